// SPDX-License-Identifier: Apache-2.0
// The OpenAPI documents that both programs serve, held against what they really answer: every documented path exists, every real answer
// fits its schema, and every status is one that the document names.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { Authority, accreditation } from '../e2e/support/authority.mjs';
import { cleanCsv, verifierConfig } from '../e2e/support/board.mjs';
import { DecisionDesk, drafts, ofPaper } from '../e2e/support/decision_desk.mjs';
import { repository, run, workFolder } from '../e2e/support/programs.mjs';
import { askingConfig, requestKey, startVerifier } from '../e2e/support/verifier.mjs';
import { WalletBoard } from '../e2e/support/wallet_board.mjs';

// Holds answers of one server against its document.
class Contract {
  constructor(base, document) {
    assert.equal(document.openapi, '3.1.0');
    this.base = base;
    this.document = document;
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    this.ajv.addSchema(document, 'api');
    this.used = new Set();
  }

  static async of(base) { return new Contract(base, await (await fetch(`${base}/openapi.json`)).json()); }

  resolve(node) { return node?.$ref ? this.resolve(node.$ref.slice(2).split('/').reduce((at, key) => at[key], this.document)) : node; }

  // Asks, and checks the answer against what the document says about `path` (its template).
  async ask(method, template, path, { headers, body } = {}) {
    const operation = this.document.paths[template]?.[method];
    assert.ok(operation, `${method} ${template} is not documented`);
    const answer = await fetch(`${this.base}${path}`, { method: method.toUpperCase(), headers, body, redirect: 'manual' });
    const text = await answer.text();
    const described = this.resolve(operation.responses[answer.status] ?? operation.responses.default);
    assert.ok(described, `${method} ${path}: status ${answer.status} is not documented`);
    this.used.add(`${method} ${template} ${answer.status}`);
    if (!described.content) return { status: answer.status };
    const type = answer.headers.get('content-type').split(';')[0];
    assert.ok(described.content[type], `${method} ${path}: ${type} is not documented for ${answer.status}`);
    if (!type.includes('json') && !/^application\/(vc|did|did-resolution)$/.test(type)) return { status: answer.status, text };
    const value = JSON.parse(text);
    this.fits(value, described.content[type].schema, `${method} ${path} ${answer.status}`);
    return { status: answer.status, value };
  }

  // References inside the document are resolved by way of the registered schema "api".
  fits(value, schema, what) {
    const rebased = JSON.parse(JSON.stringify(schema), (key, at) => (key === '$ref' ? `api${at}` : at));
    const validate = this.ajv.compile(rebased);
    assert.ok(validate(value), `${what}: ${this.ajv.errorsText(validate.errors)}\n${JSON.stringify(value, null, 1).slice(0, 2000)}`);
  }

