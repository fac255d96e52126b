// SPDX-License-Identifier: Apache-2.0
// What a certificate counts for in another country, asked over HTTP: the same answer as on the command line, for one
// document and for several shown together, and questions that are wrong are refused with the part that is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository, run, workFolder } from './support/programs.mjs';
import { ask, startVerifier } from './support/verifier.mjs';

const corridor = join(repository, 'docs', 'examples', 'corridors', 'cases', '05-harmonised-units-west-africa');

async function openCorridor(t) {
  const folder = workFolder(t);
  const out = join(folder, 'corridor');
  const made = await run('corridor_documents', [corridor, out]);
  assert.equal(made.code, 0, made.stderr);
  const config = join(out, 'verifier.toml');
  const verifier = await startVerifier(t, folder, config);
  const file = (name) => join(out, 'documents', `${name}.json`);
  return { config, verifier, file, text: (name) => readFileSync(file(name), 'utf8') };
}

// Without the times at which they were made, and the digest of bytes that were put together anew.
const timeless = ({ evaluatedAt, judgedAsOf, inputDigest, ...rest }) => rest;

test('the verdict over HTTP says of another country what the command line says', async (t) => {
  const { config, verifier, file, text } = await openCorridor(t);
  for (const [country, word] of [['NG', 'rec-partial'], ['GH', 'rec-partial'], ['FR', 'rec-none']]) {
    const { status, body } = await ask(verifier, text('certificate'), { query: `?destination=${country}&purpose=employment-nonregulated&lang=fr` });
    assert.equal(status, 200);
    assert.equal(body.recognition.word, word);
    const printed = await run('carnet-verifier', ['check', file('certificate'), '--config', config, '--json', '--destination', country,
      '--purpose', 'employment-nonregulated', '--lang', 'fr']);
    assert.deepEqual(timeless(body), timeless(JSON.parse(printed.stdout)[0].verdict));
  }
});

test('documents that are shown together are judged together', async (t) => {
  const { config, verifier, file, text } = await openCorridor(t);
  const body = JSON.stringify({ verifiableCredential: JSON.parse(text('certificate')), with: [JSON.parse(text('automatic-decision'))] });
  const together = await ask(verifier, body, { type: 'application/json', query: '?destination=GH' });
  assert.equal(together.body.recognition.by, 'decision');
  const [{ verdict, with: others }] = JSON.parse((await run('carnet-verifier', ['check', file('certificate'), '--with', file('automatic-decision'),
    '--config', config, '--json', '--destination', 'GH'])).stdout);
  assert.deepEqual(timeless(together.body), timeless(verdict));
  assert.equal(others.length, 1);
  assert.equal(others[0].decision, 'accepted');
  const alone = await ask(verifier, text('certificate'), { query: '?destination=GH' });
  assert.equal(alone.body.recognition.by, 'agreement');
  assert.equal('recognition' in (await ask(verifier, text('certificate'))).body, false);
});

test('a question that is wrong is refused, and says which part is', async (t) => {
  const { config, verifier, file, text } = await openCorridor(t);
  const refused = async (query, body = text('certificate'), type = undefined) => {
    const answer = await ask(verifier, body, { query, ...(type ? { type } : {}) });
    assert.equal(answer.status, 400);
    return answer.body.detail;
  };
  assert.match(await refused('?purpose=further-study'), /which country/);
  assert.match(await refused('?destination=GHANA'), /ISO 3166/);
  assert.match(await refused('?destination=GH&purpose=work'), /employment-nonregulated/);
  assert.match(await refused('?destination=GH&occupation=71'), /ISCO-08/);
  assert.match(await refused('', '{"verifiableCredential":{},"options":{}}', 'application/json'), /verifiableCredential and with/);
  const mistaken = await run('carnet-verifier', ['check', file('certificate'), '--config', config, '--destination', 'GHANA']);
  assert.equal(mistaken.code, 3);
  assert.match(mistaken.stderr, /ISO 3166/);
});
