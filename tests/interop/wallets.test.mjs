// SPDX-License-Identifier: Apache-2.0
// Certificates come into wallets that know nothing of Carnet: by link and by reference, with and without a transaction code, for one key and
// for several; and everything that a wallet, or somebody who is none, may try besides is refused with the code that OpenID4VCI 1.0 has for it.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pause, workFolder } from '../e2e/support/programs.mjs';
import { WalletBoard } from '../e2e/support/wallet_board.mjs';
import { readSvgCode } from '../e2e/support/qr_codes.mjs';
import { digitalbazaarAccepts } from './digitalbazaar_check.mjs';
import { bitAt, statusAt } from './wallets/bits.mjs';
import { HolderKey, Wallet, believed, refusal } from './wallets/wallet.mjs';

const refused = (step, code) => assert.rejects(step, (error) => { assert.equal(refusal(error), code, String(error)); return true; });

// A board with both processes up, and a way to its endpoints without any library.
async function opened(t, options) {
  const board = await WalletBoard.make(workFolder(t), options);
  const processes = await board.open(t);
  const base = `http://localhost:${board.port}`;
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(`${base}${path}`, { method: 'POST', body, headers });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
  };
  const credential = (wallet, body) => post('/credential', JSON.stringify(body), { 'Content-Type': 'application/json', Authorization: `Bearer ${wallet.token}` });
  const token = (fields) => post('/token', new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:pre-authorized_code', ...fields }));
  return { board, base, post, credential, token, ...processes };
}

// Setting up a board takes longer than all that is asked of it, so most tests share one; each has offers of its own.
const shared = [];
const onSharedBoard = (name, body) => shared.push([name, body]);

const codeOf = (offer) => offer.grants['urn:ietf:params:oauth:grant-type:pre-authorized_code']['pre-authorized_code'];

onSharedBoard('a holder opens a link and has the certificate for their key; another implementation accepts it', async (t, { board }) => {
  const [byReference, byValue] = await board.offers(2);
  for (const [link, alg, signer] of [[byReference.link, 'ES256', undefined], [byValue.linkByValue, 'EdDSA', (key) => key.asDid()]]) {
    const key = await HolderKey.make(alg);
    const wallet = new Wallet([key], { signer });
    const [certificate] = await wallet.accept(link);
    assert.equal(certificate.credentialSubject.id, key.did());
    assert.equal(wallet.asksForTxCode(), false);
    await digitalbazaarAccepts(certificate, board);
    await wallet.notify('credential_accepted');
  }
  const all = await board.offerStates();
  const states = [byReference, byValue].map(({ id }) => all[id]);
  assert.deepEqual(states.map((one) => [one.state, one.notified]), [['redeemed', 'credential_accepted'], ['redeemed', 'credential_accepted']]);
  const report = await board.fsck();
  assert.equal(report.clean, true, JSON.stringify(report));
});

onSharedBoard('a phone that reads the QR code of an offer gets its link', async (t, { board }) => {
  const folder = join(board.folder, 'codes');
  const [offer] = await board.offers(1, ['--qr-codes', folder]);
  const file = join(folder, `${offer.id}.svg`);
  assert.equal(statSync(file).mode & 0o077, 0, 'whoever has the code has the offer');
  assert.equal(readSvgCode(t, readFileSync(file, 'utf8')), offer.link);
});

onSharedBoard('several keys get a copy each: one award, places of their own, revoked together', async (t, { board }) => {
  const [offer] = await board.offers(1);
  const keys = [await HolderKey.make(), await HolderKey.make(), await HolderKey.make('EdDSA')];
  const copies = await new Wallet(keys).accept(offer.link);
  assert.deepEqual(copies.map((one) => one.credentialSubject.id), keys.map((key) => key.did()));
  assert.deepEqual(new Set(copies.map((one) => one.id)), new Set([offer.award]));
  assert.equal(new Set(copies.map((one) => one.credentialStatus[0].id)).size, 3);
  await board.change('revoke', [offer.award], 'data-error');
  assert.equal((await board.fsck()).clean, true);
});

