// SPDX-License-Identifier: Apache-2.0
// A receipt from POST to `check`, with an independent look at its signature; and that it is never taken for a certificate.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv, freePort, verifierConfig } from './support/board.mjs';
import { run, serve, workFolder } from './support/programs.mjs';
import { ask, startVerifier } from './support/verifier.mjs';

const option = '--receipt-key-passphrase-fd';
const part = (token, i) => JSON.parse(Buffer.from(token.split('.')[i], 'base64url'));
// The raw key behind "z" and the two bytes that say Ed25519.
function fromMultikey(text) {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = 0n;
  for (const c of text.slice(1)) number = number * 58n + BigInt(alphabet.indexOf(c));
  return Buffer.from(number.toString(16).padStart(68, '0'), 'hex').subarray(2);
}

async function world(t) {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const port = await freePort();
  const config = verifierConfig(join(folder, 'verifier'), [board], { extra: `[receipts]\nbase_url = "http://localhost:${port}"\nkey_store = "receipt-keys"\n` });
  return { folder, certificate, config, port, board };
}
const receiptOf = async (verifier, body, query = '') => {
  const answer = await fetch(`http://127.0.0.1:${verifier.port}/v1/receipts${query}`, { method: 'POST', body, headers: { 'Content-Type': 'application/vc' } });
  return { status: answer.status, body: await answer.json(), cache: answer.headers.get('cache-control') };
};

test('a receipt binds a verdict to a digest, is signed with the published key, and check says what it is', async (t) => {
  const { folder, certificate, config, port } = await world(t);
  const secrets = { [option]: randomBytes(18).toString('base64url') };
  const missing = await run('carnet-verifier', ['serve', '--config', config, '--listen', '127.0.0.1:0'], { secrets });
  assert.equal(missing.code, 3);
  assert.equal((await run('carnet-verifier', ['receipt-key', 'make', '--config', config], { secrets })).code, 0);
  const verifier = await serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', `127.0.0.1:${port}`], { folder, secrets });
  const { status, body: { verdict, receipt }, cache } = await receiptOf(verifier, certificate.text, '?lang=fr&destination=FR');
  assert.equal(status, 200);
  assert.equal(cache, 'no-store');
  assert.equal(verdict.decision, 'accepted');
  const claims = part(receipt, 1);
  assert.deepEqual(part(receipt, 0).typ, 'carnet-receipt+jwt');
  assert.equal(claims.receipt.inputDigest, `u${createHash('sha256').update(certificate.text).digest('base64url')}`);
  assert.deepEqual([claims.receipt.decision, claims.receipt.word, claims.receipt.destination, claims.receipt.checks.length], ['accepted', 'valid', 'FR', 15]);
  assert.ok(!JSON.stringify(claims).includes(verdict.summary.holderName), 'a receipt names nobody');
  const document = await (await fetch(`http://127.0.0.1:${verifier.port}/.well-known/did.json`)).json();
  const method = document.verificationMethod.find(({ id }) => id === part(receipt, 0).kid);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: fromMultikey(method.publicKeyMultibase).toString('base64url') }, format: 'jwk' });
  const [head, payload, signature] = receipt.split('.');
  assert.ok(verify(null, Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url')));

  const posted = await ask(verifier, receipt, { type: 'application/jwt' });
  assert.equal(posted.body.decision, 'rejected');
  assert.equal(posted.body.checks.find(({ check }) => check === 'structure').reason, 'token-type-wrong');

  const file = join(folder, 'receipt.jwt');
  writeFileSync(file, `${receipt}\n`);
  const checked = await run('carnet-verifier', ['check', file, '--config', config]);
  assert.equal(checked.code, 2, 'never 0');
  assert.match(checked.stdout, /verification receipt and no certificate/);
  for (const said of [claims.iss, claims.receipt.inputDigest, 'ACCEPTED: Genuine and valid today', 'It holds']) assert.ok(checked.stdout.includes(said), `${said}\n${checked.stdout}`);
  const [{ receipt: json }] = JSON.parse((await run('carnet-verifier', ['check', file, '--config', config, '--json', '--lang', 'ar'])).stdout);
  assert.deepEqual([json.signature, json.maker, json.found.word], ['accepted', claims.iss, 'valid']);

  writeFileSync(file, `${head}.${Buffer.from(JSON.stringify({ ...claims, receipt: { ...claims.receipt, word: 'withdrawn' } })).toString('base64url')}.${signature}`);
  const forged = await run('carnet-verifier', ['check', file, '--config', config]);
  assert.equal(forged.code, 1);
  assert.match(forged.stdout, /It does not hold/);
});

test('a verifier without a receipt key says so, and a bad question is answered as on /v1/verify', async (t) => {
  const folder = workFolder(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), []));
  const { status, body } = await receiptOf(verifier, '{}');
  assert.equal(status, 404);
  assert.match(body.detail, /no receipts/);
  assert.equal((await fetch(`http://127.0.0.1:${verifier.port}/.well-known/did.json`)).status, 404);
});
