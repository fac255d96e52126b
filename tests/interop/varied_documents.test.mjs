// SPDX-License-Identifier: Apache-2.0
// Question: are the documents that are exchanged with others as varied as is said of them?
import assert from 'node:assert/strict';
import test from 'node:test';

import { variedDocuments } from './varied_documents.mjs';

const issuer = 'did:example:issuer';
const depth = (value) => (value === null || typeof value !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(value).map(depth)));
const numbersIn = (value) => (typeof value === 'number' ? [value] : value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(numbersIn));

const features = {
  'deep evidence': ({ evidence }) => depth(evidence) >= 7,
  'no evidence': ({ evidence }) => evidence === undefined,
  'terms of use': ({ termsOfUse }) => termsOfUse !== undefined,
  'several subjects': ({ credentialSubject }) => [credentialSubject].flat().length > 1,
  'several types': ({ type }) => type.length > 2,
  'no identifier': ({ id }) => id === undefined,
  'an issuer with a name': (document) => typeof document.issuer === 'object',
  'an end': ({ validUntil, expirationDate }) => (validUntil ?? expirationDate) !== undefined,
  'an offset': ({ validFrom, issuanceDate }) => /[+-]\d\d:\d\d$/.test(validFrom ?? issuanceDate),
  'a context of its own': (document) => document['@context'].some((context) => typeof context === 'object'),
  'JSON as a value': ({ credentialSubject }) => [credentialSubject].flat()[0].sheet !== undefined,
  'an Open Badge': ({ type }) => type.includes('OpenBadgeCredential'),
  'a language': (_, text) => text.includes('"@language"'),
  'a direction': (_, text) => text.includes('"@direction"'),
  'texts by language': (_, text) => text.includes('"inLanguages"'),
  'a fraction': (document) => numbersIn(document.credentialSubject).some((number) => !Number.isInteger(number)),
  'a big number as text': (_, text) => /"(\d{30,}|1e400|-?9007199254740993)"/.test(text),
  ...Object.fromEntries(['Arabic', 'Hebrew', 'Devanagari', 'Ethiopic', 'Sinhala', 'Bengali', 'Tamil', 'Han', 'Thai', 'Cyrillic'].map((script) => [
    script, (_, text) => new RegExp(`\\p{Script=${script}}`, 'u').test(text)])),
  'beyond the basic plane': (_, text) => /[\u{10000}-\u{10ffff}]/u.test(text),
  'a decomposed letter': (_, text) => text !== text.normalize('NFC'),
};

test('no two documents are the same, the same seed gives the same ones, and each feature is in several of each data model', (t) => {
  for (const model of ['1.1', '2.0']) {
    const texts = (options) => variedDocuments(model, options).map(({ under }) => JSON.stringify(under(issuer)));
    assert.equal(new Set(texts()).size, 50);
    assert.deepEqual(texts(), texts());
    assert.notDeepEqual(texts(), texts({ seed: 2 }));
    const counts = Object.entries(features).map(([feature, has]) => [feature, texts().filter((text) => has(JSON.parse(text), text)).length]);
    t.diagnostic(`data model ${model}: ${counts.map((one) => one.join(' ')).join(', ')}`);
    for (const [feature, count] of counts) assert.ok(count >= 3, `${feature} is in ${count} documents only`);
  }
});
