// SPDX-License-Identifier: Apache-2.0
// Question: do independent implementations of JSON Schema and JSON-LD read a trust list's export as it is meant: is a certificate within the
// accreditation's scope accepted, and one outside refused?
import assert from 'node:assert/strict';
import test from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';
import jsonld from 'jsonld';

import { documentLoader } from './contexts.mjs';
import { recognizedExport, validSamples } from './samples.mjs';

const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
const { document, schemas } = recognizedExport();
const works = document.credentialSubject.find((entity) => entity.id === 'did:web:works.example');
const certificate = validSamples.find(({ schema, name }) => schema === 'CompetencyCertificate' && name === 'fixed sample').document;

// Of each action, the schemas that are not published for everybody.
const scopeOf = (action) => action.outputValidation.map(({ id }) => schemas[id.split('/').pop()]).filter(Boolean);
const fits = (credential) => {
  const [scope] = scopeOf(works.recognizedTo[0]);
  return ajv.compile(scope)(credential);
};
const changed = (change) => {
  const copy = structuredClone(certificate);
  change(copy.credentialSubject, (type) => copy.credentialSubject.achievement.alignment.find((one) => one.targetType === type));
  return copy;
};

test('every action names its schemas, and those of scopes are there', () => {
  for (const { recognizedTo } of document.credentialSubject)
    for (const action of recognizedTo) {
      assert.equal(action.action, 'issue');
      assert.equal(scopeOf(action).length, 1);
    }
});

test('a certificate within the scope fits its schema', () => {
  assert.ok(fits(certificate));
  assert.ok(fits(changed((_, of) => { of('ext:ISCO-08').targetCode = '7126'; })), 'a unit group of a group');
  assert.ok(fits(changed((_, of) => { of('ext:NQFLevel').targetCode = 'Entry'; })), 'a level below the ceiling');
  assert.ok(fits(changed((_, of) => { of('ext:NQFLevel').targetUrl = 'https://other.example/'; of('ext:NQFLevel').targetCode = '9'; })), 'another framework');
  assert.ok(fits(changed((subject) => { subject.assessmentMethod = 'rpl-portfolio'; })), 'another method of the scope');
});

test('a certificate outside the scope in any one respect does not', () => {
  const outside = {
    'another standard': (_, of) => { of('ext:OccupationalStandard').targetUrl = 'https://board.example/standards/welder'; },
    'another occupation': (_, of) => { of('ext:ISCO-08').targetCode = '7212'; },
    'another field': (_, of) => { of('ext:ISCED-F-2013').targetCode = '0913'; },
    'no field': (subject) => { subject.achievement.alignment = subject.achievement.alignment.filter((one) => one.targetType !== 'ext:ISCED-F-2013'); },
    'a level above the ceiling': (_, of) => { of('ext:NQFLevel').targetCode = '5'; },
    'another method': (subject) => { subject.assessmentMethod = 'interview'; },
    'another country': (subject) => { subject.assessmentPlace.addressCountryCode = 'KE'; },
    'no method': (subject) => { delete subject.assessmentMethod; },
    'no place': (subject) => { delete subject.assessmentPlace; },
    'no alignments': (subject) => { delete subject.achievement.alignment; },
  };
  for (const [name, change] of Object.entries(outside)) assert.ok(!fits(changed(change)), name);
});

test('an accreditor’s schema takes lists and nothing else', () => {
  const council = document.credentialSubject.find((entity) => entity.id === 'did:web:council.example');
  const [schema] = scopeOf(council.recognizedTo[0]);
  const takes = ajv.compile(schema);
  assert.ok(takes(document));
  assert.ok(!takes(certificate));
});

test('the export expands and canonicalizes in safe mode with no base', async () => {
  const quads = await jsonld.canonize(document, { base: null, safe: true, documentLoader, algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  assert.match(quads, /RecognizedEntityCredential/);
});
