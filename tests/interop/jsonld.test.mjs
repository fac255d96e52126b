// SPDX-License-Identifier: Apache-2.0
// Question: does an independent JSON-LD processor in safe mode understand every member that we write?
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';

import jsonld from 'jsonld';

import { carnetBytes, carnetV1, contexts, credentialsV2, documentLoader, openBadgesV3 } from './contexts.mjs';
import { validSamples } from './samples.mjs';

const options = { base: null, safe: true, documentLoader };
const vocab = 'https://w3id.org/carnet/vocab#';

// Every term of a context, at whatever depth, with its definition.
function* terms(context) {
  for (const [term, definition] of Object.entries(context)) {
    if (term.startsWith('@')) continue;
    yield [term, definition];
    if (definition !== null && typeof definition === 'object' && definition['@context']) yield* terms(definition['@context']);
  }
}

test('Carnet’s terms are protected and none of them stands in the contexts that it adds to', () => {
  const own = contexts.get(carnetV1)['@context'];
  assert.equal(own['@protected'], true);
  assert.equal(own['@vocab'], undefined);
  const taken = new Set();
  for (const url of [credentialsV2, openBadgesV3])
    for (const [term] of terms(contexts.get(url)['@context'])) taken.add(term);
  for (const term of Object.keys(own)) assert.ok(term.startsWith('@') || !taken.has(term), `${term} is taken`);
  for (const [term, definition] of terms(own)) {
    assert.equal(typeof definition === 'string' ? definition : definition['@id'], `${vocab}${term}`);
  }
});

test('every valid sample expands and canonicalizes in safe mode with no base', async () => {
  for (const { name, document } of validSamples) {
    const expanded = await jsonld.expand(document, options);
    assert.equal(expanded.length, 1, name);
    const quads = await jsonld.canonize(document, { ...options, algorithm: 'RDFC-1.0', format: 'application/n-quads' });
    assert.ok(quads.split('\n').length > 60, name);
  }
});

test('each text of a sample is found again after expansion', async () => {
  const texts = (value) =>
    typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
  for (const { name, document } of validSamples.slice(0, 20)) {
    const { '@context': _, ...members } = document;
    const found = new Set(texts(await jsonld.expand(document, options)));
    for (const text of texts(members.credentialSubject)) {
      const asType = [...found].some((one) => one === text || one.endsWith(`#${text}`) || one.endsWith(`/${text}`));
      assert.ok(asType || text === 'Alignment', `${name}: ${text} is lost`);
    }
  }
});

test('a member that no context defines makes safe mode refuse', async () => {
  const document = structuredClone(validSamples[0].document);
  document.credentialSubject.passportNumber = 'X1';
  await assert.rejects(jsonld.expand(document, options), /safe mode/i);
});

test('an unknown context is refused instead of fetched', async () => {
  const document = structuredClone(validSamples[0].document);
  document['@context'].push('https://example.org/context');
  await assert.rejects(jsonld.expand(document, options), /example\.org/);
});

test('a birth date is an untyped literal, since it may be a year, and the original name keeps its language', async () => {
  const sample = validSamples.find((one) => one.name === 'fixed sample').document;
  const [credential] = await jsonld.expand(sample, options);
  const [subject] = credential['https://www.w3.org/2018/credentials#credentialSubject'];
  assert.deepEqual(subject[`${vocab}birthDate`], [{ '@value': '1988' }]);
  assert.deepEqual(subject[`${vocab}nameOriginal`], [{ '@value': 'आशा नमुना', '@language': 'ne' }]);
});

test('both types are classes of their own beside the Open Badge', async () => {
  for (const { schema, document } of validSamples) {
    const [credential] = await jsonld.expand(document, options);
    assert.deepEqual(credential['@type'], [
      'https://www.w3.org/2018/credentials#VerifiableCredential',
      'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
      `${vocab}${schema}`,
    ]);
  }
});

test('each credential names Carnet’s context with the digest of the bytes that are served', () => {
  const sha256 = createHash('sha256').update(carnetBytes).digest();
  for (const { name, document } of validSamples) {
    const related = document.relatedResource.find((one) => one.id === carnetV1);
    assert.equal(related.digestMultibase, `u${sha256.toString('base64url')}`, name);
    assert.equal(related.digestSRI, `sha256-${sha256.toString('base64')}`, name);
  }
});
