// SPDX-License-Identifier: Apache-2.0
// The desk of a national authority with the built programs: what two officers decide about bodies becomes a signed list, numbered without
// gap, and a verifier without a network answers by it. Nothing goes back: neither history, nor numbers, nor scope.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Authority, accreditation, day, listIn } from './support/authority.mjs';
import { Board, cleanCsv, freePort } from './support/board.mjs';
import { workFolder } from './support/programs.mjs';
import { check, reasonOf } from './support/verifier.mjs';

const kNotAllowed = 4;
const kConflict = 5;
const digestOf = (text) => `u${createHash('sha256').update(text).digest('base64url')}`;
// Waits for the next second: two versions never bear the same time.
const nextSecond = () => new Promise((resolve) => { setTimeout(resolve, 1100 - (Date.now() % 1000)); });

// A verifier without a network: the authority's bundle, the board's keys and lists, and a policy that names nobody but the authority.
async function offlineVerifier(t, folder, { board, authority, bundle }) {
  mkdirSync(join(folder, 'did'), { recursive: true });
  const status = join(folder, 'status');
  await board.json(['status', 'archive', '--to', status]);
  const server = await board.serve(t);
  writeFileSync(join(folder, 'did', 'board.json'), await (await fetch(`http://127.0.0.1:${server.port}/.well-known/did.json`)).text());
  await server.stop();
  copyFileSync(join(bundle, 'did', 'did.json'), join(folder, 'did', 'authority.json'));
  writeFileSync(join(folder, 'policy.toml'), `name = "stick"\nrequire_accreditation = true\n[[trust_lists]]\ndid = "${authority.did}"\nname = "The authority's list (demo)"\n`);
  const config = (trust) => {
    const file = join(folder, 'verifier.toml');
    writeFileSync(file, `policy = "policy.toml"\ndid_dir = "did"\nstatus_dir = "status"\ntrust_dir = "${trust}"\n`);
    return file;
  };
  return async (document, trust = join(bundle, 'trust')) => (await check(folder, document, ['--config', config(trust)])).verdict;
}

test('bodies are granted, reduced, suspended and withdrawn; each version follows the one before, and a verifier answers from the stick', async (t) => {
  const folder = workFolder(t);
  const authority = await Authority.make(join(folder, 'authority'));
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.json(['status', 'publish'], { secrets: { '--status-passphrase-fd': board.secrets.lists } });

  const [first, second] = await authority.grant(
    accreditation({ did: board.did, name: 'Demo Skills Testing Board (demo)' }),
    accreditation({ name: 'Harbour Trade College (demo)', scope: 'isco08 = ["74", "71"]\nmethods = ["trade-test", "onsite"]\n' }));
  const one = await authority.publish();
  assert.equal(one.sequence, 1);
  const bundle = await authority.bundle('stick-1');
  const published = JSON.parse(listIn(bundle, 1));
  assert.equal(published.proof.cryptosuite, 'eddsa-jcs-2022');
  assert.equal(published.credentialSubject.previousDigest, undefined);
  assert.deepEqual(published.credentialSubject.entries.map((entry) => entry.id), [first, second]);
  assert.equal(published.credentialSubject.title.fr, 'Organismes accrédités (démo)');
  const extract = JSON.parse(readFileSync(join(bundle, 'extracts', 'NP.json'), 'utf8'));
  assert.equal(extract.credentialSubject.extractOf.listDigest, digestOf(listIn(bundle, 1)));
  const elsewhere = join(folder, 'tg.json');
  await authority.json(['trust', 'extract', '--territory', 'TG', '--to', elsewhere], authority.key());
  const other = JSON.parse(readFileSync(elsewhere, 'utf8')).credentialSubject;
  assert.deepEqual([other.extractOf.territories, other.extractOf.totalEntries, other.entries], [['TG'], 2, undefined], 'nobody on it concerns Togo');

  const judge = await offlineVerifier(t, join(folder, 'verifier'), { board, authority, bundle });
  const accepted = await judge(certificate.text);
  assert.equal(accepted.decision, 'accepted', JSON.stringify(accepted, null, 1));
  assert.equal(accepted.checks.find((one) => one.check === 'accreditation').outcome, 'passed');
  const byExtract = await judge(certificate.text, join(bundle, 'extracts'));
  assert.equal(byExtract.checks.find((one) => one.check === 'accreditation').outcome, 'passed', 'the extract answers the same');

  await authority.decided(['reduce', second, '--scope', authority.file('isco08 = ["71"]\nmethods = ["onsite"]\n', 'scope.toml')]);
  await authority.decided(['suspend', second]);
  await authority.decided(['reinstate', second]);
  await authority.decided(['withdraw', first, '--ex-tunc', '--since', '2026-01-01', '--decision', 'https://authority.example/decisions/12']);
  assert.equal(reasonOf(await judge(certificate.text), 'accreditation'), 'ok', 'what is not published is not yet said');
  await nextSecond();
  const two = await authority.publish();
  assert.equal(two.sequence, 2);
  const later = await authority.bundle('stick-2');
  const subject = JSON.parse(listIn(later, 2)).credentialSubject;
  assert.equal(subject.previousDigest, digestOf(listIn(bundle, 1)));
  assert.deepEqual(subject.entries[1].history.map((event) => event.state), ['granted', 'reduced', 'suspended', 'granted']);
  assert.equal(subject.entries[0].history[1].effect, 'ex-tunc');
  assert.equal(subject.entries[0].history[1].reason, 'A fictional reason (demo).');
  const refused = await judge(certificate.text, join(later, 'trust'));
  assert.equal(refused.decision, 'rejected');
  assert.equal(reasonOf(refused, 'accreditation'), 'accreditation-withdrawn-retroactively');
  const report = await authority.fsck();
  assert.equal(report.clean, true, JSON.stringify(report.findings));
});