onSharedBoard('the same offer gives the award as an SD-JWT VC: believed by the published keys, bound to the key, with a status that changes', async (t, { board, base }) => {
  const [offer] = await board.offers(1);
  const key = await HolderKey.make();
  const wallet = new Wallet([key]);
  const [certificate] = await wallet.accept(offer.link);
  const [text] = await wallet.fetch({ format: 'dc+sd-jwt' });
  assert.equal(typeof text, 'string');
  const [token, ...disclosures] = text.split('~').slice(0, -1);
  const { payload, protectedHeader } = await believed(token, base);
  const claims = JSON.parse(Buffer.from(payload).toString());
  assert.equal(protectedHeader.typ, 'dc+sd-jwt');
  assert.deepEqual([claims.iss, claims.awardId, claims.cnf.jwk.x], [base, certificate.id, key.publicJwk.x]);
  assert.doesNotMatch(Buffer.from(payload).toString(), /Fictional Person/);
  const shown = disclosures.map((one) => JSON.parse(Buffer.from(one, 'base64url').toString()));
  assert.ok(shown.some(([, name, value]) => name === 'nameLatin' && value.startsWith('Fictional Person')));
  const type = await (await fetch(claims.vct)).json();
  assert.equal(type.vct, claims.vct);

  const status = async () => {
    const { uri, idx } = claims.status.status_list;
    const answer = await fetch(uri);
    assert.equal(answer.headers.get('content-type'), 'application/statuslist+jwt');
    const list = JSON.parse(Buffer.from((await believed(await answer.text(), base)).payload).toString());
    assert.equal(list.sub, uri);
    return statusAt(list.status_list, idx);
  };
  assert.equal(await status(), 0);
  await board.change('suspend', [offer.award], 'under-investigation');
  assert.equal(await status(), 2);
  await board.change('reinstate', [offer.award], 'cleared');
  assert.equal(await status(), 0);
  await board.change('revoke', [offer.award], 'data-error');
  assert.equal(await status(), 1);
  assert.equal((await board.fsck()).clean, true);
});

onSharedBoard('the same key gets the same copy again, and no other key gets one', async (t, { board }) => {
  const [offer] = await board.offers(1);
  const wallet = new Wallet([await HolderKey.make()]);
  const first = await wallet.accept(offer.link);
  assert.deepEqual(await wallet.fetch(), first);
  wallet.keys = [await HolderKey.make()];
  await refused(wallet.fetch(), 'credential_request_denied');
});

onSharedBoard('a transaction code is asked for, and five wrong ones lock the offer', async (t, { board, token }) => {
  const [good, bad] = await board.offers(2, ['--tx-code']);
  const wallet = new Wallet([await HolderKey.make()]);
  const opens = await wallet.open(good.link);
  assert.equal(wallet.asksForTxCode(), true);
  assert.equal((await token({ 'pre-authorized_code': codeOf(opens) })).body.error, 'invalid_request');
  await refused(wallet.authorize({ txCode: good.transactionCode === '000000' ? '000001' : '000000' }), 'invalid_grant');
  await wallet.authorize({ txCode: good.transactionCode });
  assert.equal((await wallet.fetch()).length, 1);
  assert.equal((await token({ 'pre-authorized_code': codeOf(opens), tx_code: good.transactionCode })).body.error, 'invalid_grant');

  const guesser = new Wallet([await HolderKey.make()]);
  await guesser.open(bad.link);
  const wrong = bad.transactionCode === '000000' ? '000001' : '000000';
  for (let i = 0; i < 5; ++i) await refused(guesser.authorize({ txCode: wrong }), 'invalid_grant');
  await refused(guesser.authorize({ txCode: bad.transactionCode }), 'invalid_grant');
  assert.equal((await board.offerStates())[bad.id].state, 'locked');
  const { offers: [again] } = await board.json(['offer', 'reissue', bad.id, '--tx-code']);
  assert.equal((await new Wallet([await HolderKey.make()]).accept(again.link, { txCode: again.transactionCode })).length, 1);
  const { status, body } = await token({ 'pre-authorized_code': 'x' });
  assert.deepEqual([status, body.error], [400, 'invalid_grant']);
});

