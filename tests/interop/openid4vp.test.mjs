// SPDX-License-Identifier: Apache-2.0
// Question: does a wallet on @openid4vc/openid4vp understand what carnet-verifier asks, and does the verifier believe exactly what such a
// wallet may answer? Issuer, verifier and wallet talk over loopback.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { freePort, secret } from '../e2e/support/board.mjs';
import { CertificateAuthority } from '../e2e/support/certificate_authority.mjs';
import { run, serve, workFolder } from '../e2e/support/programs.mjs';
import { startIssuers } from './carnet_servers.mjs';
import { makeSigner, present } from './digitalbazaar.mjs';
import { makeWallet } from './openid4vp/wallet.mjs';
import { validSamples } from './samples.mjs';

const query = {
  credentials: [{
    id: 'certificate', format: 'ldp_vc',
    meta: { type_values: [['https://www.w3.org/2018/credentials#VerifiableCredential', 'https://w3id.org/carnet/vocab#CompetencyCertificate']] },
    claims: [{ path: ['credentialSubject', 'name'] }, { path: ['awardedDate'] }],
  }],
};

const sample = validSamples.find(({ schema, accepted }) => schema === 'CompetencyCertificate' && accepted).document;

// A verifier that asks wallets, with a key and a certificate of its own.
async function startAsking(t, folder, trusted) {
  const port = await freePort();
  const passphrase = secret();
  writeFileSync(join(folder, 'query.json'), JSON.stringify(query));
  writeFileSync(join(folder, 'policy.toml'), `name = "test"\n${trusted.map((did) => `[[trusted]]\ndid = "${did}"\nname = "A trusted body (demo)"\n`).join('')}`);
  writeFileSync(join(folder, 'verifier.toml'), ['policy = "policy.toml"', '[serve]', `port = ${port}`, '[fetch]', 'allow_plain_http = true', 'allow_private_addresses = true',
    'ports = []', '[presentations]', `base_url = "http://localhost:${port}"`, 'store = "sessions.sqlite"', 'key_store = "keys"', 'starts_per_second = 100.0',
    'return_to = ["https://employer.example/checked"]', '[[needs]]', 'name = "electrician"', 'title = "Electrician (demo)"', 'query = "query.json"', ''].join('\n'));
  const authority = new CertificateAuthority(folder);
  const key = async (args, passphraseToo = true) => {
    const { code, stderr } = await run('carnet-verifier', ['request-key', ...args, '--config', join(folder, 'verifier.toml')],
      { secrets: passphraseToo ? { '--request-key-passphrase-fd': passphrase } : {} });
    assert.equal(code, 0, stderr);
  };
  await key(['make']);
  await key(['csr', '--to', join(folder, 'request.csr')]);
  await key(['import-chain', authority.answer(join(folder, 'request.csr'), 'verifier', { withRoot: true })], false);
  await serve(t, 'carnet-verifier', ['serve', '--config', join(folder, 'verifier.toml')], { folder, secrets: { '--request-key-passphrase-fd': passphrase } });
  const base = `http://localhost:${port}`;
  return {
    anchor: readFileSync(authority.root),
    async ask(wish = {}) {
      const answer = await fetch(`${base}/v1/presentations`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ need: 'electrician', ...wish }) });
      assert.equal(answer.status, 201, await answer.clone().text());
      return answer.json();
    },
    async result({ id, resultToken }, code = '') {
      const answer = await fetch(`${base}/v1/presentations/${id}?response_code=${code}`, { headers: { Authorization: `Bearer ${resultToken}` } });
      return { status: answer.status, ...(await answer.json()) };
    },
  };
}

// A holder with a certificate that carnet-issuer signed for their key.
async function makeHolder(issuers, issuerName = 'eddsa-rdfc') {
  const holder = await makeSigner('Ed25519');
  const issuer = issuers.issuers.find(({ name }) => name === issuerName) ?? issuers.issuers[0];
  const document = structuredClone(sample);
  delete document.proof;
  delete document.credentialStatus;
  document.id = `urn:uuid:${crypto.randomUUID()}`;
  document.credentialSubject.id = holder.did;
  document.issuer = { ...document.issuer, id: issuer.id };
  document.validFrom = '2020-01-01T00:00:00Z';
  delete document.validUntil;
  const { status, body } = await issuers.issue(issuer, document);
  assert.ok(status < 300, JSON.stringify(body));
  const credential = body.verifiableCredential ?? body;
  return { holder, issuer, credential, present: (request, changes = {}) => present(changes.holder ?? holder, changes.credential ?? credential,
    { challenge: changes.nonce ?? request.nonce, domain: changes.audience ?? request.client_id }) };
}

