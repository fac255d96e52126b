// SPDX-License-Identifier: Apache-2.0
// What an attacker sends to a verifier, and what a malicious issuer publishes: each is refused with its own reason, within 200 ms of
// CPU and 32 MiB of memory, and the verifier goes on.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Board, cleanCsv, verifierConfig } from '../e2e/support/board.mjs';
import { workFolder } from '../e2e/support/programs.mjs';
import { ask, reasonOf, startVerifier } from '../e2e/support/verifier.mjs';
import { bounded } from './support/bounds.mjs';

async function world(t) {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates } = await board.award(cleanCsv(3));
  await board.serve(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [board]));
  return { folder, board, certificates, verifier };
}

test('documents that no reader should be given are refused for what they are', async (t) => {
  const { certificates: [good], verifier } = await world(t);
  const text = good.text;
  const proofValue = good.json.proof.proofValue;
  const withProofValue = (value) => text.replace(proofValue, value);
  const cases = [
    ['a member twice', text.replace('{', '{"issuer":"did:web:evil.example",'), 'format', 'json-duplicate-member'],
    ['a member twice, once escaped', text.replace('{', '{"i\\u0073suer":"did:web:evil.example",'), 'format', 'json-duplicate-member'],
    ['100,000 arrays in one another', '['.repeat(100_000) + ']'.repeat(100_000), 'format', 'json-too-deep'],
    ['a number that no double holds', text.replace('{', '{"x":1e400,'), 'format', 'number-range'],
    ['a lone surrogate', text.replace('{', '{"x":"\\ud800",'), 'format', null],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from(text.slice(0, 1)), Buffer.from('"x":"'), Buffer.from([0xff, 0xfe]), Buffer.from('",'), Buffer.from(text.slice(1))]), 'format', 'bad-utf8'],
    ['half a document', text.slice(0, text.length / 2), 'format', 'json-syntax'],
    ['something else', '[]', 'structure', 'not-a-credential'],
    ['no proof', JSON.stringify({ ...good.json, proof: undefined }), 'proof', 'proof-missing'],
    ['a signature without multibase header', withProofValue(proofValue.slice(1)), 'proof', 'signature-encoding'],
    ['a signature cut short', withProofValue(`z${proofValue.slice(12)}`), 'proof', 'signature-length'],
    ['another signature', withProofValue(proofValue.slice(0, -4) + (proofValue.endsWith('1111') ? '2222' : '1111')), 'proof', null],
    ['another purpose', text.replace('"assertionMethod"', '"authentication"'), 'proof', null],
    ['an unknown suite', text.replace(/"cryptosuite":"[^"]+"/, '"cryptosuite":"future-2099"'), 'proof', 'mechanism-not-supported'],
    ['another issuer\'s name', text.replaceAll('"did:web:localhost', '"did:web:localhosr'), 'issuer-key', null],
  ];
  for (const [name, body, check, reason] of cases) {
    const { status, body: verdict } = await bounded(verifier, name, body);
    assert.equal(status, 200, name);
    assert.notEqual(verdict.decision, 'accepted', name);
    const got = reasonOf(verdict, check);
    if (reason) assert.equal(got, reason, `${name}: ${JSON.stringify(verdict.checks.map((c) => [c.check, c.reason]))}`);
    else assert.notEqual(got, 'ok', name);
  }
  for (const [index, reason] of [['-1', 'status-index-invalid'], ['1e3', 'status-index-invalid'], ['1.0', 'status-index-invalid'], ['99999999999999999999999', 'status-index-invalid']]) {
    const mutated = structuredClone(good.json);
    mutated.credentialStatus[0].statusListIndex = index;
    const { body: verdict } = await bounded(verifier, `index ${index}`, JSON.stringify(mutated));
    assert.equal(verdict.decision, 'rejected', index);
    assert.ok(verdict.checks.some((one) => one.reason === reason || one.reason === 'member-wrong'), `${index}: ${JSON.stringify(verdict.checks.map((c) => c.reason))}`);
  }
  assert.equal((await ask(verifier, text)).body.decision, 'accepted', 'and the verifier goes on');
});

