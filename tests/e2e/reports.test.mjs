// SPDX-License-Identifier: Apache-2.0
// Somebody writes that a document looks forged, and the operator reads it on a terminal that does not obey it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifierConfig } from './support/board.mjs';
import { run, workFolder } from './support/programs.mjs';
import { startVerifier } from './support/verifier.mjs';

test('a report lands with the operator, who lists, shows and removes it', async (t) => {
  const folder = workFolder(t);
  const config = verifierConfig(join(folder, 'verifier'), [], { extra: '[reports]\nstore = "reports.sqlite"\nstarts_per_second = 1000.0\n' });
  const verifier = await startVerifier(t, folder, config);
  const post = (body) => fetch(`http://127.0.0.1:${verifier.port}/v1/reports`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  const reports = (...args) => run('carnet-verifier', ['reports', ...args, '--config', config]);
  const answer = await post({ text: 'The seal is odd.\n\u001b[2Jsecond line', inputDigest: 'u47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', contact: 'asha@employer.example' });
  assert.equal(answer.status, 201);
  const { id } = await answer.json();
  for (const wrong of [{}, { text: ' \n' }, { text: 5 }, { text: 'x', more: 1 }, { text: 'x'.repeat(4_001) }, { text: 'x', contact: 'y'.repeat(201) }, { text: 'x', inputDigest: 'not one' }, '[]', 'x', '{"text":"a","text":"b"}'])
    assert.equal((await post(wrong)).status, 400, JSON.stringify(wrong).slice(0, 60));

  const listed = await reports('list');
  assert.equal(listed.code, 0);
  assert.ok(listed.stdout.startsWith(`${id}  `));
  assert.ok(!listed.stdout.includes('\u001b'));
  const shown = await reports('show', id);
  assert.match(shown.stdout, /From asha@employer\.example\n {2}The seal is odd\.\n {2}\S+second line/);
  assert.ok(!shown.stdout.includes('\u001b'));
  const [json] = JSON.parse((await reports('list', '--json')).stdout);
  assert.deepEqual([json.id, json.contact], [id, 'asha@employer.example']);
  assert.equal((await reports('remove', id)).code, 0);
  assert.equal((await reports('remove', id)).code, 3);
  assert.match((await reports('list')).stdout, /no reports/);
});

test('nobody floods the operator, and a verifier without [reports] says so', async (t) => {
  const folder = workFolder(t);
  const open = await startVerifier(t, folder, verifierConfig(join(folder, 'open'), [], { extra: '[reports]\nstore = "reports.sqlite"\n' }));
  const closed = await startVerifier(t, folder, verifierConfig(join(folder, 'closed'), []));
  const post = (verifier) => fetch(`http://127.0.0.1:${verifier.port}/v1/reports`, { method: 'POST', body: '{"text":"x"}' });
  const statuses = [];
  for (let i = 0; i < 8; i += 1) statuses.push((await post(open)).status);
  assert.deepEqual([statuses[0], statuses.at(-1)], [201, 429]);
  assert.equal((await post(closed)).status, 404);
});
