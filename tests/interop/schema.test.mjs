// SPDX-License-Identifier: Apache-2.0
// Question: do the published JSON Schemas and the reader that decides at issue and at verification say the same?
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { folder } from './contexts.mjs';
import { brokenRules } from './cross_rules.mjs';
import { allSamples, validSamples } from './samples.mjs';

const files = {
  CompetencyCertificate: 'competency-certificate-v1.json',
  CompetencyUnitStatement: 'competency-unit-statement-v1.json',
};
const schemas = Object.fromEntries(
  Object.entries(files).map(([type, file]) => [type, JSON.parse(readFileSync(new URL(file, folder)))]));

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const validators = Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, ajv.compile(schema)]));

test('both schemas are valid 2020-12 and share their common definitions word for word', () => {
  for (const schema of Object.values(schemas)) {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
  }
  const own = new Set(['result', 'achievement', 'subject']);
  const [certificate, statement] = Object.values(schemas).map((schema) => schema.$defs);
  assert.deepEqual(Object.keys(certificate).sort(), Object.keys(statement).sort());
  for (const name of Object.keys(certificate))
    if (!own.has(name)) assert.deepEqual(certificate[name], statement[name], name);
});

test('every valid sample fits its schema, keeps every rule between its places, and is accepted by the reader', () => {
  assert.ok(validSamples.length >= 60);
  for (const { schema, name, accepted, error, document } of validSamples) {
    assert.ok(accepted, `${name}: ${error}`);
    assert.ok(validators[schema](document), `${name}: ${JSON.stringify(validators[schema].errors)}`);
    assert.deepEqual(brokenRules(document), [], name);
  }
});

test('on every damaged document the reader decides as schema and rules do', (context) => {
  const counts = { accepted: 0, 'refused by schema': 0, 'refused by a rule between places': 0 };
  const rulesSeen = new Set();
  const disagreements = [];
  for (const { schema, name, accepted, error, document } of allSamples()) {
    const fits = validators[schema](document);
    const broken = fits ? brokenRules(document) : [];
    broken.forEach((rule) => rulesSeen.add(rule));
    counts[!fits ? 'refused by schema' : broken.length > 0 ? 'refused by a rule between places' : 'accepted'] += 1;
    if (accepted !== (fits && broken.length === 0))
      disagreements.push(`${schema}, ${name}: reader ${accepted ? 'accepts' : error}, schema ${
        fits ? 'fits' : JSON.stringify(validators[schema].errors[0])}, rules ${broken}`);
  }
  context.diagnostic(JSON.stringify(counts));
  assert.deepEqual(disagreements.slice(0, 10), [], `${disagreements.length} disagreements`);
  assert.ok(counts.accepted > 100 && counts['refused by schema'] > 1000, JSON.stringify(counts));
  assert.ok(rulesSeen.size >= 15, `only ${[...rulesSeen]}`);
});

test('a certificate never fits the schema of a unit statement, nor the other way round', () => {
  for (const { schema, name, document } of validSamples)
    for (const other of Object.keys(validators).filter((type) => type !== schema))
      assert.equal(validators[other](document), false, name);
});