test('requests that are no questions get a problem document and not a crash', async (t) => {
  const { certificates: [good], verifier } = await world(t);
  assert.equal((await ask(verifier, '')).status, 400);
  assert.equal((await ask(verifier, good.text, { type: 'text/html' })).status, 415);
  assert.equal((await ask(verifier, good.text, { query: '?at=yesterday' })).status, 400);
  assert.equal((await ask(verifier, good.text, { query: '?lang=tlh' })).status, 400);
  assert.equal((await ask(verifier, 'x'.repeat(3_000_000))).status, 413);
  assert.equal((await ask(verifier, good.text)).body.decision, 'accepted');
});

// A publisher of status lists that answers what a test wants, in the place of the board's own server.
async function publisher(t, port, answers) {
  const server = createServer((request, response) => {
    const answer = answers(request.url);
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/vc', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  t.after(() => server.close());
}

test('a status list that is not what it must be never makes a certificate green', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [good] } = await board.award(cleanCsv(1));
  const server = await board.serve(t);
  const did = await (await fetch(`http://localhost:${board.port}/.well-known/did.json`)).text();
  const [revocation] = good.json.credentialStatus.filter((entry) => entry.statusPurpose === 'revocation');
  const [suspension] = good.json.credentialStatus.filter((entry) => entry.statusPurpose === 'suspension');
  const list = await (await fetch(revocation.statusListCredential)).text();
  const other = await (await fetch(suspension.statusListCredential)).text();
  await server.stop();

  const bomb = `u${gzipSync(Buffer.alloc(1024 * 1024 * 64)).toString('base64url')}`;
  const cases = [
    ['a bomb', JSON.stringify({ ...JSON.parse(list), credentialSubject: { ...JSON.parse(list).credentialSubject, encodedList: bomb } })],
    ['the list of another purpose', other],
    ['a list with a bit changed', JSON.stringify({ ...JSON.parse(list), validUntil: '2999-01-01T00:00:00Z' })],
    ['no list at all', '{}'],
    ['not JSON', 'hello'],
    ['a certificate in place of a list', good.text],
    ['an error', null],
    ['five megabytes', 'x'.repeat(5 * 1024 * 1024)],
  ];
  let answer = cases[0][1];
  await publisher(t, board.port, (url) => {
    if (url.endsWith('did.json')) return { body: did };
    if (url.includes('suspension')) return { body: other };
    return answer === null ? { status: 500, body: 'no' } : { body: answer };
  });
  const reasons = new Map();
  for (const [name, body] of cases) {
    answer = body;
    const verifier = await startVerifier(t, folder, verifierConfig(join(folder, `verifier-${reasons.size}`), [board]));
    await ask(verifier, '{}');
    const { body: verdict } = await bounded(verifier, name, good.text);
    assert.equal(verdict.decision, 'undetermined', `${name}: ${JSON.stringify(verdict.checks)}`);
    reasons.set(name, reasonOf(verdict, 'revocation'));
    await verifier.stop();
  }
  assert.equal(reasons.get('the list of another purpose') === 'ok', false);
  assert.equal(reasons.get('a list with a bit changed'), 'status-list-proof-wrong');
  assert.equal(reasons.get('an error'), 'status-list-unreachable');
  t.diagnostic(JSON.stringify(Object.fromEntries(reasons)));
});

test('an address inside our own network is not contacted unless the configuration allows it', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [good] } = await board.award(cleanCsv(1));
  let contacted = 0;
  await publisher(t, board.port, () => { ++contacted; return { body: '{}' }; });
  const config = verifierConfig(join(folder, 'verifier'), [board], { fetch: 'allow_plain_http = true\nports = []\n' });
  const verifier = await startVerifier(t, folder, config);
  const { body: verdict } = await ask(verifier, good.text);
  assert.equal(verdict.decision, 'undetermined');
  assert.equal(reasonOf(verdict, 'issuer-key'), 'issuer-refused-address');
  assert.equal(contacted, 0);
});
