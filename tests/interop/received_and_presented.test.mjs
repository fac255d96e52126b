// SPDX-License-Identifier: Apache-2.0
// Question: does a certificate go the whole way, from Carnet's issuer by OpenID4VCI into a wallet made of other people's libraries, and from
// there by OpenID4VP to Carnet's verifier, in both formats; and is what was tampered with on the way, or withdrawn since, told from it?
import assert from 'node:assert/strict';
import { createHash, sign as signBytes } from 'node:crypto';
import { join } from 'node:path';
import test from 'node:test';

import { freePort, verifierConfig } from '../e2e/support/board.mjs';
import { pause, serve, workFolder } from '../e2e/support/programs.mjs';
import { askingConfig, requestKey } from '../e2e/support/verifier.mjs';
import { WalletBoard } from '../e2e/support/wallet_board.mjs';
import { present as presentDocument } from './digitalbazaar.mjs';
import { makeWallet } from './openid4vp/wallet.mjs';
import * as sdJwt from './sd-jwt/peer.mjs';
import { HolderKey, Wallet } from './wallets/wallet.mjs';

const name = ['holder', 'nameLatin'];
const queryOf = (format, board) => ({
  credentials: [format === 'dc+sd-jwt'
    ? { id: 'award', format, meta: { vct_values: [`http://localhost:${board.port}/types/competency-certificate-v1`] }, claims: [{ path: name }, { path: ['units'] }] }
    : { id: 'award', format, meta: { type_values: [['https://www.w3.org/2018/credentials#VerifiableCredential', 'https://w3id.org/carnet/vocab#CompetencyCertificate']] },
      claims: [{ path: ['credentialSubject', 'name'] }] }],
});

async function opened(t, format) {
  const folder = workFolder(t);
  const board = await WalletBoard.make(folder);
  await board.open(t);
  const port = await freePort();
  const { extra, secrets } = await askingConfig(join(folder, 'verifier'), { baseUrl: `http://localhost:${port}`, query: queryOf(format, board) });
  const config = verifierConfig(join(folder, 'verifier'), [board], { extra, policy: '[status_lists]\nmax_age_seconds = 1\n' });
  await requestKey(config, ['make'], secrets);
  await serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', `127.0.0.1:${port}`], { folder, secrets });
  const shown = async (make, responseMode = 'direct_post.jwt') => {
    const body = JSON.stringify({ need: 'electrician', clientIdPrefix: 'decentralized_identifier', responseMode });
    const asked = await (await fetch(`http://localhost:${port}/v1/presentations`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json();
    const wallet = makeWallet();
    const request = await wallet.read(asked.link);
    const { nonce, client_id: audience } = request.authorizationRequestPayload;
    const { status } = await wallet.answer(request, { award: [await make({ nonce, audience, now: Math.floor(Date.now() / 1000) })] });
    assert.equal(status, 200);
    const answer = await fetch(`http://localhost:${port}/v1/presentations/${asked.id}`, { headers: { Authorization: `Bearer ${asked.resultToken}` } });
    return (await answer.json()).result;
  };
  return { board, shown };
}

const reasons = (result) => JSON.stringify(result).match(/"reason":"[a-z-]+"/g)?.map((text) => text.slice(10, -1)) ?? [];

test('an SD-JWT VC is received, chosen from, bound and believed; without its binding, forged, suspended or revoked it is not', async (t) => {
  const { board, shown } = await opened(t, 'dc+sd-jwt');
  const [offer] = await board.offers(1);
  const key = await sdJwt.makeKey();
  const holder = HolderKey.ofJwk(key.jwk, key.sign);
  const wallet = new Wallet([holder]);
  await wallet.open(offer.link);
  await wallet.authorize();
  const [text] = await wallet.fetch({ format: 'dc+sd-jwt' });
  const chosen = { holder: { nameLatin: true } };
  const bound = (request, certificate = text) => sdJwt.present(certificate, chosen, key, request);

  for (const mode of ['direct_post', 'direct_post.jwt']) {
    const result = await shown((request) => bound(request), mode);
    assert.equal(result.decision, 'accepted', JSON.stringify(result));
    const { summary, comparePerson } = result.presentations[0].verdict.credentials[0];
    assert.equal(comparePerson, undefined, 'the wallet answered for its holder');
    assert.match(summary.holderName, /^Fictional Person/);
    assert.doesNotMatch(JSON.stringify(result), /DE-000001|1971-/, 'what was kept back is not known');
  }

  const unbound = await shown(async (request) => `${(await bound(request)).split('~').slice(0, -1).join('~')}~`);
  assert.equal(unbound.decision, 'rejected');
  assert.ok(reasons(unbound).includes('key-binding-missing'), JSON.stringify(unbound));
  // A holder who binds, with their own key, a disclosure that nobody signed.
  const forged = await shown(async ({ nonce, audience, now }) => {
    const parts = text.split('~').slice(0, -1);
    parts[1] = Buffer.from(JSON.stringify(['c2FsdA', 'nameLatin', 'Genuine Person'])).toString('base64url');
    const shownText = `${parts.join('~')}~`;
    const hash = createHash('sha256').update(shownText).digest('base64url');
    return `${shownText}${await holder.token({ alg: 'ES256', typ: 'kb+jwt' }, { iat: now, aud: audience, nonce, sd_hash: hash })}`;
  });
  assert.equal(forged.decision, 'rejected');
  assert.ok(reasons(forged).includes('disclosure-wrong'), JSON.stringify(forged));
  const elsewhere = await shown((request) => bound({ ...request, audience: 'decentralized_identifier:did:web:other.example' }));
  assert.ok(reasons(elsewhere).includes('key-binding-wrong') || reasons(elsewhere).includes('proof-domain-wrong'), JSON.stringify(elsewhere));

  // The server publishes a change within two seconds, and this verifier asks again after one.
  await board.change('suspend', [offer.award], 'under-investigation');
  await pause(2_500);
  const suspended = await shown((request) => bound(request));
  assert.ok(reasons(suspended).includes('suspended'), JSON.stringify(suspended));
  await board.change('reinstate', [offer.award], 'cleared');
  await board.change('revoke', [offer.award], 'data-error');
  await pause(2_500);
  const revoked = await shown((request) => bound(request));
  assert.equal(revoked.decision, 'rejected');
  assert.ok(reasons(revoked).includes('revoked'), JSON.stringify(revoked));
});

test('a certificate with a Data Integrity proof is received, and presented under its holder\'s proof', async (t) => {
  const { board, shown } = await opened(t, 'ldp_vc');
  const [offer] = await board.offers(1);
  const key = await HolderKey.make('EdDSA');
  const [certificate] = await new Wallet([key], { signer: (one) => one.asDid() }).accept(offer.link);
  const holder = { did: key.did(), signer: { id: `${key.did()}#0`, algorithm: 'Ed25519', sign: async ({ data }) => new Uint8Array(signBytes(null, data, key.privateKey)) } };
  const result = await shown(({ nonce, audience }) => presentDocument(holder, certificate, { challenge: nonce, domain: audience }));
  assert.equal(result.decision, 'accepted', JSON.stringify(result));
  assert.equal(result.presentations[0].verdict.holder, key.did());
});
