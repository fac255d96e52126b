// SPDX-License-Identifier: Apache-2.0
// Question: does a certificate come into a wallet built on Credo, which judges what it is given before it keeps it, and from there by OpenID4VP
// to carnet-verifier, with no more in it than what was asked for? Where Credo and Carnet do not meet, a test says so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { freePort, verifierConfig } from '../e2e/support/board.mjs';
import { CertificateAuthority } from '../e2e/support/certificate_authority.mjs';
import { eventually, serve, workFolder } from '../e2e/support/programs.mjs';
import { askingConfig, requestKey } from '../e2e/support/verifier.mjs';
import { WalletBoard } from '../e2e/support/wallet_board.mjs';
import { certified, proxy } from './credo/tls.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
const skip = major > 20 || (major === 20 && minor >= 19) ? false : `Credo 0.6.3 runs on Node 20.19 and later, and this is ${process.versions.node}`;
const { CredoWallet } = skip ? {} : await import('./credo/wallet.mjs');

// A body whose key an authority certified: Credo believes an issuer by its DID or by such a chain, and by nothing else.
async function certifiedBoard(folder, authority, baseUrl) {
  const board = await WalletBoard.make(folder, { algorithm: 'P-256', baseUrl });
  const request = join(folder, 'board.csr');
  await board.json(['key', 'csr', 'key-1', '--to', request], { secrets: { '--key-passphrase-fd': board.secrets.certificates } });
  await board.json(['key', 'import-chain', 'key-1', authority.answer(request, 'board'), '--anchor', authority.root]);
  return board;
}

