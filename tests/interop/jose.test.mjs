// SPDX-License-Identifier: Apache-2.0
// Question: do Carnet and the npm package jose believe each other's tokens, signed and encrypted, and neither one that was changed?
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import * as jose from 'jose';

import { Board, cleanCsv, verifierConfig } from '../e2e/support/board.mjs';
import { workFolder } from '../e2e/support/programs.mjs';
import { ask, check, reasonOf, startVerifier } from '../e2e/support/verifier.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const binaries = process.env.CARNET_BIN ?? join(repository, 'build', 'dev', 'bin');
const algorithms = ['EdDSA', 'ES256', 'ES384'];
const base64url = (value) => Buffer.from(value).toString('base64url');
const seconds = (offset = 0) => Math.floor(Date.now() / 1000) + offset;

// A body of its own key: did:jwk says the key in its name.
async function body(algorithm) {
  const { privateKey, publicKey } = await jose.generateKeyPair(algorithm, { extractable: true });
  const did = `did:jwk:${base64url(JSON.stringify(await jose.exportJWK(publicKey)))}`;
  return { privateKey, did, kid: `${did}#0`, algorithm };
}

const credential = (issuer) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5b0b4e0e-7c3f-4a53-9a52-3b6cf2a3d001', type: ['VerifiableCredential'], issuer,
  validFrom: '2026-01-02T03:04:05Z', credentialSubject: { id: 'did:example:ana', name: 'Ana Example' },
});

const token = ({ privateKey, kid, algorithm }, claims, header = {}) =>
  new jose.SignJWT(claims).setProtectedHeader({ alg: algorithm, typ: 'vc+jwt', kid, ...header }).sign(privateKey);

const changedAt = (text, index) => text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
const tokens = (tasks) => execFileSync(join(binaries, 'interop_tokens'), { input: tasks.map((task) => `${JSON.stringify(task)}\n`).join(''), encoding: 'utf8' })
  .trimEnd().split('\n').map((line) => JSON.parse(line));

test('tokens that jose signs are accepted here in each of their forms, and no changed one is', async (t) => {
  const folder = workFolder(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { policy: 'require_trusted_issuer = false\n' }));
  const verdict = async (text, type = 'application/vc+jwt') => (await ask(verifier, text, { type })).body;
  for (const algorithm of algorithms) {
    const issuer = await body(algorithm);
    const signed = await token(issuer, { ...credential(issuer.did), iss: issuer.did, iat: seconds(-60) });
    const envelope = JSON.stringify({ '@context': 'https://www.w3.org/ns/credentials/v2', id: `data:application/vc+jwt,${signed}`, type: 'EnvelopedVerifiableCredential' });
    for (const [form, type] of [[signed, undefined], [JSON.stringify(signed), 'application/json'], [envelope, 'application/vc']]) {
      const answer = await verdict(form, type);
      assert.equal(answer.decision, 'accepted', `${algorithm}: ${JSON.stringify(answer.checks)}`);
      assert.equal(answer.securing, 'vc+jwt');
    }
    for (const [at, dot] of [...signed.matchAll(/\./g)].map((match) => match.index).entries()) {
      for (const index of [dot - 5, dot + 5]) {
        const answer = await verdict(changedAt(signed, index));
        assert.notEqual(answer.decision, 'accepted', `${algorithm}, part ${at}, character ${index}`);
      }
    }
    const plain = await token(issuer, { ...credential(issuer.did), iss: issuer.did, sub: 'did:example:ana', jti: credential().id, nbf: Date.parse('2026-01-02T03:04:05Z') / 1000 }, { typ: 'JWT' });
    assert.equal((await verdict(plain)).decision, 'accepted', `${algorithm}: a plain JWT as Open Badges has it`);
  }
});

