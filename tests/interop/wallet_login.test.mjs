// SPDX-License-Identifier: Apache-2.0
// Holders who log in, tokens that are bound to a key, requests and answers that are encrypted, and certificates that come later: by a wallet of
// other people's libraries, against the real processes; and what somebody may try who has the token, the code or the link of another.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, workFolder } from '../e2e/support/programs.mjs';
import { WalletBoard } from '../e2e/support/wallet_board.mjs';
import { BoundWallet, Browser, Sealed, clientId, redirectUri } from './wallets/bound_wallet.mjs';
import { HolderKey, Wallet, refusal } from './wallets/wallet.mjs';

const refused = (step, code) => assert.rejects(step, (error) => { assert.equal(refusal(error), code, String(error)); return true; });
const clients = `
[[authorization.client]]
id = "${clientId}"
name = "Demo Wallet (demo)"
redirect_uris = ["${redirectUri}", "org.example.wallet:/cb"]
`;

// A board whose settings name one wallet, with both processes up.
async function opened(t, { settings = clients, init = [] } = {}) {
  const board = await WalletBoard.make(workFolder(t), { init });
  appendFileSync(join(board.home, 'carnet-issuer.toml'), settings);
  const processes = await board.open(t);
  return { board, base: `http://localhost:${board.port}`, ...processes };
}

// Setting up a board takes longer than what is asked of it, so most tests share one; each has offers of its own.
const shared = [];
const onSharedBoard = (name, body) => shared.push([name, body]);

async function postTo(url, body, headers) {
  const answer = await fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').startsWith('application/json');
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : null };
}

// A wallet that has opened the link, and its holder's browser on the login page.
async function atLogin(offer, options) {
  const wallet = await BoundWallet.make([await HolderKey.make()]);
  await wallet.open(offer.link);
  const browser = await new Browser().open(await wallet.push(options));
  return { wallet, browser };
}

async function loggedIn(offer, options) {
  const { wallet, browser } = await atLogin(offer, options);
  await browser.send('tx_code', offer.transactionCode);
  assert.equal(browser.status, 303);
  return { wallet, code: wallet.comeBack(browser.location).code };
}

onSharedBoard('a holder logs in with the six digits, and the wallet has the certificate by a token that is bound to its key', async (t, { board, base, server }) => {
  const [offer] = await board.offers(1, ['--tx-code']);
  const { wallet, browser } = await atLogin(offer);
  assert.equal(browser.status, 200);
  assert.match(browser.html, /Demo Wallet \(demo\)/);
  assert.doesNotMatch(browser.html, /<script|DEMONSTRATION|Fictional Person/);
  const arabic = await (await fetch(browser.url, { headers: { 'Accept-Language': 'am, ar-EG;q=0.9, en;q=0.5' } })).text();
  assert.match(arabic, /<html lang="ar" dir="rtl">/);
  assert.equal(browser.headers.get('content-security-policy').includes(`form-action 'self' https://wallet.example;`), true);
  await browser.send('tx_code', offer.transactionCode);
  const back = new URL(browser.location);
  assert.equal(`${back.origin}${back.pathname}`, redirectUri);
  assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('iss')], ['a-state', base]);
  assert.ok(back.searchParams.get('code').length >= 43);
  const answer = await wallet.useCode(wallet.comeBack(browser.location).code);
  assert.deepEqual([answer.token_type, answer.scope], ['DPoP', wallet.configuration()]);
  const [certificate] = await wallet.fetch();
  assert.equal(certificate.credentialSubject.id, wallet.keys[0].did());
  assert.equal((await board.fsck()).clean, true);
  for (const secret of [offer.transactionCode, answer.access_token, back.searchParams.get('code')]) assert.doesNotMatch(server.output.stderr, new RegExp(secret));
});

onSharedBoard('a wallet with an app of its own is sent back there, and one that is given nothing is told so', async (t, { board, base }) => {
  const [offer] = await board.offers(1, ['--tx-code']);
  const { wallet, browser } = await atLogin(offer, { redirect: 'org.example.wallet:/cb' });
  await browser.send('cancel', 'yes');
  const back = new URL(browser.location);
  assert.deepEqual([back.protocol, back.searchParams.get('error'), back.searchParams.get('iss')], ['org.example.wallet:', 'access_denied', base]);
  const again = await new Browser().open(await wallet.push());
  await again.send('tx_code', offer.transactionCode);
  await wallet.useCode(wallet.comeBack(again.location).code);
  assert.equal((await wallet.fetch()).length, 1);
});

