// SPDX-License-Identifier: Apache-2.0
// A share by a link as two browsers use it: encrypted before it leaves, opened with the key behind the '#', withdrawn, expired, bounded.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { request } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifierConfig } from './support/board.mjs';
import { workFolder } from './support/programs.mjs';
import { startVerifier } from './support/verifier.mjs';

const { subtle } = webcrypto;
const octets = { 'Content-Type': 'application/octet-stream' };

// The answer to a length alone: the octets are never sent.
const statusOfAnnounced = (port, length) => new Promise((resolve, reject) => {
  const asking = request({ host: '127.0.0.1', port, path: '/v1/shares', method: 'POST', headers: { ...octets, 'Content-Length': length } }, (answer) => { resolve(answer.statusCode); asking.destroy(); });
  asking.on('error', reject);
  asking.flushHeaders();
});

async function sharing(t, more = 'starts_per_second = 1000.0\n') {
  const folder = workFolder(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { extra: `[shares]\nstore = "shares.sqlite"\n${more}` }));
  const base = `http://127.0.0.1:${verifier.port}/v1/shares`;
  return {
    folder,
    verifier,
    share: (body, query = '', headers = octets) => fetch(base + query, { method: 'POST', body, headers }),
    get: (id) => fetch(`${base}/${id}`),
    withdraw: (id, token) => fetch(`${base}/${id}`, { method: 'DELETE', headers: token ? { Authorization: `Bearer ${token}` } : {} }),
  };
}

test('what one browser encrypts another opens with the link, and the server learns nothing', async (t) => {
  const { folder, share, get, withdraw } = await sharing(t);
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const text = 'Maya Fictional, electrician (demo)';
  const sealed = Buffer.concat([iv, Buffer.from(await subtle.encrypt({ name: 'AES-GCM', iv }, key, Buffer.from(text)))]);
  const answer = await share(sealed, '?seconds=3600');
  assert.equal(answer.status, 201);
  const { id, expires, deletionToken } = await answer.json();
  assert.match(id, /^[A-Za-z0-9_-]{32}$/);
  assert.ok(Math.abs(Date.parse(expires) - Date.now() - 3_600_000) < 10_000);
  const opened = await get(id);
  assert.equal(opened.status, 200);
  assert.equal(opened.headers.get('content-type'), 'application/octet-stream');
  assert.match(opened.headers.get('x-robots-tag'), /noindex/);
  assert.equal(opened.headers.get('cache-control'), 'no-store');
  assert.equal(opened.headers.get('x-content-type-options'), 'nosniff');
  const got = Buffer.from(await opened.arrayBuffer());
  assert.deepEqual(got, sealed);
  assert.equal(Buffer.from(await subtle.decrypt({ name: 'AES-GCM', iv: got.subarray(0, 12) }, key, got.subarray(12))).toString(), text);
  const disk = () => readdirSync(join(folder, 'verifier')).filter((name) => name.startsWith('shares')).map((name) => readFileSync(join(folder, 'verifier', name))).reduce((a, b) => Buffer.concat([a, b]));
  assert.ok(disk().includes(sealed));
  assert.ok(!disk().includes(deletionToken));

  assert.equal((await withdraw(id)).status, 401);
  assert.equal((await withdraw(id, 'guessed')).status, 401);
  assert.equal((await get(id)).status, 200);
  assert.equal((await withdraw(id, deletionToken)).status, 204);
  assert.equal((await get(id)).status, 404);
  assert.equal((await withdraw(id, deletionToken)).status, 404);
  assert.ok(!disk().includes(sealed), 'withdrawn, and overwritten');
});

test('too much, too long, too often or of another kind is refused with the reason', async (t) => {
  const { share, get, verifier } = await sharing(t, 'longest_days = 2\nstarts_per_second = 0.001\n');
  assert.equal((await share(Buffer.alloc(1024 * 1024, 1))).status, 201);
  assert.equal(await statusOfAnnounced(verifier.port, 1024 * 1024 + 1), 413);
  for (const seconds of ['59', '172801', '-1', '1e3', 'x', '']) assert.equal((await share('x', `?seconds=${seconds}`)).status, 400, seconds);
  assert.equal((await share('', '')).status, 400);
  assert.equal((await share('x', '', { 'Content-Type': 'text/html' })).status, 415);
  assert.equal((await get('nothing')).status, 404);
  const statuses = [];
  for (let i = 0; i < 25; i += 1) statuses.push((await share('x')).status);
  assert.ok(statuses.includes(201));
  assert.equal(statuses.at(-1), 429);
});

test('without [shares] nothing is shared', async (t) => {
  const folder = workFolder(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), []));
  assert.equal((await fetch(`http://127.0.0.1:${verifier.port}/v1/shares`, { method: 'POST', body: 'x', headers: octets })).status, 404);
});