  assertAllPathsUsed() {
    const missing = Object.entries(this.document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .filter((one) => ![...this.used].some((use) => use.startsWith(`${one} `)));
    assert.deepEqual(missing, [], 'documented, but not tried here');
  }
}

// The trust list's part of the admin API.
async function tryTrust(admin, headers, id) {
  const base = '/admin/v1/trust';
  await admin.ask('get', base, base, { headers });
  await admin.ask('get', `${base}/accreditations`, `${base}/accreditations`, { headers });
  await admin.ask('get', `${base}/accreditations`, `${base}/accreditations?id=${encodeURIComponent(id)}`, { headers });
  const propose = (body) => admin.ask('post', `${base}/changes`, `${base}/changes`, { headers, body: JSON.stringify(body) });
  const { value: change } = await propose({ act: 'withdraw', reason: 'Demo.', accreditation: id, since: '2026-01-01' });
  await propose({ act: 'withdraw', reason: 'Demo.', accreditation: 'https://nothing.example/' });
  await admin.ask('get', `${base}/changes`, `${base}/changes`, { headers });
  await admin.ask('get', `${base}/changes/{id}`, `${base}/changes/${change.id}`, { headers });
  await admin.ask('get', `${base}/changes/{id}`, `${base}/changes/nothing`, { headers });
  const { status } = await admin.ask('post', `${base}/versions`, `${base}/versions`, { headers });
  assert.equal(status, 201);
  await admin.ask('get', `${base}/versions`, `${base}/versions`, { headers });
  await admin.ask('post', `${base}/versions`, `${base}/versions`);
}

// Every kind of answer about another country that the corridors have: decisions, agreements, units, levels, notes.
async function tryRecognition(t, folder) {
  for (const [corridor, document, beside, query] of [
    ['cases/01-plumber-togo-germany', 'certificate', ['decision-partial'], 'DE&at=2021-06-01'],
    ['cases/05-harmonised-units-west-africa', 'certificate', ['automatic-decision'], 'GH'],
  ]) {
    const out = join(folder, document + query.slice(0, 2));
    assert.equal((await run('corridor_documents', [join(repository, 'docs', 'examples', 'corridors', corridor), out])).code, 0);
    const verifier = await startVerifier(t, folder, join(out, 'verifier.toml'));
    const contract = await Contract.of(`http://127.0.0.1:${verifier.port}`);
    const read = (name) => JSON.parse(readFileSync(join(out, 'documents', `${name}.json`), 'utf8'));
    const body = JSON.stringify({ verifiableCredential: read(document), with: beside.map(read) });
    const { value } = await contract.ask('post', '/v1/verify', `/v1/verify?destination=${query}&lang=ar`, { headers: { 'Content-Type': 'application/json' }, body });
    assert.ok(value.recognition.decisions.length > 0);
  }
}

// The id of the notice on a decision that was revoked.
// The way of a certificate into a wallet, with a key of node's own.
async function tryWallet(t, board, open) {
  const wallets = Object.setPrototypeOf(board, WalletBoard.prototype);
  const [offer] = await wallets.offers(1, [], { from: 500 });
  Object.setPrototypeOf(board, Authority.prototype);
  await WalletBoard.prototype.serveSigner.call(board, t);
  const metadata = await open.ask('get', '/.well-known/openid-credential-issuer', '/.well-known/openid-credential-issuer');
  await open.ask('get', '/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server');
  const { pathname } = new URL(new URL(offer.link).searchParams.get('credential_offer_uri'));
  const { value: { grants, credential_configuration_ids: [configuration] } } = await open.ask('get', '/offers/{secret}', pathname);
  await open.ask('get', '/offers/{secret}', '/offers/nothing');
  await open.ask('get', '/.well-known/jwt-vc-issuer', '/.well-known/jwt-vc-issuer');
  await open.ask('get', '/types/{file}', '/types/competency-certificate-v1');
  await open.ask('get', '/types/{file}', '/types/nothing');
  await open.ask('get', '/token-status/{list}', '/token-status/nothing');
  const [[grant, { 'pre-authorized_code': code }]] = Object.entries(grants);
  const token = (fields) => open.ask('post', '/token', '/token', { body: new URLSearchParams({ grant_type: grant, ...fields }) });
  assert.equal((await token({ 'pre-authorized_code': 'nothing' })).status, 400);
  const { value: { access_token: bearer } } = await token({ 'pre-authorized_code': code });
  const { value: { c_nonce: nonce } } = await open.ask('post', '/nonce', '/nonce');
  const proof = await proofOf({ aud: metadata.value.credential_issuer, nonce });
  const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ credential_configuration_id: configuration, proofs: { jwt: [proof] } });
  assert.equal((await open.ask('post', '/credential', '/credential', { headers, body: '{}' })).status, 400);
  assert.equal((await open.ask('post', '/credential', '/credential', { headers: { ...headers, Authorization: 'Bearer nobody' }, body })).status, 401);
  const { status, value } = await open.ask('post', '/credential', '/credential', { headers, body });
  assert.equal(status, 200);
  const note = JSON.stringify({ notification_id: value.notification_id, event: 'credential_accepted' });
  const [, list] = new URL(value.credentials[0].credential.credentialStatus[0].statusListCredential).pathname.split('/').slice(1);
  assert.equal((await open.ask('get', '/token-status/{list}', `/token-status/${list}`)).status, 200);
  assert.equal((await open.ask('post', '/notification', '/notification', { headers, body: note })).status, 204);
  await tryLogin(open);
}