test('nobody decides alone, and what is not approved is not published', async (t) => {
  const authority = await Authority.make(workFolder(t));
  const change = await authority.propose(['grant', authority.file(accreditation({}))]);
  const own = await authority.run(['approve', change.id, '--officer', 'asha', '--yes'], authority.as('asha'));
  assert.equal(own.code, kNotAllowed, own.stderr);
  assert.equal((await authority.publish()).sequence, 1);
  assert.equal(JSON.parse(listIn(await authority.bundle('stick'), 1)).credentialSubject.entries, undefined);
  await authority.json(['trust', 'take-back', change.id, '--officer', 'asha'], authority.as('asha'));
  assert.equal((await authority.run(['approve', change.id, '--officer', 'benno', '--yes'], authority.as('benno'))).code, kConflict);
  assert.deepEqual((await authority.json(['trust', 'list'])).accreditations, []);
  assert.equal((await authority.fsck()).clean, true);
});

test('what a file says wrong is named with its line and how to mend it', async (t) => {
  const authority = await Authority.make(workFolder(t));
  const refusal = async (text, name) => {
    const result = await authority.attempt(['grant', authority.file(text, name), '--reason', 'x', '--officer', 'asha'], authority.as('asha'));
    assert.notEqual(result.code, 0, text);
    return result.stderr;
  };
  const good = accreditation({ id: 'https://authority.example/a/1' });
  assert.match(await refusal(good.replace('"741"', '"7999"')), /line 9, scope\.isco08.*"7999".*ISCO-08/s);
  assert.match(await refusal(good.replace('role = "award"', 'role = "reward"')), /line 2, role.*accredit, award/s);
  assert.match(await refusal(good.replace('country = "NP"', 'country = "XX"')), /line 7, body\.country/);
  assert.match(await refusal(good.replace('from =', 'fromm =')), /line 3, fromm/);
  assert.match(await refusal(good.replace('[scope]\nisco08 = ["741"]', '')), /scope/);
  assert.match(await refusal(`until = 2019-01-01\n${good}`), /line 1, until/);
  const json = { role: 'award', validFrom: '2020-01-01', body: { name: 'A body (demo)' }, scope: { places: ['NP', 'QQ'] } };
  assert.match(await refusal(JSON.stringify(json), 'a.json'), /a\.json, \/scope\/places\/1/);
  assert.match(await refusal(JSON.stringify({ ...json, history: [] }), 'b.json'), /b\.json, \/history/);
  assert.match(await refusal('{"role":"award","role":"award"}', 'c.json'), /\/role/);
});