test('tokens that jose signs and that say something wrong are refused here, each with its reason', async (t) => {
  const folder = workFolder(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { policy: 'require_trusted_issuer = false\n' }));
  const issuer = await body('ES256');
  const other = await body('ES256');
  const claims = credential(issuer.did);
  const { privateKey: rsa } = await jose.generateKeyPair('RS256');
  const secret = new TextEncoder().encode('a secret that several people share, and more');
  const cases = [
    ['structure', 'token-type-wrong', await token(issuer, claims, { typ: 'at+jwt' })],
    ['structure', 'token-claims-wrong', await token(issuer, { ...claims, iss: other.did })],
    ['structure', 'token-claims-wrong', await token(issuer, { ...claims, vc: claims })],
    ['structure', 'token-algorithm-refused', new jose.UnsecuredJWT(claims).encode()],
    ['structure', 'token-algorithm-refused', await new jose.SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'vc+jwt' }).sign(secret)],
    ['structure', 'mechanism-not-supported', await token({ ...issuer, privateKey: rsa, algorithm: 'RS256' }, claims)],
    ['proof', 'proof-expired', await token(issuer, { ...claims, exp: seconds(-600) })],
    ['proof', 'proof-from-future', await token(issuer, { ...claims, iat: seconds(3600) })],
    ['proof', 'signature-wrong', await token({ ...issuer, privateKey: other.privateKey }, claims)],
    ['issuer-control', 'issuer-not-controller', await token(other, claims)],
    ['issuer-key', 'key-not-named', await token({ ...issuer, kid: undefined }, claims)],
  ];
  for (const [kind, reason, text] of cases) {
    const { body: answer } = await ask(verifier, text, { type: 'application/vc+jwt' });
    assert.equal(reasonOf(answer, kind), reason, JSON.stringify(answer.checks));
    assert.notEqual(answer.decision, 'accepted', reason);
  }
});

test('a presentation that jose signs is accepted here for its place and question', async (t) => {
  const folder = workFolder(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { policy: 'require_trusted_issuer = false\n' }));
  const issuer = await body('EdDSA');
  const holder = await body('ES256');
  const inside = await token(issuer, { ...credential(issuer.did), iat: seconds(-60) });
  const presented = await token(holder, {
    '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'], holder: holder.did,
    verifiableCredential: [{ '@context': 'https://www.w3.org/ns/credentials/v2', id: `data:application/vc+jwt,${inside}`, type: 'EnvelopedVerifiableCredential' }],
    aud: 'verifier.example', nonce: 'n-0S6', iat: seconds(),
  }, { typ: 'vp+jwt' });
  const post = async (options) => (await fetch(`http://127.0.0.1:${verifier.port}/presentations/verify`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ verifiablePresentation: presented, options }),
  })).status;
  assert.equal(await post({ domain: 'verifier.example', challenge: 'n-0S6' }), 200);
  assert.equal(await post({ domain: 'other.example' }), 400);
  assert.equal(await post({ challenge: 'another' }), 400);
});

test('tokens that carnet-issuer exports verify with jose, and say what the issued certificates say', async (t) => {
  for (const algorithm of ['Ed25519', 'P-256', 'P-384']) {
    const folder = workFolder(t);
    const board = await Board.make(join(folder, 'board'), { algorithm });
    const { batch, certificates } = await board.award(cleanCsv(2));
    const to = join(folder, 'tokens');
    const done = await board.json(['export', batch.id, '--to', to, '--format', 'vc+jwt'], { secrets: { '--certificates-passphrase-fd': board.secrets.certificates } });
    assert.equal(done.exported, 2);
    await board.serve(t);
    const document = await (await fetch(`http://localhost:${board.port}/.well-known/did.json`)).json();
    const files = readdirSync(to).filter((name) => name.endsWith('.jwt')).sort();
    assert.equal(files.length, certificates.length);
    for (const [i, file] of files.entries()) {
      const text = readFileSync(join(to, file), 'utf8');
      const { kid } = jose.decodeProtectedHeader(text);
      const method = document.verificationMethod.find(({ id }) => id === kid);
      assert.ok(method, `${kid} is published`);
      const key = await publicKey(method);
      const { payload } = await jose.jwtVerify(text, key, { typ: 'vc+jwt', issuer: board.did });
      const { iss, jti, iat, sub, ...content } = payload;
      const { proof, ...issued } = certificates[i].json;
      assert.deepEqual(content, issued);
      assert.equal(jti, issued.id);
      assert.ok(Math.abs(iat - seconds()) < 60);
      await assert.rejects(jose.jwtVerify(changedAt(text, text.length - 20), key));
      const verdict = await check(folder, text, ['--config', verifierConfig(join(folder, `verifier-${i}`), [board])]);
      assert.equal(verdict.code, 0, JSON.stringify(verdict.verdict?.checks));
    }
    assert.equal((await board.fsck()).findings.length, 0);
  }
});