// The way of a holder who logs in, as far as the page; what comes after is in wallet_login.test.mjs.
async function tryLogin(open) {
  const push = (fields) => open.ask('post', '/par', '/par', { body: new URLSearchParams(fields) });
  assert.equal((await push({ client_id: 'nobody' })).status, 400);
  assert.equal((await open.ask('get', '/authorize', '/authorize?client_id=nobody&request_uri=nothing')).status, 400);
  assert.equal((await open.ask('post', '/authorize', '/authorize', { body: new URLSearchParams({ client_id: 'nobody' }) })).status, 400);
  assert.equal((await open.ask('post', '/deferred', '/deferred', { headers: { Authorization: 'Bearer nobody' }, body: '{}' })).status, 401);
}

async function proofOf(claims) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }) })}.${part({ iat: Math.floor(Date.now() / 1000), ...claims })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function publicNotice(board) {
  const desk = DecisionDesk.over(board);
  const { id } = await desk.act(['open', desk.file('a scan (demo)', 'scan.png'), '--paper', '--purpose', 'general']);
  await desk.decided(id, { ...drafts.full, ...ofPaper });
  const { notices } = await desk.follow('revoke', id);
  return notices[0].id.replace('urn:uuid:', '');
}

// From now on the desk of decisions asks that verifier.
function askVerifier(board, verifier) {
  const file = join(board.home, 'carnet-issuer.toml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('[decisions]\n', `[decisions]\nverifier = "http://127.0.0.1:${verifier.port}"\n`));
}

// The desk's part of the admin API.
async function tryCases(admin, headers, certificate) {
  const opened = await admin.ask('post', '/admin/v1/cases', '/admin/v1/cases?purpose=general', { headers, body: certificate });
  assert.equal(opened.status, 201);
  assert.equal(opened.value.report.recognition.destination, 'DE');
  assert.equal((await admin.ask('post', '/admin/v1/cases', '/admin/v1/cases?purpose=nothing', { headers, body: certificate })).status, 400);
  const moved = await admin.ask('post', '/admin/v1/cases/{id}/clock', `/admin/v1/cases/${opened.value.id}/clock?event=file-complete`, { headers });
  assert.match(moved.value.clock.says, /^due in \d+ days$/);
  assert.equal((await admin.ask('post', '/admin/v1/cases/{id}/clock', `/admin/v1/cases/${opened.value.id}/clock?event=suspended`, { headers })).status, 400);
  assert.equal((await admin.ask('get', '/admin/v1/cases', '/admin/v1/cases', { headers })).value.cases.length, 2);
  assert.equal((await admin.ask('get', '/admin/v1/cases/{id}', `/admin/v1/cases/${opened.value.id}`, { headers })).status, 200);
  assert.equal((await admin.ask('get', '/admin/v1/cases/{id}', '/admin/v1/cases/nothing', { headers })).status, 404);
  const acts = ['/admin/v1/cases/{id}/acts', `/admin/v1/cases/${opened.value.id}/acts`];
  const proposed = await admin.ask('post', ...acts, { headers, body: JSON.stringify({ act: 'decide', draft: drafts.full }) });
  assert.equal(proposed.status, 201);
  assert.equal((await admin.ask('post', ...acts, { headers, body: JSON.stringify({ act: 'decide', draft: { outcome: 'refused' } }) })).status, 400);
  assert.equal((await admin.ask('get', ...acts, { headers })).value.acts.length, 1);
  const act = `${acts[0]}/{act}`;
  assert.equal((await admin.ask('get', act, `${acts[1]}/${proposed.value.id}`, { headers })).status, 200);
  assert.equal((await admin.ask('get', act, `${acts[1]}/nothing`, { headers })).status, 404);
}

const electricians = { credentials: [{ id: 'certificate', format: 'ldp_vc', meta: { type_values: [['https://www.w3.org/2018/credentials#VerifiableCredential']] } }] };

// What a page and a wallet ask of a verifier that asks wallets.
async function tryPresentations(checks) {
  const json = { 'Content-Type': 'application/json' };
  const start = async (body) => checks.ask('post', '/v1/presentations', '/v1/presentations', { headers: json, body: JSON.stringify(body) });
  assert.equal((await checks.ask('get', '/v1/needs', '/v1/needs')).value.needs.length, 1);
  assert.equal((await start({ need: 'plumber' })).status, 404);
  assert.equal((await start({ need: 'electrician', returnTo: 'https://elsewhere.example' })).status, 403);
  assert.equal((await start({ need: 'electrician', clientIdPrefix: 'x509_hash' })).status, 400);
  assert.equal((await start({ need: 'electrician' })).status, 201);
  const { value: { id, resultToken } } = await start({ need: 'electrician', clientIdPrefix: 'decentralized_identifier', responseMode: 'direct_post.jwt' });
  const request = ['/oid4vp/requests/{id}', `/oid4vp/requests/${id}`];
  const form = (values) => ({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(values).toString() });
  assert.equal((await checks.ask('get', ...request)).status, 200);
  assert.equal((await checks.ask('get', request[0], '/oid4vp/requests/nothing')).status, 404);
  assert.equal((await checks.ask('post', ...request, form({ wallet_nonce: 'x'.repeat(600) }))).status, 400);
  const { text } = await checks.ask('post', ...request, form({ wallet_nonce: 'from-the-wallet' }));
  const { state } = JSON.parse(Buffer.from(text.split('.')[1], 'base64url'));
  const answer = (values) => checks.ask('post', '/oid4vp/responses/{id}', `/oid4vp/responses/${id}`, form(values));
  assert.equal((await answer({ state })).status, 400);
  assert.equal((await answer({ state, vp_token: '{}' })).status, 400);
  assert.equal((await answer({ state: 'guessed', error: 'access_denied' })).status, 403);
  assert.equal((await answer({ state, error: 'access_denied' })).status, 200);
  assert.equal((await answer({ state, error: 'access_denied' })).status, 409);
  const result = (token, of = id) => checks.ask('get', '/v1/presentations/{id}', `/v1/presentations/${of}`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await result(resultToken)).value.result.walletError.error, 'access_denied');
  assert.equal((await result('guessed')).status, 401);
  assert.equal((await result(resultToken, 'nothing')).status, 404);
  assert.equal((await checks.ask('get', '/.well-known/did.json', '/.well-known/did.json')).status, 200);
}

// The pages, and what they ask for besides verdicts.
async function tryPages(checks, certificate) {
  const post = (path, headers, body, query = '') => checks.ask('post', path, path + query, { headers, body });
  const json = { 'Content-Type': 'application/json' };
  assert.equal((await checks.ask('get', '/', '/')).status, 200);
  const script = await checks.ask('get', '/assets/{file}', '/assets/index-1.js');
  assert.equal(script.status, 200);
  assert.equal((await checks.ask('get', '/assets/{file}', '/assets/nothing.js')).status, 404);
  const { value: copy } = await checks.ask('get', '/v1/offline', '/v1/offline');
  assert.ok(copy.issuers[0].keys.length > 0 && copy.statusLists.length > 0);
  const vc = { 'Content-Type': 'application/vc' };
  const signed = await post('/v1/receipts', vc, certificate, '?destination=FR');
  assert.equal(signed.value.verdict.decision, 'accepted');
  assert.equal((await post('/v1/receipts', { 'Content-Type': 'image/png' }, 'x')).status, 415);
  assert.equal((await post('/v1/receipts', vc, '{}', '?at=nonsense')).status, 400);
  const octets = { 'Content-Type': 'application/octet-stream' };
  assert.equal((await post('/v1/shares', octets, 'sealed', '?seconds=1')).status, 400);
  assert.equal((await post('/v1/shares', vc, 'sealed')).status, 415);
  const { value: { id, deletionToken } } = await post('/v1/shares', octets, 'sealed', '?seconds=60');
  const share = ['/v1/shares/{id}', `/v1/shares/${id}`];
  assert.equal((await checks.ask('get', ...share)).status, 200);
  assert.equal((await checks.ask('get', share[0], '/v1/shares/nothing')).status, 404);
  assert.equal((await checks.ask('delete', ...share)).status, 401);
  assert.equal((await checks.ask('delete', ...share, { headers: { Authorization: `Bearer ${deletionToken}` } })).status, 204);
  assert.equal((await post('/v1/reports', json, '{}')).status, 400);
  assert.equal((await post('/v1/reports', json, JSON.stringify({ text: 'Looks odd (demo).', inputDigest: signed.value.verdict.inputDigest }))).status, 201);
}

// The folder of pages, and the sections that the tests above need.
function pagesConfig(folder) {
  mkdirSync(join(folder, 'pages', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'pages', 'index.html'), '<!doctype html><title>demo</title>');
  writeFileSync(join(folder, 'pages', 'assets', 'index-1.js'), '// demo');
  return ['[web]', 'folder = "pages"', '[receipts]', 'base_url = "http://localhost:1"', 'key_store = "receipt-keys"', '[shares]', 'store = "shares.sqlite"', '[reports]', 'store = "reports.sqlite"', ''].join('\n');
}

test('what both programs answer is what their OpenAPI documents say', async (t) => {
  const folder = workFolder(t);
  const board = await Authority.make(join(folder, 'board'));  // a board that keeps a trust list too
  const { batch, certificates } = await board.award(cleanCsv(3));
  const key = (await board.json(['key', 'api-add', 'registry', '--role', 'prepare'])).key;
  await board.grant(accreditation({ did: board.did }));
  await board.publish();
  const notice = await publicNotice(board);
  const asking = await askingConfig(join(folder, 'verifier'), { baseUrl: 'http://localhost:1', query: electricians });
  const config = verifierConfig(join(folder, 'verifier'), [board], { extra: asking.extra + pagesConfig(join(folder, 'verifier')) });
  await requestKey(config, ['make'], asking.secrets);
  const receipts = { '--receipt-key-passphrase-fd': 'a passphrase of the test' };
  assert.equal((await run('carnet-verifier', ['receipt-key', 'make', '--config', config], { secrets: receipts })).code, 0);
  const verifier = await startVerifier(t, folder, config, [], { secrets: { ...asking.secrets, ...receipts } });
  askVerifier(board, verifier);
  const server = await board.serveWith(t, ['serve', '--publishes-trust', '--port', String(board.port), '--admin-port', '0']);

  const open = await Contract.of(`http://127.0.0.1:${server.port}`);
  const status = new URL(certificates[0].json.credentialStatus[0].statusListCredential).pathname;
  await open.ask('get', '/.well-known/did.json', '/.well-known/did.json');
  await open.ask('get', '/contexts/{file}', '/contexts/carnet-v1.jsonld');
  await open.ask('get', '/contexts/{file}', '/contexts/nothing');
  await open.ask('get', '/schemas/{file}', new URL(certificates[0].json.credentialSchema[0]?.id ?? certificates[0].json.credentialSchema.id).pathname);
  const { status: ok } = await open.ask('get', '/status/{list}/{purpose}', status);
  assert.equal(ok, 200);
  await open.ask('get', '/status/{list}/{purpose}', status, { headers: { 'If-None-Match': '"v1"' } });
  await open.ask('get', '/status/{list}/{purpose}', '/status/nothing/revocation');
  await open.ask('get', '/status/{list}/{purpose}/versions/{number}', `${status}/versions/1`);
  await open.ask('get', '/status/{list}/{purpose}/versions/{number}', `${status}/versions/999`);
  await tryWallet(t, board, open);
  const list = await open.ask('get', '/trust/list', '/trust/list');
  assert.equal(list.status, 200);
  await open.ask('get', '/trust/list', '/trust/list', { headers: { 'If-None-Match': '"v1"' } });
  await open.ask('get', '/trust/list/versions/{number}', '/trust/list/versions/1');
  await open.ask('get', '/trust/list/versions/{number}', '/trust/list/versions/2');
  assert.deepEqual((await open.ask('get', '/notices', '/notices')).value.notices, [notice]);
  assert.equal((await open.ask('get', '/notices/{id}', `/notices/${notice}`)).status, 200);
  assert.equal((await open.ask('get', '/notices/{id}', '/notices/nothing')).status, 404);
  for (const path of ['/health/live', '/health/ready', '/openapi.json']) await open.ask('get', path, path);
  open.assertAllPathsUsed();

  const admin = await Contract.of(`http://127.0.0.1:${server.adminPort}`);
  const headers = { Authorization: `Bearer ${key}` };
  await admin.ask('get', '/admin/v1/batches', '/admin/v1/batches', { headers });
  await admin.ask('get', '/admin/v1/batches', '/admin/v1/batches');
  await admin.ask('post', '/admin/v1/batches', `/admin/v1/batches?profile=${board.profileName}`, { headers, body: cleanCsv(1, { from: 50 }) });
  await admin.ask('post', '/admin/v1/batches', `/admin/v1/batches?profile=${board.profileName}`, { headers, body: cleanCsv(1, { from: 50 }) });
  await admin.ask('post', '/admin/v1/batches', '/admin/v1/batches?profile=nothing', { headers, body: cleanCsv(1) });
  await admin.ask('get', '/admin/v1/batches/{id}', `/admin/v1/batches/${batch.id}`, { headers });
  await admin.ask('get', '/admin/v1/batches/{id}', '/admin/v1/batches/nothing', { headers });
  await admin.ask('get', '/admin/v1/batches/{id}/report', `/admin/v1/batches/${batch.id}/report`, { headers });
  await admin.ask('get', '/admin/v1/batches/{id}/credentials', `/admin/v1/batches/${batch.id}/credentials`, { headers });
  await admin.ask('get', '/admin/v1/credentials/{id}', `/admin/v1/credentials/${certificates[0].json.id}`, { headers });
  await admin.ask('get', '/admin/v1/profiles', '/admin/v1/profiles', { headers });
  await admin.ask('get', '/admin/v1/audit/head', '/admin/v1/audit/head', { headers });
  await tryCases(admin, headers, certificates[0].text);
  await tryTrust(admin, headers, list.value.credentialSubject.entries[0].id);
  await admin.ask('get', '/openapi.json', '/openapi.json');
  admin.assertAllPathsUsed();

  const checks = await Contract.of(`http://127.0.0.1:${verifier.port}`);
  const vc = { 'Content-Type': 'application/vc' };
  const documents = [certificates[0].text, certificates[1].text.replace('Fictional', 'Fictitious'), '{}', '[]', '{"a":1,"a":2}', '['.repeat(1000),
    JSON.stringify({ ...certificates[0].json, proof: undefined }), certificates[0].text.replaceAll('localhost', 'unknown.invalid')];
  for (const body of documents) await checks.ask('post', '/v1/verify', '/v1/verify', { headers: vc, body });
  await tryRecognition(t, folder);
  await checks.ask('post', '/v1/verify', '/v1/verify?at=nonsense', { headers: vc, body: '{}' });
  await checks.ask('post', '/v1/verify', '/v1/verify', { headers: { 'Content-Type': 'image/png' }, body: 'x' });
  const json = { 'Content-Type': 'application/json' };
  const wrapped = (verifiableCredential, options) => JSON.stringify({ verifiableCredential, options });
  assert.equal((await checks.ask('post', '/credentials/verify', '/credentials/verify', { headers: json, body: wrapped(certificates[0].json) })).status, 200);
  for (const body of [wrapped({ ...certificates[0].json, name: 'Another' }), wrapped(certificates[0].json, { challenge: 'c' }), wrapped('text'), wrapped(null), '[]', '', 'x']) {
    assert.equal((await checks.ask('post', '/credentials/verify', '/credentials/verify', { headers: json, body })).status, 400);
  }
  const unsigned = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'], verifiableCredential: [certificates[0].json] };
  for (const body of [JSON.stringify({ verifiablePresentation: unsigned, options: { domain: 'd', challenge: 'c' } }), '{}']) {
    assert.equal((await checks.ask('post', '/presentations/verify', '/presentations/verify', { headers: json, body })).status, 400);
  }
  const resolve = (did, accept) => checks.ask('get', '/identifiers/{did}', `/identifiers/${encodeURIComponent(did)}`, { headers: accept ? { Accept: accept } : {} });
  await tryPresentations(checks);
  await tryPages(checks, certificates[0].text);
  const known = await resolve('did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu');
  assert.equal(known.status, 200);
  assert.equal(known.value.didDocument.verificationMethod[0].publicKeyMultibase, 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu');
  assert.equal((await resolve('did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu', 'application/did')).value.id.slice(0, 8), 'did:key:');
  for (const [did, status, code] of [['did:key:nothing', 400, 'INVALID_DID'], ['nothing', 400, 'INVALID_DID'], ['did:example:a', 501, 'METHOD_NOT_SUPPORTED']]) {
    const answer = await resolve(did);
    assert.equal(answer.status, status);
    assert.equal(answer.value.didResolutionMetadata.error.type, `https://www.w3.org/ns/did#${code}`);
  }
  for (const path of ['/health/live', '/health/ready', '/openapi.json']) await checks.ask('get', path, path);
  checks.assertAllPathsUsed();
});
