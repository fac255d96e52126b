// SPDX-License-Identifier: Apache-2.0
// The admin API reads and prepares for those with a key, and approves for nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Board, cleanCsv } from './support/board.mjs';
import { workFolder } from './support/programs.mjs';

async function boardWithKeys(t) {
  const board = await Board.make(workFolder(t));
  const read = (await board.json(['key', 'api-add', 'reader', '--role', 'read'])).key;
  const prepare = (await board.json(['key', 'api-add', 'registry', '--role', 'prepare'])).key;
  const server = await board.serve(t);
  const call = async (key, method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${server.adminPort}${path}`, { method, body, headers: key ? { Authorization: `Bearer ${key}` } : {} });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  return { board, read, prepare, call, server };
}

test('who has no key, a wrong key or too small a role is refused and nothing is kept', async (t) => {
  const { board, read, call } = await boardWithKeys(t);
  assert.equal((await call(null, 'GET', '/admin/v1/batches')).status, 401);
  assert.equal((await call(`${read}x`, 'GET', '/admin/v1/batches')).status, 401);
  assert.equal((await call(read, 'POST', `/admin/v1/batches?profile=${board.profileName}`, cleanCsv(1))).status, 403);
  assert.deepEqual((await call(read, 'GET', '/admin/v1/batches')).body, { batches: [] });
});

test('what a machine imports is issued only after two officers signed', async (t) => {
  const { board, prepare, read, call } = await boardWithKeys(t);
  const imported = await call(prepare, 'POST', `/admin/v1/batches?profile=${board.profileName}&name=upload.csv`, cleanCsv(2));
  assert.equal(imported.status, 201, JSON.stringify(imported.body));
  const { id } = imported.body.batch;
  assert.equal(imported.body.batch.importedBy, 'api:registry');
  assert.equal((await board.run(['approve', id, '--officer', 'benno', '--yes'], board.as('benno'))).code, 4, 'nobody prepared it');
  await board.json(['approve', id, '--officer', 'asha', '--as-preparer', '--yes'], board.as('asha'));
  await board.approve(id);
  await board.issue(id);
  const page = (await call(read, 'GET', `/admin/v1/batches/${id}/credentials`)).body;
  assert.equal(page.credentials.length, 2);
  const credential = await call(read, 'GET', `/admin/v1/credentials/${page.credentials[0].id}`);
  assert.equal(credential.status, 200);
  assert.equal(credential.body.id, page.credentials[0].id);
});

test('no route approves, issues or changes a status', async (t) => {
  const { prepare, call, server } = await boardWithKeys(t);
  for (const path of ['/admin/v1/batches/x/approve', '/admin/v1/batches/x/issue', '/admin/v1/credentials/x/revoke', '/admin/v1/trust/changes/x/approve',
    '/admin/v1/cases/x/draft', '/admin/v1/cases/x/approve', '/admin/v1/cases/x/sign', '/admin/v1/cases/x/acts/y/approve', '/admin/v1/cases/x/acts/y/prepare']) {
    assert.equal((await call(prepare, 'POST', path, '{}')).status, 404);
  }
  const { body: api } = await call(null, 'GET', '/openapi.json');
  const writing = Object.entries(api.paths).flatMap(([path, methods]) => Object.keys(methods).filter((m) => m !== 'get').map((m) => `${m} ${path}`));
  assert.deepEqual(writing.sort(), ['post /admin/v1/batches', 'post /admin/v1/cases', 'post /admin/v1/cases/{id}/acts', 'post /admin/v1/cases/{id}/clock', 'post /admin/v1/trust/changes',
    'post /admin/v1/trust/versions']);
  assert.equal((await fetch(`http://127.0.0.1:${server.port}/admin/v1/batches`)).status, 404, 'the public port knows no admin route');
});

test('a key that is removed is refused at once', async (t) => {
  const { board, read, call } = await boardWithKeys(t);
  assert.equal((await call(read, 'GET', '/admin/v1/batches')).status, 200);
  await board.json(['key', 'api-remove', 'reader']);
  assert.equal((await call(read, 'GET', '/admin/v1/batches')).status, 401);
  assert.equal((await board.json(['fsck'])).clean, true);
});

test('guessing keys is slowed down', async (t) => {
  const { call } = await boardWithKeys(t);
  const statuses = [];
  for (let i = 0; i < 15; ++i) statuses.push((await call(`ck_guess_${i}`, 'GET', '/admin/v1/batches')).status);
  assert.ok(statuses.includes(429), statuses.join(' '));
  assert.ok(!statuses.includes(200));
});
