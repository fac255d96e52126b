// SPDX-License-Identifier: Apache-2.0
// Question: does an independent JSON-LD processor in safe mode understand a passport, and each credential in it as it stands alone?
import assert from 'node:assert/strict';
import test from 'node:test';

import jsonld from 'jsonld';

import { documentLoader } from './contexts.mjs';
import { passportSample } from './samples.mjs';

const options = { base: null, safe: true, documentLoader };
const credentials = 'https://www.w3.org/2018/credentials#';

test('a passport is a presentation with a type of ours, and holds its credentials as graphs', async () => {
  const document = passportSample();
  const [passport] = await jsonld.expand(document, options);
  assert.deepEqual(passport['@type'], [`${credentials}VerifiablePresentation`, 'https://w3id.org/carnet/vocab#Passport']);
  assert.deepEqual(passport[`${credentials}holder`], [{ '@id': document.holder }]);
  const graphs = passport[`${credentials}verifiableCredential`];
  assert.equal(graphs.length, document.verifiableCredential.length);
  for (const [i, graph] of graphs.entries())
    assert.deepEqual(graph['@graph'], await jsonld.expand(document.verifiableCredential[i], options), `credential ${i}`);
});

test('a passport canonicalizes in safe mode with no base', async () => {
  const quads = await jsonld.canonize(passportSample(), { ...options, algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  assert.ok(quads.split('\n').length > 200);
});