test('a scope does not become wider than before, nor wider than the accreditor\'s', async (t) => {
  const authority = await Authority.make(workFolder(t));
  const council = 'did:web:council.example';
  const [top] = await authority.grant(accreditation({ did: council, name: 'Sector council (demo)', role: 'accredit', scope: 'isco08 = ["74"]\n' }));
  const refusal = async (args) => {
    const result = await authority.attempt([...args, '--reason', 'x', '--officer', 'asha'], authority.as('asha'));
    assert.notEqual(result.code, 0);
    return result.stderr;
  };
  const below = (scope, more = {}) => authority.file(accreditation({ name: 'A college (demo)', accreditor: council, scope, ...more }));
  assert.match(await refusal(['grant', below('isco08 = ["71"]\n')]), /\/entries\/1\/scope\/isco08\/0/);
  assert.match(await refusal(['grant', below('isco08 = ["7411"]\n', { from: '2019-06-01' })]), /\/entries\/1\/accreditor.*2019-06-01/s);
  assert.match(await refusal(['grant', below('', { accreditor: 'did:web:stranger.example' })]), /accreditor/);
  const [college] = await authority.grant(accreditation({ name: 'A college (demo)', accreditor: council, scope: 'isco08 = ["7411"]\n' }));
  assert.match(await refusal(['reduce', college, '--scope', authority.file('isco08 = ["7411", "7412"]\n', 'wider.toml')]), /isco08\/1/);
  await authority.publish();
  await authority.decided(['withdraw', top, '--from', day()]);
  await nextSecond();
  assert.equal((await authority.publish()).sequence, 2, 'an accreditor who ends does not stop the list');
});

test('a body gets a further DID, another name and a longer term, and nothing of before is unsaid', async (t) => {
  const authority = await Authority.make(workFolder(t));
  const [id] = await authority.grant(accreditation({ did: 'did:web:old.example', name: 'Old name (demo)', more: 'until = 2031-01-01' }));
  await authority.publish();
  await authority.decided(['amend', id, '--add-did', 'did:web:new.example', '--name', 'New name (demo)', '--until', '2036-01-01']);
  await nextSecond();
  assert.equal((await authority.publish()).sequence, 2);
  const [entry] = JSON.parse(listIn(await authority.bundle('stick'), 2)).credentialSubject.entries;
  assert.deepEqual(entry.issuers, ['did:web:old.example', 'did:web:new.example']);
  assert.deepEqual([entry.body.name, entry.validUntil, entry.history.length], ['New name (demo)', '2036-01-01', 1]);
  const refusal = async (...args) => {
    const result = await authority.attempt(['amend', id, ...args, '--reason', 'x', '--officer', 'asha'], authority.as('asha'));
    assert.notEqual(result.code, 0);
    return result.stderr;
  };
  assert.match(await refusal('--until', '2035-01-01'), /an earlier end is a withdrawal/);
  assert.match(await refusal('--add-did', 'did:web:old.example'), /already/);
  assert.match(await refusal(), /what changes/);
  await authority.decided(['withdraw', id]);
  assert.match(await refusal('--without-end'), /has ended/);
  assert.equal((await authority.fsck()).clean, true);
});

test('after a restore no number is given twice: the versions since the backup are brought back first', async (t) => {
  const folder = workFolder(t);
  const authority = await Authority.make(join(folder, 'authority'));
  const [id] = await authority.grant(accreditation({}));
  await authority.publish();
  await authority.json(['backup', join(folder, 'backup'), '--with-keys']);
  copyFileSync(join(authority.home, 'store.sqlite'), join(folder, 'older.sqlite'));
  await authority.decided(['suspend', id]);
  await nextSecond();
  await authority.publish();
  const bundle = await authority.bundle('stick');
  const versions = { 1: join(folder, 'v1.json'), 2: join(bundle, 'trust', 'trust-list-2.json') };
  const server = await authority.serve(t);
  writeFileSync(versions[1], await (await fetch(`http://127.0.0.1:${server.port}/trust/list/versions/1`)).text());
  await server.stop();

  const old = authority.home;
  authority.home = join(folder, 'restored');
  const restored = await authority.json(['backup', '--restore', join(folder, 'backup')]);
  assert.equal(restored.trustVersion, 1);
  const early = await authority.attempt(['publish'], authority.key());
  assert.equal(early.code, kConflict);
  assert.match(early.stderr, /trust resume/);
  const proposal = await authority.attempt(['withdraw', id, '--reason', 'x', '--officer', 'asha'], authority.as('asha'));
  assert.equal(proposal.code, kConflict, 'nor is anything decided on what may be an old state');
  const altered = join(folder, 'altered.json');
  writeFileSync(altered, readFileSync(versions[2], 'utf8').replace('A body (demo)', 'A bodx (demo)'));
  assert.match((await authority.attempt(['resume', altered])).stderr, /signature/);
  assert.equal((await authority.attempt(['resume', '--none-published'])).code, kConflict);
  const resumed = await authority.json(['trust', 'resume', versions[1], versions[2]]);
  assert.deepEqual(resumed, { adopted: 1, sequence: 2 });
  assert.equal((await authority.json(['trust', 'show', id])).standing, 'suspended', 'what was decided since is here again');
  await authority.decided(['reinstate', id]);
  await nextSecond();
  assert.equal((await authority.publish()).sequence, 3);
  const next = JSON.parse(listIn(await authority.bundle('stick-3'), 3)).credentialSubject;
  assert.equal(next.previousDigest, digestOf(readFileSync(versions[2], 'utf8')));
  const report = await authority.fsck();
  assert.equal(report.clean, true, JSON.stringify(report.findings));

  authority.home = old;
  for (const part of ['store.sqlite-wal', 'store.sqlite-shm']) rmSync(join(old, part), { force: true });
  copyFileSync(join(folder, 'older.sqlite'), join(old, 'store.sqlite'));
  const byHand = await authority.attempt(['publish'], authority.key());
  assert.notEqual(byHand.code, 0, 'a copy put back by hand is refused too');
  assert.match(byHand.stderr, /older than this home/);
});

