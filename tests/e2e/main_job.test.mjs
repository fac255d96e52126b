// SPDX-License-Identifier: Apache-2.0
// The main job with the real programs: from a spreadsheet to verdicts over HTTP, and what a verdict becomes when a document is
// altered, withdrawn, suspended, reinstated, expired, or cannot be checked.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv, verifierConfig } from './support/board.mjs';
import { eventually, workFolder } from './support/programs.mjs';
import { ask, check, reasonOf, startVerifier } from './support/verifier.mjs';

// The policy asks for lists again after a second, so that tests do not wait half a minute.
const quickStatus = '[status_lists]\nmax_age_seconds = 1\n';

for (const algorithm of ['Ed25519', 'P-256', 'P-384']) {
  test(`a batch signed with ${algorithm} is accepted, and each change to it is seen for what it is`, async (t) => {
    const folder = workFolder(t);
    const board = await Board.make(join(folder, 'board'), { algorithm });
    const { certificates } = await board.award(cleanCsv(4));
    assert.equal(certificates.length, 4);
    assert.equal(new Set(certificates.map((one) => one.json.credentialStatus[0].statusListIndex)).size, 4);
    const issuer = await board.serve(t);
    const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [board], { policy: quickStatus }));
    const [good, altered, revoked, suspended] = certificates;

    const accepted = await ask(verifier, good.text);
    assert.equal(accepted.status, 200);
    assert.equal(accepted.body.decision, 'accepted', JSON.stringify(accepted.body, null, 1));
    assert.equal(accepted.body.word, 'valid');
    assert.equal(accepted.body.checks.length, 15);
    assert.equal(accepted.body.summary.proven, true);
    assert.match(accepted.body.summary.holderName, /^Fictional Person/);

    const changed = await ask(verifier, altered.text.replace('Fictional', 'Fictitious'));
    assert.equal(changed.body.decision, 'rejected');
    assert.equal(changed.body.word, 'altered');
    assert.equal(reasonOf(changed.body, 'proof'), 'signature-wrong');

    assert.equal((await ask(verifier, revoked.text)).body.decision, 'accepted');
    await board.change('revoke', [revoked.json.id], 'fraud');
    await board.change('suspend', [suspended.json.id], 'under-investigation');
    await eventually(async () => (await ask(verifier, revoked.text)).body.word === 'withdrawn', { what: 'the withdrawal' });
    await eventually(async () => (await ask(verifier, suspended.text)).body.word === 'suspended', { what: 'the suspension' });
    await board.change('reinstate', [suspended.json.id], 'cleared');
    await eventually(async () => (await ask(verifier, suspended.text)).body.decision === 'accepted', { what: 'the reinstatement' });
    assert.equal((await ask(verifier, good.text)).body.decision, 'accepted');
    assert.equal((await board.fsck()).clean, true);

    await issuer.stop();
    const outage = await ask(verifier, good.text);
    assert.equal(outage.body.decision, 'accepted', 'lists seen a moment ago keep serving while the issuer is down');
    const fresh = await startVerifier(t, folder, verifierConfig(join(folder, 'fresh'), [board]));
    const unknown = await ask(fresh, good.text);
    assert.equal(unknown.body.decision, 'undetermined');
    assert.equal(reasonOf(unknown.body, 'issuer-key'), 'issuer-unreachable');
  });
}

test('a published change is visible within two seconds of its approval', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const url = certificate.json.credentialStatus.find((entry) => entry.statusPurpose === 'revocation').statusListCredential;
  const before = await fetch(url);
  const etag = before.headers.get('etag');
  assert.match(before.headers.get('cache-control'), /max-age=/);
  assert.equal((await fetch(url, { headers: { 'If-None-Match': etag } })).status, 304);
  await board.change('revoke', [certificate.json.id], 'data-error');
  await eventually(async () => (await fetch(url)).headers.get('etag') !== etag, { seconds: 2, what: 'a new version' });
  const first = await fetch(`${url}/versions/1`);
  assert.equal(first.status, 200);
  assert.equal(first.headers.get('etag'), etag, 'the version before is kept');
});

test('a verifier without a network answers from folders, and cannot say without lists', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  const issuer = await board.serve(t);
  mkdirSync(join(folder, 'keys'));
  mkdirSync(join(folder, 'none'));
  writeFileSync(join(folder, 'keys', 'board.json'), await (await fetch(`http://localhost:${board.port}/.well-known/did.json`)).text());
  await issuer.stop();
  await board.json(['status', 'archive', '--to', join(folder, 'lists')]);
  const config = verifierConfig(join(folder, 'verifier'), [board]);
  const offline = await check(folder, certificate.text, ['--config', config, '--did-dir', join(folder, 'keys'), '--status-dir', join(folder, 'lists')]);
  assert.equal(offline.code, 0, JSON.stringify(offline.verdict, null, 1));
  const blind = await check(folder, certificate.text, ['--config', config, '--did-dir', join(folder, 'keys'), '--status-dir', join(folder, 'none')]);
  assert.equal(blind.code, 2);
  assert.equal(reasonOf(blind.verdict, 'revocation'), 'status-list-unreachable');
  const altered = await check(folder, certificate.text.replace('Fictional', 'Fictitious'), ['--config', config, '--did-dir', join(folder, 'keys'), '--status-dir', join(folder, 'lists')]);
  assert.equal(altered.code, 1);
});

test('an issuer that nobody listed is neither accepted nor rejected', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const result = await check(folder, certificate.text, ['--config', verifierConfig(join(folder, 'verifier'), [])]);
  assert.equal(result.code, 2);
  assert.equal(result.verdict.word, 'unknown-issuer');
  assert.equal(result.verdict.summary.proven, false);
});

test('a certificate is judged as of a past day', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const config = verifierConfig(join(folder, 'verifier'), [board]);
  const now = await check(folder, certificate.text, ['--config', config, '--at', certificate.json.validFrom]);
  assert.notEqual(now.code, 1, JSON.stringify(now.verdict, null, 1));
  const before = await check(folder, certificate.text, ['--config', config, '--at', '2001-01-01']);
  assert.equal(before.code, 1);
  assert.equal(reasonOf(before.verdict, 'validity'), 'not-yet-valid');
  const future = await check(folder, certificate.text, ['--config', config, '--at', '2999-01-01']);
  assert.equal(future.code, 3);
});

test('keys are rotated and what the retired key signed stays good', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [old] } = await board.award(cleanCsv(1));
  const [first] = await board.json(['key', 'list']);
  await board.json(['key', 'rotate', '--purpose', 'certificates', '--algorithm', 'P-256'], { secrets: { '--key-passphrase-fd': board.secrets.certificates } });
  const { certificates: [young] } = await board.award(cleanCsv(1, { from: 2 }));
  assert.notEqual(old.json.proof.verificationMethod, young.json.proof.verificationMethod);
  await board.json(['key', 'retire', first.id]);
  await board.serve(t);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [board]));
  for (const one of [old, young]) {
    const verdict = (await ask(verifier, one.text)).body;
    assert.equal(verdict.decision, 'accepted', JSON.stringify(verdict, null, 1));
  }
});