onSharedBoard('a code is used once, and what is withdrawn or over cannot be used at all', async (t, { board }) => {
  const [used, withdrawn] = await board.offers(2);
  const wallet = new Wallet([await HolderKey.make()]);
  await wallet.open(used.link);
  await wallet.authorize();
  await refused(wallet.authorize(), 'invalid_grant');
  const late = new Wallet([await HolderKey.make()]);
  await late.open(withdrawn.link);
  await board.json(['offer', 'withdraw', withdrawn.id]);
  await refused(late.authorize(), 'invalid_grant');
  await assert.rejects(new Wallet([]).open(withdrawn.link));
  await board.json(['offer', 'withdraw', used.id]);
  await refused(wallet.fetch(), 'credential_request_denied');
});

onSharedBoard('bad nonces, audiences, keys, identifiers and tokens are refused, each with its code', async (t, { board, credential, post, token }) => {
  const [offer, other] = await board.offers(2);
  const wallet = new Wallet([await HolderKey.make()]);
  const { credential_configuration_ids: [configuration] } = await wallet.open(offer.link);
  await wallet.authorize();
  await refused(wallet.fetch({ nonce: 'AAAA' }), 'invalid_nonce');
  const nonce = await wallet.nonce();
  await refused(wallet.fetch({ nonce: (nonce[0] === 'A' ? 'B' : 'A') + nonce.slice(1) }), 'invalid_nonce');
  await refused(wallet.fetch({ audience: 'https://other.example' }), 'invalid_proof');
  const proofs = await wallet.proofs();
  const error = async (body, status = 400) => {
    const answer = await credential(wallet, body);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    return answer.body.error;
  };
  assert.equal(await error({ credential_configuration_id: 'nothing', proofs }), 'unknown_credential_configuration');
  assert.equal(await error({ credential_configuration_id: 'competency-unit-statement_ldp_vc', proofs }, 403), 'insufficient_scope');
  assert.equal(await error({ credential_identifier: 'x', proofs }), 'unknown_credential_identifier');
  assert.equal(await error({ proofs }), 'invalid_credential_request');
  assert.equal(await error({ credential_configuration_id: configuration, credential_identifier: 'x', proofs }), 'invalid_credential_request');
  assert.equal(await error({ credential_configuration_id: configuration }), 'invalid_proof');
  assert.equal(await error({ credential_configuration_id: configuration, proofs: { jwt: [] } }), 'invalid_proof');
  assert.equal(await error({ credential_configuration_id: configuration, proofs: { jwt: [proofs.jwt[0], proofs.jwt[0]] } }), 'invalid_proof');
  assert.equal(await error({ credential_configuration_id: configuration, proofs: { jwt: Array(11).fill(proofs.jwt[0]) } }), 'invalid_proof');
  assert.equal(await error({ credential_configuration_id: configuration, proofs: { jwt: [proofs.jwt[0].replace(/.$/, (c) => (c === 'A' ? 'Q' : 'A'))] } }), 'invalid_proof');
  const nobody = await post('/credential', '{}', { 'Content-Type': 'application/json', Authorization: 'Bearer nobody' });
  assert.deepEqual([nobody.status, nobody.headers.get('www-authenticate')], [401, 'Bearer error="invalid_token"']);
  assert.equal((await wallet.fetch()).length, 1);
  const note = (body) => post('/notification', JSON.stringify(body), { 'Content-Type': 'application/json', Authorization: `Bearer ${wallet.token}` });
  assert.equal((await note({ notification_id: 'x', event: 'credential_accepted' })).body.error, 'invalid_notification_id');
  assert.equal((await note({ notification_id: wallet.notificationId, event: 'lost' })).body.error, 'invalid_notification_request');
  assert.equal((await token({ grant_type: 'authorization_code' })).body.error, 'unsupported_grant_type');

  // With authorization_details the wallet is told identifiers, and must use them.
  const second = new Wallet([await HolderKey.make()]);
  const details = JSON.stringify([{ type: 'openid_credential', credential_configuration_id: configuration }]);
  const granted = await token({ 'pre-authorized_code': codeOf(await second.open(other.link)), authorization_details: details });
  second.token = granted.body.access_token;
  const [identifier] = granted.body.authorization_details[0].credential_identifiers;
  const own = await second.proofs();
  assert.equal((await credential(second, { credential_configuration_id: configuration, proofs: own })).body.error, 'invalid_credential_request');
  assert.equal((await credential(second, { credential_identifier: identifier, proofs: own })).body.credentials.length, 1);
});