async function scene(t) {
  const folder = workFolder(t);
  const issuers = await startIssuers(t, folder);
  const person = await makeHolder(issuers);
  const verifier = await startAsking(t, folder, [person.issuer.id]);
  return { issuers, person, verifier, wallet: makeWallet({ anchor: verifier.anchor }) };
}

// What an independent reader sees in the picture: its squares as grey pixels, eight for each module.
function readCode(t, svg) {
  const size = Number(svg.match(/viewBox="0 0 (\d+) /)[1]);
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  const scale = 8;
  const pixels = Buffer.alloc(size * scale * size * scale, 255);
  for (let y = 0; y < size * scale; ++y)
    for (let x = 0; x < size * scale; ++x)
      if (dark.has(`${Math.floor(x / scale)} ${Math.floor(y / scale)}`)) pixels[y * size * scale + x] = 0;
  const file = join(workFolder(t), 'code.pgm');
  writeFileSync(file, Buffer.concat([Buffer.from(`P5 ${size * scale} ${size * scale} 255\n`), pixels]));
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).trimEnd();
}

const reasons = (result) => JSON.stringify(result).match(/"reason":"[a-z-]+"/g)?.map((text) => text.slice(10, -1)) ?? [];

for (const clientIdPrefix of ['redirect_uri', 'decentralized_identifier', 'x509_san_dns', 'x509_hash']) {
  test(`a wallet that knows the verifier by ${clientIdPrefix} shows a certificate`, async (t) => {
    const { person, verifier, wallet } = await scene(t);
    const asked = await verifier.ask({ clientIdPrefix });
    const request = await wallet.read(asked.link);
    const payload = request.authorizationRequestPayload;
    assert.equal(request.client.prefix, clientIdPrefix);
    assert.deepEqual(payload.dcql_query, query);
    assert.deepEqual(wallet.requests, clientIdPrefix === 'redirect_uri' ? [] : ['POST /oid4vp/requests']);
    const { status, body } = await wallet.answer(request, { certificate: [await person.present(payload)] });
    assert.equal(status, 200, JSON.stringify(body));
    const { state, result } = await verifier.result(asked);
    assert.equal(state, 'answered');
    assert.equal(result.decision, 'accepted', JSON.stringify(result));
    const [{ verdict }] = result.presentations;
    assert.equal(verdict.holder, person.holder.did);
    assert.equal(verdict.credentials[0].summary.holderName, sample.credentialSubject.name);
  });
}

test('what was made for another verifier, another question or by another holder is not believed', async (t) => {
  const { issuers, person, verifier, wallet } = await scene(t);
  const tried = async (changes) => {
    const asked = await verifier.ask({ clientIdPrefix: 'decentralized_identifier' });
    const request = await wallet.read(asked.link);
    await wallet.answer(request, { certificate: [await person.present(request.authorizationRequestPayload, changes)] });
    const { result } = await verifier.result(asked);
    assert.equal(result.decision, 'rejected', JSON.stringify(changes));
    return result;
  };
  assert.ok(reasons(await tried({ audience: 'decentralized_identifier:did:web:other.example' })).includes('proof-domain-wrong'));
  assert.ok(reasons(await tried({ nonce: 'an-older-question' })).includes('proof-challenge-wrong'));
  const thief = await makeHolder(issuers);
  assert.equal((await tried({ holder: thief.holder })).presentations[0].mismatch.code, 'forbidden');
  const forged = structuredClone(person.credential);
  forged.credentialSubject.name = 'Another Exampleperson';
  assert.ok(reasons(await tried({ credential: forged })).includes('signature-wrong'));
});

test('an answer counts once, and a browser that was sent on brings its code', async (t) => {
  const { person, verifier, wallet } = await scene(t);
  const asked = await verifier.ask({ returnTo: 'https://employer.example/checked' });
  const request = await wallet.read(asked.link);
  const token = { certificate: [await person.present(request.authorizationRequestPayload)] };
  const { body } = await wallet.answer(request, token);
  const code = body.redirect_uri.match(/^https:\/\/employer\.example\/checked#response_code=([\w-]{32})$/)[1];
  assert.equal((await wallet.answer(request, token)).status, 409);
  assert.equal((await verifier.result(asked)).status, 401);
  assert.equal((await verifier.result(asked, code)).result.decision, 'accepted');
  assert.equal((await verifier.result({ ...asked, resultToken: 'another' }, code)).status, 401);
});

test('a phone that reads the code gets the link', async (t) => {
  const { verifier } = await scene(t);
  const asked = await verifier.ask({ clientIdPrefix: 'x509_hash' });
  assert.equal(readCode(t, asked.qr), asked.link);
});
