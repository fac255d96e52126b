// SPDX-License-Identifier: Apache-2.0
// Question: does a wallet on @openid4vc/openid4vp understand what carnet-verifier asks, and does the verifier believe exactly what such a
// wallet may answer? Issuer, verifier and wallet talk over loopback.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { freePort, verifierConfig } from '../e2e/support/board.mjs';
import { CertificateAuthority } from '../e2e/support/certificate_authority.mjs';
import { serve, workFolder } from '../e2e/support/programs.mjs';
import { askingConfig, requestKey } from '../e2e/support/verifier.mjs';
import { readSvgCode } from '../e2e/support/qr_codes.mjs';
import { makeSigner, present, sign } from './digitalbazaar.mjs';
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
  const { extra, secrets } = await askingConfig(folder, { baseUrl: `http://localhost:${port}`, query });
  const config = verifierConfig(folder, trusted.map((did) => ({ did })), { extra });
  const authority = new CertificateAuthority(folder);
  await requestKey(config, ['make'], secrets);
  await requestKey(config, ['csr', '--to', join(folder, 'request.csr')], secrets);
  await requestKey(config, ['import-chain', authority.answer(join(folder, 'request.csr'), 'verifier', { withRoot: true })]);
  await serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', `127.0.0.1:${port}`], { folder, secrets });
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

// A body that signs certificates with a library of other people's making.
const makeIssuer = () => makeSigner('Ed25519');

// A holder with a certificate of that body for their key.
async function makeHolder(issuer) {
  const holder = await makeSigner('Ed25519');
  const document = structuredClone(sample);
  delete document.credentialStatus;
  delete document.validUntil;
  document.credentialSubject.id = holder.did;
  document.issuer = { ...document.issuer, id: issuer.did };
  document.validFrom = '2020-01-01T00:00:00Z';
  const credential = await sign('eddsa-rdfc-2022', issuer, document);
  return { holder, credential, present: (request, changes = {}) => present(changes.holder ?? holder, changes.credential ?? credential,
    { challenge: changes.nonce ?? request.nonce, domain: changes.audience ?? request.client_id }) };
}

async function scene(t) {
  const folder = workFolder(t);
  const issuer = await makeIssuer();
  const person = await makeHolder(issuer);
  const verifier = await startAsking(t, folder, [issuer.did]);
  return { issuer, person, verifier, wallet: makeWallet({ anchor: verifier.anchor }) };
}

const reasons = (result) => JSON.stringify(result).match(/"reason":"[a-z-]+"/g)?.map((text) => text.slice(10, -1)) ?? [];

const ways = ['redirect_uri', 'decentralized_identifier', 'x509_san_dns', 'x509_hash'].flatMap((prefix) => [[prefix, 'direct_post'], [prefix, 'direct_post.jwt']]);
for (const [clientIdPrefix, responseMode] of ways) {
  test(`a wallet that knows the verifier by ${clientIdPrefix} shows a certificate by ${responseMode}`, async (t) => {
    const { person, verifier, wallet } = await scene(t);
    const asked = await verifier.ask({ clientIdPrefix, responseMode });
    const request = await wallet.read(asked.link);
    const payload = request.authorizationRequestPayload;
    assert.equal(request.client.prefix, clientIdPrefix);
    assert.deepEqual(payload.dcql_query, query);
    assert.equal(payload.response_mode, responseMode);
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
  const { issuer, person, verifier, wallet } = await scene(t);
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
  const thief = await makeHolder(issuer);
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
  assert.equal(readSvgCode(t, asked.qr), asked.link);
});