onSharedBoard('nobody is sent to an address that is not configured, and nothing is shown that was not pushed', async (t, { board, base }) => {
  const [offer] = await board.offers(1, ['--tx-code']);
  const wallet = await BoundWallet.make([await HolderKey.make()]);
  await wallet.open(offer.link);
  for (const redirect of [`${redirectUri}/`, `${redirectUri}?x=1`, 'https://wallet.example.evil.example/cb', 'javascript:alert(1)'])
    await refused(wallet.push({ redirect }), 'invalid_request');
  const stranger = await BoundWallet.make([await HolderKey.make()], { client: 'stranger' });
  await stranger.open(offer.link);
  await refused(stranger.push(), 'invalid_client');
  const direct = new URLSearchParams({ client_id: clientId, response_type: 'code', redirect_uri: 'https://evil.example/', state: 's' });
  for (const query of [direct, `client_id=${clientId}&request_uri=urn:ietf:params:oauth:request_uri:nothing`, '']) {
    const browser = await new Browser().open(`${base}/authorize?${query}`);
    assert.deepEqual([browser.status, browser.location, browser.forms.length], [400, null, 0]);
  }
  const url = new URL(await wallet.push());
  url.searchParams.set('client_id', 'stranger');
  assert.equal((await new Browser().open(url)).status, 400);
});

onSharedBoard('five wrong tries on the page lock the offer, for every way to it', async (t, { board }) => {
  const [offer] = await board.offers(1, ['--tx-code']);
  const wrong = offer.transactionCode === '000000' ? '000001' : '000000';
  const { wallet, browser } = await atLogin(offer);
  for (let i = 0; i < 4; ++i) {
    await browser.send('tx_code', wrong);
    assert.equal(browser.status, 403);
    assert.match(browser.html, /These were not the six digits/);
  }
  await browser.send('tx_code', wrong);
  assert.deepEqual([browser.status, new URL(browser.location).searchParams.get('error')], [303, 'access_denied']);
  assert.equal((await board.offerStates())[offer.id].state, 'locked');
  await refused(wallet.authorize({ txCode: offer.transactionCode }), 'invalid_grant');
  await refused(wallet.push(), 'invalid_request');
});

onSharedBoard('a code is used once, by the wallet that began, with its secret and its key', async (t, { board }) => {
  const offers = await board.offers(4, ['--tx-code']);
  const wrongVerifier = await loggedIn(offers[0]);
  await refused(wrongVerifier.wallet.useCode(wrongVerifier.code, { verifier: 'w'.repeat(43) }), 'invalid_grant');
  await refused(wrongVerifier.wallet.useCode(wrongVerifier.code), 'invalid_grant');

  const otherAddress = await loggedIn(offers[1]);
  await refused(otherAddress.wallet.useCode(otherAddress.code, { redirect: 'org.example.wallet:/cb' }), 'invalid_grant');

  const { wallet, code } = await loggedIn(offers[2]);
  await refused(wallet.useCode(code, { dpop: null }), 'invalid_dpop_proof');
  const answer = await wallet.useCode(code);
  assert.equal(answer.token_type, 'DPoP');
  await refused(wallet.useCode(code), 'invalid_grant');
  assert.equal((await wallet.fetch()).length, 1);

  const bound = await loggedIn(offers[3]);
  bound.wallet.tokenKey = await HolderKey.make();
  await refused(bound.wallet.useCode(bound.code), 'invalid_dpop_proof');
});

onSharedBoard('a token that is bound to a key is of no use without it', async (t, { board, base }) => {
  const [offer] = await board.offers(1);
  const wallet = await BoundWallet.make([await HolderKey.make()], { alg: 'EdDSA' });
  await wallet.open(offer.link);
  assert.equal((await wallet.authorize()).token_type, 'DPoP');
  const url = `${base}/credential`;
  const body = JSON.stringify({ credential_configuration_id: wallet.configuration(), proofs: await wallet.proofs() });
  const ask = (headers) => postTo(url, body, headers);
  const refusedWith = async (headers, code, scheme = 'DPoP') => {
    const answer = await ask(headers);
    assert.deepEqual([answer.status, answer.body.error], [401, code], answer.text);
    assert.ok(answer.headers.get('www-authenticate').startsWith(`${scheme} error="${code}"`));
    return answer;
  };
  const dpop = `DPoP ${wallet.token}`;
  await refusedWith({ Authorization: `Bearer ${wallet.token}` }, 'invalid_token', 'Bearer');
  await refusedWith({ Authorization: dpop }, 'invalid_dpop_proof');
  const proof = await wallet.proofOf(url);
  await refusedWith({ Authorization: dpop, DPoP: await wallet.proofOf(`${base}/nonce`) }, 'invalid_dpop_proof');
  await refusedWith({ Authorization: dpop, DPoP: await wallet.proofOf(url, { htm: 'GET' }) }, 'invalid_dpop_proof');
  await refusedWith({ Authorization: dpop, DPoP: await wallet.proofOf(url, { ath: undefined }) }, 'invalid_dpop_proof');
  const thief = await BoundWallet.make([]);
  thief.token = wallet.token;
  await refusedWith({ Authorization: dpop, DPoP: await thief.proofOf(url) }, 'invalid_token');
  assert.equal((await ask({ Authorization: dpop, DPoP: proof })).status, 200);
  await refusedWith({ Authorization: dpop, DPoP: proof }, 'invalid_dpop_proof');
  assert.equal((await wallet.fetch()).length, 1);
  wallet.notificationId = (await wallet.ask()).notification_id;
  await wallet.client.sendNotification({ issuerMetadata: wallet.issuer, accessToken: wallet.token, dpop: wallet.dpop, notification: { notificationId: wallet.notificationId, event: 'credential_accepted' } });
  assert.equal((await board.offerStates())[offer.id].notified, 'credential_accepted');
});

