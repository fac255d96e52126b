// SPDX-License-Identifier: Apache-2.0
// Question: do independent implementations of JSON Schema and JSON-LD agree with our readers about Carnet's own kinds of documents?
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';
import jsonld from 'jsonld';

import { documentLoader, folder } from './contexts.mjs';
import { brokenEnvelopeRules } from './cross_rules.mjs';
import { damagedOwnSamples, ownSamples } from './samples.mjs';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const fileOf = (type) => `${type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}-v1.json`;
const validators = new Map([...new Set(ownSamples().map(({ schema }) => schema))].map((schema) =>
  [schema, ajv.compile(JSON.parse(readFileSync(new URL(fileOf(schema), folder))))]));

test('every sample fits its schema and no other kind’s', () => {
  for (const { schema, accepted, error, document } of ownSamples()) {
    assert.ok(accepted, `${schema}: ${error}`);
    for (const [kind, fits] of validators) assert.equal(fits(document), kind === schema, `${schema} as ${kind}: ${JSON.stringify(fits.errors)}`);
  }
});

test('every sample expands and canonicalizes in safe mode with no base', async () => {
  for (const { schema, document } of ownSamples()) {
    const quads = await jsonld.canonize(document, { base: null, safe: true, documentLoader, algorithm: 'RDFC-1.0', format: 'application/n-quads' });
    assert.ok(quads.split('\n').length > 10, schema);
  }
});

test('every term of the context stands in the vocabulary page', () => {
  const page = readFileSync(new URL('../../docs/w3id/vocab.md', import.meta.url), 'utf8');
  const explained = new Set([...page.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm)].flatMap(([, terms]) => [...terms.matchAll(/`([^`]+)`/g)].map(([, term]) => term)));
  const used = new Set();
  JSON.stringify(JSON.parse(readFileSync(new URL('carnet-v1.jsonld', folder), 'utf8')), (_, value) => {
    if (typeof value === 'string' && value.startsWith('https://w3id.org/carnet/vocab#')) used.add(value.split('#')[1]);
    return value;
  });
  assert.deepEqual([...used].filter((term) => !explained.has(term)), [], 'terms without a meaning');
  assert.deepEqual([...explained].filter((term) => !used.has(term)), [], 'meanings without a term');
});

test('on every damaged document the reader sees the shape that the schema sees', (context) => {
  const counts = {};
  const disagreements = [];
  for (const { schema, name, shape, accepted, error, document } of damagedOwnSamples()) {
    const fits = validators.get(schema)(document) && brokenEnvelopeRules(document).length === 0;
    counts[schema] = (counts[schema] ?? 0) + 1;
    if (fits !== shape) disagreements.push(`${schema}, ${name}: reader ${shape ? 'reads it' : error}, schema ${fits ? 'fits' : JSON.stringify(validators.get(schema).errors?.[0])}`);
    assert.ok(shape || !accepted, `${schema}, ${name}`);
  }
  context.diagnostic(JSON.stringify(counts));
  assert.deepEqual(disagreements.slice(0, 10), [], `${disagreements.length} disagreements`);
});