// A Multikey or a JsonWebKey as jose takes it.
async function publicKey({ publicKeyJwk, publicKeyMultibase }) {
  if (publicKeyJwk) return jose.importJWK(publicKeyJwk, { OKP: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' }[publicKeyJwk.kty === 'OKP' ? 'OKP' : publicKeyJwk.crv]);
  const { createPublicKey } = await import('node:crypto');
  const bytes = Buffer.from(fromBase58(publicKeyMultibase.slice(1)));
  const [prefix, point] = [bytes.subarray(0, 2).toString('hex'), bytes.subarray(2)];
  // SubjectPublicKeyInfo before the key's own bytes; elliptic points compressed, as a Multikey has them.
  const headers = { ed01: '302a300506032b6570032100', '8024': '3039301306072a8648ce3d020106082a8648ce3d030107032200', 8124: '3046301006072a8648ce3d020106052b81040022033200' };
  return createPublicKey({ key: Buffer.concat([Buffer.from(headers[prefix], 'hex'), point]), format: 'der', type: 'spki' });
}

function fromBase58(text) {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = 0n;
  for (const digit of text) number = number * 58n + BigInt(digits.indexOf(digit));
  return Buffer.from(number.toString(16).replace(/^(.)(?=(..)*$)/, '0$1'), 'hex');
}

test('each decrypts what the other encrypts, and neither a changed token', async () => {
  const { privateKey, publicKey: open } = await jose.generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const key = await jose.exportJWK(open);
  const { d: secret } = await jose.exportJWK(privateKey);
  const content = JSON.stringify({ vp_token: { certificate: ['eyJ'] }, state: 'ein Zeichen: ü' });
  for (const enc of ['A128GCM', 'A256GCM']) {
    for (const [apu, apv] of [['', ''], [base64url('Alice'), base64url('Bob')], [base64url('nur hier'), '']]) {
      const [{ token: ours }] = tokens([{ do: 'encrypt', enc, key, content, apu, apv, kid: 'key-1' }]);
      const opened = await jose.compactDecrypt(ours, privateKey, { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: [enc] });
      assert.equal(new TextDecoder().decode(opened.plaintext), content);
      assert.equal(opened.protectedHeader.kid, 'key-1');

      const sealing = new jose.CompactEncrypt(new TextEncoder().encode(content)).setProtectedHeader({ alg: 'ECDH-ES', enc, kid: 'key-1' });
      if (apu || apv) sealing.setKeyManagementParameters({ ...(apu && { apu: Buffer.from(apu, 'base64url') }), ...(apv && { apv: Buffer.from(apv, 'base64url') }) });
      const theirs = await sealing.encrypt(open);
      const changed = [3, 7].map((back) => changedAt(theirs, theirs.length - back));
      const answers = tokens([theirs, ...changed].map((token) => ({ do: 'decrypt', secret, token })));
      assert.deepEqual(answers[0], { content });
      for (const { refused } of answers.slice(1)) assert.equal(refused, 'decryption-failed');
      await assert.rejects(jose.compactDecrypt(changedAt(ours, ours.length - 3), privateKey));
    }
  }
});

test('ways to encrypt that are not used here are refused by name', async () => {
  const { publicKey: open } = await jose.generateKeyPair('ECDH-ES', { crv: 'P-256' });
  const { privateKey } = await jose.generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const { d: secret } = await jose.exportJWK(privateKey);
  const made = (header) => new jose.CompactEncrypt(new Uint8Array(3)).setProtectedHeader(header).encrypt(open);
  const others = await Promise.all([made({ alg: 'ECDH-ES+A128KW', enc: 'A128GCM' }), made({ alg: 'ECDH-ES', enc: 'A128CBC-HS256' }), made({ alg: 'ECDH-ES', enc: 'A192GCM' })]);
  for (const { refused } of tokens(others.map((token) => ({ do: 'decrypt', secret, token })))) assert.equal(refused, 'unsupported-algorithm');
});