onSharedBoard('a wallet whose clock is wrong is given a nonce, and goes on with it', async (t, { board, base }) => {
  const [offer] = await board.offers(1);
  const wallet = await BoundWallet.make([await HolderKey.make()]);
  const { grants } = await wallet.open(offer.link);
  const [[grant, { 'pre-authorized_code': code }]] = Object.entries(grants);
  const form = () => new URLSearchParams({ grant_type: grant, 'pre-authorized_code': code });
  const anHourAgo = Math.floor(Date.now() / 1000) - 3600;
  const ask = async (claims) => postTo(`${base}/token`, form(), { 'Content-Type': 'application/x-www-form-urlencoded', DPoP: await wallet.proofOf(`${base}/token`, { iat: anHourAgo, ...claims }) });
  const first = await ask({});
  assert.deepEqual([first.status, first.body.error], [400, 'use_dpop_nonce']);
  const second = await ask({ nonce: first.headers.get('dpop-nonce') });
  assert.deepEqual([second.status, second.body.token_type], [200, 'DPoP']);
});

onSharedBoard('what is asked and what is given can be encrypted, and neither must be', async (t, { board, base }) => {
  const [offer] = await board.offers(1);
  const wallet = new Wallet([await HolderKey.make()]);
  await wallet.open(offer.link);
  await wallet.authorize();
  const metadata = await (await fetch(`${base}/.well-known/openid-credential-issuer`)).json();
  assert.equal(metadata.credential_request_encryption.encryption_required, false);
  assert.equal(metadata.credential_response_encryption.encryption_required, false);
  const sealed = await Sealed.make();
  const ask = (body, type = 'application/jwt') => postTo(`${base}/credential`, body, { 'Content-Type': type, Authorization: `Bearer ${wallet.token}` });
  const request = async (more = {}) => ({ credential_configuration_id: wallet.configuration(), proofs: await wallet.proofs(), ...more });

  const both = await ask(await sealed.request(metadata, await request({ credential_response_encryption: sealed.wants() })));
  assert.deepEqual([both.status, both.headers.get('content-type')], [200, 'application/jwt']);
  assert.doesNotMatch(both.text, /credentialSubject/);
  const { body: given, header } = await sealed.open(both.text);
  assert.deepEqual([header.alg, header.enc, header.kid], ['ECDH-ES', 'A256GCM', 'holder-1']);
  assert.equal(given.credentials[0].credential.credentialSubject.id, wallet.keys[0].did());

  const requestOnly = await ask(await sealed.request(metadata, await request(), 'A256GCM'));
  assert.deepEqual([requestOnly.status, requestOnly.body.credentials.length], [200, 1]);

  const error = async (body, type) => (await ask(body, type)).body.error;
  assert.equal(await error(JSON.stringify(await request({ credential_response_encryption: sealed.wants() })), 'application/json'), 'invalid_encryption_parameters');
  assert.equal(await error(await sealed.request(metadata, await request({ credential_response_encryption: sealed.wants('A128CBC-HS256') }))), 'invalid_encryption_parameters');
  assert.equal(await error(await sealed.request(metadata, await request({ credential_response_encryption: { ...sealed.wants(), jwk: { ...sealed.jwk, alg: 'ECDH-ES+A256KW' } } }))), 'invalid_encryption_parameters');
  const own = { credential_request_encryption: { jwks: { keys: [{ ...sealed.jwk, kid: metadata.credential_request_encryption.jwks.keys[0].kid }] } } };
  assert.equal(await error(await sealed.request(own, await request())), 'invalid_encryption_parameters');
  assert.equal(await error('nothing'), 'invalid_encryption_parameters');
  // Errors are never encrypted.
  assert.equal(await error(await sealed.request(metadata, { credential_response_encryption: sealed.wants() })), 'invalid_credential_request');
});