// Issuer, authority, and a verifier that asks for a name and the units; wallets reach both over TLS.
async function opened(t) {
  const folder = workFolder(t);
  const authority = new CertificateAuthority(folder);
  const anchor = readFileSync(authority.root, 'utf8');
  const tls = certified(folder, authority);
  const [issuerPort, verifierPort, port] = [await freePort(), await freePort(), await freePort()];
  const [issuer, verifier] = [`https://localhost:${issuerPort}`, `https://localhost:${verifierPort}`];
  const board = await certifiedBoard(folder, authority, issuer);
  await board.open(t);
  await proxy(t, tls, issuerPort, board.port);

  const query = { credentials: [{
    id: 'award', format: 'dc+sd-jwt', meta: { vct_values: [`${issuer}/types/competency-certificate-v1`] },
    claims: [{ path: ['holder', 'nameLatin'] }, { path: ['units'] }],
  }] };
  const { extra, secrets } = await askingConfig(join(folder, 'verifier'), { baseUrl: verifier, query });
  const config = verifierConfig(join(folder, 'verifier'), [board], {
    extra, policy: `[[anchors]]\npem = """\n${anchor}"""`, fetch: `allow_private_addresses = true\nports = []\nca_files = ["${authority.root}"]\n` });
  await requestKey(config, ['make'], secrets);
  await requestKey(config, ['csr', '--to', join(folder, 'verifier.csr')], secrets);
  await requestKey(config, ['import-chain', authority.answer(join(folder, 'verifier.csr'), 'verifier', { withRoot: true })]);
  await serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', `127.0.0.1:${port}`], { folder, secrets });
  await proxy(t, tls, verifierPort, port);

  // The employer's own page asks beside the proxy.
  const page = `http://127.0.0.1:${port}/v1/presentations`;
  const ask = async (wish) => {
    const body = JSON.stringify({ need: 'electrician', ...wish });
    return (await fetch(page, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json();
  };
  const result = async ({ id, resultToken }) => (await (await fetch(`${page}/${id}`, { headers: { Authorization: `Bearer ${resultToken}` } })).json()).result;
  const strangers = new CertificateAuthority(workFolder(t), 'Another certificate authority (demo)');
  const wallet = (options) => CredoWallet.make(t, { anchor, ca: anchor, listsOf: issuer, ...options });
  // One that trusts other authorities only.
  const distrustful = () => wallet({ anchor: readFileSync(strangers.root, 'utf8') });
  return { board, issuer, ask, result, wallet, distrustful };
}

const refusal = (error) => error.errorResponse?.error ?? error.response?.credentialErrorResponseResult?.data?.error ?? error.response?.error ?? String(error);
const refused = (step, code) => assert.rejects(step, (error) => { assert.equal(refusal(error), code, String(error)); return true; });
const reasons = (result) => JSON.stringify(result).match(/"reason":"[a-z-]+"/g)?.map((text) => text.slice(10, -1)) ?? [];

// What stands open in a text that is shown, by name; array elements have none.
const shownClaims = (text) => text.split('~').slice(1, -1).map((one) => JSON.parse(Buffer.from(one, 'base64url').toString()))
  .map((one) => (one.length === 3 ? one[1] : null));

test('a certificate comes into a wallet on Credo, and from there to an employer', { skip }, async (t) => {
  const { board, issuer, ask, result, wallet, distrustful } = await opened(t);
  const offers = await board.offers(6);

  await t.test('Credo believes it by its chain, its status and its type, and keeps it; suspended, it believes it no longer', async () => {
    const [offer] = offers;
    const holder = await wallet();
    assert.equal((await holder.read(offer.link)).asksForTxCode, false);
    const stored = await holder.accept(offer.link);
    const [kept] = await holder.agent.sdJwtVc.getAll();
    assert.equal(kept.id, stored.id);
    const { prettyClaims, header, holder: binding } = kept.firstCredential;
    assert.equal(header.x5c.length, 2);
    assert.equal(prettyClaims.iss, issuer);
    assert.match(prettyClaims.holder.nameLatin, /^Fictional Person/);
    assert.equal(binding.method, 'jwk');
    assert.match(prettyClaims['vct#integrity'], /^sha(256|384)-/);
    assert.equal(kept.typeMetadata.vct, `${issuer}/types/competency-certificate-v1`);
    assert.ok(kept.typeMetadata.claims.some(({ path }) => path.join() === 'holder,nameLatin'));
    assert.equal(holder.token.accessTokenResponse.token_type, 'DPoP', 'Credo binds its tokens by itself');
    await holder.notify('credential_accepted');
    assert.equal((await board.offerStates())[offer.id].notified, 'credential_accepted');

    assert.equal(await holder.judge(kept.encoded), 'valid');
    await board.change('suspend', [offer.award], 'under-investigation');
    await eventually(async () => (await holder.judge(kept.encoded)) === 'Status is not valid', { what: 'suspension' });
  });

  await t.test('a transaction code is asked for; a wrong one and a used code give nothing', async () => {
    const [offer] = await board.offers(1, ['--tx-code'], { from: 10 });
    const holder = await wallet();
    assert.equal((await holder.read(offer.linkByValue)).asksForTxCode, true);
    const txCode = offer.transactionCode;
    await refused(holder.accept(offer.linkByValue, { txCode: txCode === '000000' ? '000001' : '000000' }), 'invalid_grant');
    assert.equal((await holder.agent.sdJwtVc.getAll()).length, 0);
    await holder.accept(offer.linkByValue, { txCode });
    await refused(holder.accept(offer.linkByValue, { txCode }), 'invalid_grant');
    assert.equal((await holder.agent.sdJwtVc.getAll()).length, 1);
  });

  // First, because a verifier may keep a list for as long as the list itself allows.
  await t.test('revoked since, it is shown by Credo and not believed by the verifier', async () => {
    const holder = await wallet();
    const { encoded } = await holder.accept(offers[2].link);
    await board.change('revoke', [offers[2].award], 'data-error');
    await eventually(async () => (await holder.judge(encoded)) === 'Status is not valid', { what: 'revocation' });
    const asked = await ask({ clientIdPrefix: 'x509_hash', responseMode: 'direct_post.jwt' });
    assert.ok((await holder.present(asked.link)).ok);
    const answered = await result(asked);
    assert.equal(answered.decision, 'rejected');
    assert.ok(reasons(answered).includes('revoked'), JSON.stringify(answered));
  });

  await t.test('Credo answers by every way of knowing the verifier, plain and encrypted, and shows the name and nothing else that is hidden', async () => {
    const holder = await wallet();
    const { credentialInstances } = await holder.accept(offers[1].link, { binding: await holder.keys(2) });
    assert.equal(credentialInstances.length, 2, 'a copy for each key');
    const copies = new Set();
    for (const clientIdPrefix of ['redirect_uri', 'decentralized_identifier', 'x509_san_dns', 'x509_hash']) {
      for (const responseMode of ['direct_post', 'direct_post.jwt']) {
        const way = `${clientIdPrefix}, ${responseMode}`;
        const asked = await ask({ clientIdPrefix, responseMode });
        const { ok, request, authorizationResponse, authorizationResponsePayload } = await holder.present(asked.link);
        assert.ok(ok, way);
        assert.equal(request.verifier.clientIdPrefix, clientIdPrefix);
        assert.equal('response' in authorizationResponse, responseMode === 'direct_post.jwt', way);
        const [text] = authorizationResponsePayload.vp_token.award;
        copies.add(text.split('~')[0]);
        assert.deepEqual(shownClaims(text), ['nameLatin'], way);
        const answered = await result(asked);
        assert.equal(answered.decision, 'accepted', `${way}: ${JSON.stringify(answered)}`);
        assert.match(JSON.stringify(answered), /"holderName":"Fictional Person/, way);
        assert.doesNotMatch(JSON.stringify(answered), /DE-00000|"19\d\d-\d\d-\d\d"/, way);
      }
    }
    assert.equal(copies.size, 2, 'each copy was shown');
  });

  await t.test('whose certificate leads to no anchor of the wallet gets no answer from it, and gives it nothing', async () => {
    const holder = await distrustful();
    for (const clientIdPrefix of ['x509_hash', 'x509_san_dns']) {
      const asked = await ask({ clientIdPrefix });
      await assert.rejects(holder.asked(asked.link), /trusted certificate/);
      assert.equal(await result(asked), undefined);
    }
    await assert.rejects(holder.accept(offers[3].link), /trusted certificate/);
    assert.equal((await holder.agent.sdJwtVc.getAll()).length, 0);
  });

  // What an app on Credo 0.6.3 has to know (docs/conformance.md). When one of these fails, Credo has moved, or Carnet has.
  await t.test('as it comes, Credo takes no status list that another key than the certificate\'s signed', async () => {
    const holder = await wallet({ listsOf: undefined });
    await assert.rejects(holder.accept(offers[4].link), /Status List JWT verification failed/);
  });

  await t.test('as it comes, Credo knows no key of the type JsonWebKey in the DID document of who asks', async () => {
    const holder = await wallet({ knowsJsonWebKey: false });
    const asked = await ask({ clientIdPrefix: 'decentralized_identifier' });
    await assert.rejects(holder.asked(asked.link), /verification method type 'JsonWebKey'/);
  });

  await t.test('bound to a DID, the certificate names the key itself, and Credo looks for the DID', async () => {
    const holder = await wallet();
    await assert.rejects(holder.accept(offers[5].link, { binding: await holder.did() }), /Missing kmsKeyId/);
  });

  assert.equal((await board.fsck()).clean, true);
});