test('the admin API proposes for officers to sign, and publishes only where it was given the key', async (t) => {
  const authority = await Authority.make(workFolder(t), { algorithm: 'P-256' });
  const key = (await authority.json(['key', 'api-add', 'registry', '--role', 'prepare'])).key;
  const calls = (server) => async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${server.adminPort}/admin/v1/trust${path}`, { method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${key}` } });
    return { status: answer.status, body: await answer.json() };
  };
  const server = await authority.serve(t);
  const call = calls(server);
  const grant = { role: 'award', validFrom: '2020-01-01', body: { name: 'A body (demo)' }, scope: { isco08: ['74'] } };
  const proposed = await call('POST', '/changes', { act: 'grant', reason: 'Demo.', accreditations: [grant] });
  assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
  assert.equal((await call('POST', '/changes', { act: 'grant', reason: 'Demo.', accreditations: [{ ...grant, scope: { isco08: ['7x'] } }] })).body.where, '/accreditations/0/scope/isco08/0');
  assert.equal((await call('POST', '/changes', { act: 'init', reason: 'Demo.' })).status, 400);
  const amend = (amendment) => call('POST', '/changes', { act: 'amend', reason: 'Demo.', accreditation: 'https://authority.example/a/1', amendment });
  assert.equal((await amend({ name: 'New name (demo)' })).status, 404, 'no such accreditation');
  assert.equal((await amend({ called: 'New name (demo)' })).body.where, '/amendment/called');
  assert.equal((await authority.run(['approve', proposed.body.id, '--officer', 'benno', '--yes'], authority.as('benno'))).code, kNotAllowed, 'nobody prepared it');
  await authority.json(['approve', proposed.body.id, '--officer', 'asha', '--as-preparer', '--yes'], authority.as('asha'));
  await authority.approve(proposed.body.id);
  const [{ accreditation: granted }] = (await call('GET', '/accreditations')).body.accreditations;
  const renamed = await call('POST', '/changes', { act: 'amend', reason: 'Demo.', accreditation: granted.id, amendment: { addDids: ['did:web:new.example'], name: 'New name (demo)' } });
  assert.equal(renamed.status, 201, JSON.stringify(renamed.body));
  assert.deepEqual(renamed.body.amendment, { addDids: ['did:web:new.example'], name: 'New name (demo)' });
  await authority.json(['approve', renamed.body.id, '--officer', 'asha', '--as-preparer', '--yes'], authority.as('asha'));
  await authority.approve(renamed.body.id);
  assert.equal((await call('GET', '')).body.changed, true);
  assert.equal((await call('POST', '/versions')).status, 403);
  assert.equal((await fetch(`http://127.0.0.1:${server.port}/trust/list`)).status, 404);
  await server.stop();

  const args = ['serve', '--publishes-trust', '--port', String(await freePort()), '--admin-port', '0'];
  const publishing = await authority.serveWith(t, args);
  const publish = calls(publishing);
  assert.deepEqual((({ sequence, adopted }) => ({ sequence, adopted }))((await publish('POST', '/versions')).body), { sequence: 1, adopted: false });
  const served = await fetch(`http://127.0.0.1:${publishing.port}/trust/list`);
  assert.equal(served.headers.get('content-type'), 'application/vc');
  assert.equal((await served.json()).proof.cryptosuite, 'ecdsa-jcs-2019');
  assert.equal((await fetch(`http://127.0.0.1:${publishing.port}/trust/list`, { headers: { 'If-None-Match': '"v1"' } })).status, 304);
  assert.equal((await fetch(`http://127.0.0.1:${publishing.port}/trust/list/versions/2`)).status, 404);
});