test('while the signer is down the wallet is told to come back, and then has its certificate', async (t) => {
  const { board, base, signer } = await opened(t);
  const [offer, another] = await board.offers(2);
  const wallet = await BoundWallet.make([await HolderKey.make()]);
  await wallet.open(offer.link);
  await wallet.authorize();
  await signer.stop();
  const waiting = await wallet.ask();
  assert.ok(waiting.transaction_id.length >= 43);
  assert.ok(waiting.interval > 0);
  const still = await wallet.fetchDeferred(waiting.transaction_id);
  assert.deepEqual([still.transaction_id, still.credentials], [waiting.transaction_id, undefined]);

  const stranger = await BoundWallet.make([await HolderKey.make()]);
  await stranger.open(another.link);
  await stranger.authorize();
  await refused(stranger.fetchDeferred(waiting.transaction_id), 'invalid_transaction_id');
  await refused(wallet.fetchDeferred('nothing'), 'invalid_transaction_id');

  await board.serveSigner(t);
  const { credentials: [{ credential }] } = await wallet.fetchDeferred(waiting.transaction_id);
  assert.equal(credential.credentialSubject.id, wallet.keys[0].did());
  await refused(wallet.fetchDeferred(waiting.transaction_id), 'invalid_transaction_id');
  assert.deepEqual(await wallet.fetch(), [credential]);
  const states = await board.offerStates();
  assert.equal(states[offer.id].state, 'redeemed');
  assert.equal((await board.fsck()).clean, true);
  assert.equal((await postTo(`${base}/deferred`, '{}', { Authorization: 'Bearer nobody' })).status, 401);
});

test('an offer that was withdrawn while its certificate was waited for gives nothing, and says so for good', async (t) => {
  const { board, signer } = await opened(t);
  const [offer] = await board.offers(1);
  const wallet = await BoundWallet.make([await HolderKey.make()]);
  await wallet.open(offer.link);
  await wallet.authorize();
  await signer.stop();
  const { transaction_id: id } = await wallet.ask();
  await board.json(['offer', 'withdraw', offer.id]);
  await board.serveSigner(t);
  await refused(wallet.fetchDeferred(id), 'credential_request_denied');
  await refused(wallet.fetchDeferred(id), 'invalid_transaction_id');
});

test('only a home for demonstrations may let anybody in, and it says so on the page and in the log', async (t) => {
  const auto = `[authorization]\nauto_approve = true\n${clients}`;
  const earnest = await WalletBoard.make(workFolder(t));
  appendFileSync(join(earnest.home, 'carnet-issuer.toml'), auto);
  const refusedStart = await earnest.run(['serve'], { secrets: { '--status-passphrase-fd': earnest.secrets.lists } });
  assert.notEqual(refusedStart.code, 0);
  assert.match(refusedStart.stderr, /authorization\.auto_approve.*init --demo/s);

  const { board, server } = await opened(t, { settings: auto, init: ['--demo'] });
  const [offer] = await board.offers(1);
  const { wallet, browser } = await atLogin(offer);
  assert.match(browser.html, /DEMONSTRATION: this issuer asks nobody who they are/);
  await browser.send();
  await wallet.useCode(wallet.comeBack(browser.location).code);
  assert.equal((await wallet.fetch()).length, 1);
  assert.match(server.output.stderr, /demonstration\.whoever-has-a-link-is-let-in/);
  assert.match(server.output.stderr, /login\.approved-without-asking/);
  const outside = join(workFolder(t), 'home');
  const made = await run('carnet-issuer', ['--home', outside, 'init', '--demo', '--name', 'Board (demo)', '--base-url', 'https://certs.example'],
    { secrets: { '--certificates-passphrase-fd': 'one of the two', '--status-passphrase-fd': 'and another one' } });
  assert.notEqual(made.code, 0);
  assert.equal(existsSync(outside), false);
});

test('without a configured wallet there is no login, and offers do not name one', async (t) => {
  const { board, base } = await opened(t, { settings: '' });
  const [offer] = await board.offers(1, ['--tx-code']);
  const wallet = await BoundWallet.make([await HolderKey.make()]);
  await wallet.open(offer.link);
  assert.deepEqual(Object.keys(wallet.offer.grants), ['urn:ietf:params:oauth:grant-type:pre-authorized_code']);
  const metadata = await (await fetch(`${base}/.well-known/oauth-authorization-server`)).json();
  assert.deepEqual([metadata.authorization_endpoint, metadata.response_types_supported], [undefined, []]);
  const token = await fetch(`${base}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code' }) });
  assert.equal((await token.json()).error, 'unsupported_grant_type');
});

test('a board whose holders log in', async (t) => {
  const scene = await opened(t);
  for (const [name, body] of shared) await t.test(name, (own) => body(own, scene));
});