onSharedBoard('after a lost phone the new wallet has the same award, and the old copy is revoked', async (t, { board, base }) => {
  const [offer] = await board.offers(1);
  const [lost] = await new Wallet([await HolderKey.make()]).accept(offer.link);
  const { offers: [again] } = await board.json(['offer', 'reissue', offer.id]);
  const [kept] = await new Wallet([await HolderKey.make()]).accept(again.link);
  assert.equal(kept.id, lost.id);
  assert.equal(kept.credentialSubject.licenseNumber, lost.credentialSubject.licenseNumber);
  assert.notEqual(kept.credentialStatus[0].id, lost.credentialStatus[0].id);
  await pause(1_500);
  const list = await (await fetch(lost.credentialStatus[0].statusListCredential.replace(/^https?:\/\/[^/]+/, base))).json();
  assert.equal(bitAt(list, Number(lost.credentialStatus[0].statusListIndex)), 1);
  assert.equal(bitAt(list, Number(kept.credentialStatus[0].statusListIndex)), 0);
  assert.equal((await board.fsck()).clean, true);
});

test('without its signer the server gives nothing, loses nothing, and goes on when it is back', async (t) => {
  const { board, credential, signer, server } = await opened(t);
  const [offer] = await board.offers(1);
  const wallet = new Wallet([await HolderKey.make()]);
  await wallet.open(offer.link);
  await wallet.authorize();
  await signer.stop();
  const { status, body } = await credential(wallet, { credential_configuration_id: wallet.configuration(), proofs: await wallet.proofs() });
  assert.deepEqual([status, Object.keys(body)], [202, ['transaction_id', 'interval']]);
  await board.serveSigner(t);
  assert.equal((await wallet.fetch()).length, 1);
  assert.doesNotMatch(server.output.stderr, /certificates key/);
});

onSharedBoard('metadata stands where the specification and where earlier drafts look, and offers nobody can guess', async (t, { board, base }) => {
  const metadata = await (await fetch(`${base}/.well-known/openid-credential-issuer`)).json();
  assert.equal(metadata.credential_issuer, base);
  assert.ok(metadata.batch_credential_issuance.batch_size >= 2);
  const server = await (await fetch(`${base}/.well-known/oauth-authorization-server`)).json();
  assert.equal(server.issuer, base);
  assert.equal(server['pre-authorized_grant_anonymous_access_supported'], true);
  const [offer] = await board.offers(1);
  const url = new URL(new URL(offer.link).searchParams.get('credential_offer_uri'));
  assert.ok(url.pathname.split('/').pop().length >= 43);
  assert.equal((await fetch(`${url}x`)).status, 404);
});

test('a board and its holders', async (t) => {
  const scene = await opened(t);
  for (const [name, body] of shared) await t.test(name, (own) => body(own, scene));
});
