// SPDX-License-Identifier: Apache-2.0
// The desk of a recognition authority with the built programs: from a received certificate to a decision in its holder's hands, and what
// follows. A refusal is the holder's alone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { day, drafts, ofPaper } from './support/decision_desk.mjs';
import { checkWith, kConflict, kNotAllowed, world } from './support/decision_world.mjs';
import { eventually, run } from './support/programs.mjs';

test('a case holds the verifier\'s answer of its day, and the draft takes over what the case knows', async (t) => {
  const { desk, open, certificate } = await world(t);
  const opened = await open('--occupation', '7411');
  assert.equal(opened.report.decision, 'accepted');
  assert.equal(opened.report.recognition.destination, 'DE');
  assert.equal(opened.report.recognition.occupation, '7411');
  const proposal = await desk.draft(opened.id, drafts.full);
  assert.equal(proposal.draft.caseNumber, opened.id);
  assert.equal(proposal.draft.recognises[0].credential, certificate.json.id);
  assert.equal(proposal.draft.recognises[0].digestMultibase, opened.digestMultibase);
  assert.equal(proposal.draft.recognises[0].verificationAtDecision.reportDigest, opened.report.digestMultibase);
  assert.equal(proposal.draft.outcomeLocalTerm, 'volle Gleichwertigkeit');
  assert.equal(proposal.draft.person.name, certificate.json.credentialSubject.name);
  assert.deepEqual((await desk.fsck()).findings, []);
});

test('a report about other bytes opens no case', async (t) => {
  const { desk, certificate, board, folder } = await world(t);
  const report = await run('carnet-verifier', ['check', certificate.path, '--json']);
  const file = desk.file(report.stdout, 'report.json');
  const other = desk.file(certificate.text.replace('Fictional', 'Fictitious'), 'other.json');
  const refused = await desk.attempt(['open', other, '--purpose', 'general', '--report', file]);
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /another document/);
  const opened = await desk.act(['open', certificate.path, '--purpose', 'general', '--report', file]);
  assert.equal(opened.report.recognition, null, 'nobody asked this verifier about recognition');
  assert.ok(board && folder);
});

test('a draft that lacks what its outcome asks for is refused with every place at once', async (t) => {
  const { desk, open } = await world(t);
  const { id } = await open();
  const bare = await desk.draft(id, { outcome: 'refused' }, { expect: 1 });
  assert.deepEqual(bare.faults.map((fault) => fault.where).sort(), ['/howToImprove', '/reasons', '/substantialDifferences']);
  for (const member of ['substantialDifferences', 'reasons', 'howToImprove']) {
    const { [member]: left, ...rest } = drafts.refused;
    assert.ok(left);
    const { faults } = await desk.draft(id, rest, { expect: 1 });
    assert.deepEqual(faults.map((fault) => fault.where), [`/${member}`]);
  }
  const { faults } = await desk.draft(id, { ...drafts.refused, remedies: [{ kind: 'court' }] }, { expect: 1 });
  assert.deepEqual(faults.map((fault) => fault.where).sort(),
    ['address', 'body', 'deadline', 'form', 'language', 'suspensive'].map((name) => `/remedies/0/${name}`));
  const own = await desk.draft(id, { ...drafts.full, caseNumber: '1', timeline: { received: day() } }, { expect: 1 });
  assert.deepEqual(own.faults.map((fault) => fault.where).sort(), ['/caseNumber', '/timeline/received']);
});

test('a draft may be TOML: what is wrong is told with its line, and it decides the same as JSON', async (t) => {
  const { desk, open } = await world(t);
  const { id } = await open();
  const toml = `outcome = "partial"
how_to_improve = "Complete the missing unit (demo)."
recognised_units = [{ code = "U1", title = "Safe working" }]
missing_units = [{ code = "U9", title = "Gas installation" }]
[compared_with]
title = "Elektroniker (demo)"
[[effects]]
kind = "right-to-practise"
answer = "no"
[[substantial_differences]]
element = "learning-outcomes"
description = "Gas installation is not part of it."
essential_for = "the occupation"
why_not_compensated = "No experience was shown."
[reasons]
text = "Die Unterlagen wurden geprüft (demo)."
summary = { en = "The documents were looked at (demo)." }
`;
  const draft = (text, options) => desk.act(['draft', id, desk.file(text, 'draft.toml')], options);
  const faults = async (text) => (await draft(text, { expect: 1 })).faults.map((fault) => fault.where);
  assert.deepEqual(await faults(toml.replace('"learning-outcomes"', '"luck"')), ['line 11, substantial_differences.element']);
  assert.deepEqual(await faults(toml.replace('essential_for', 'essential')), ['line 10, substantial_differences.essential_for', 'line 13, substantial_differences.essential']);
  assert.deepEqual(await faults(`case_number = "1"\n${toml}`), ['line 1, case_number']);
  const fromToml = (await draft(toml)).draft;
  const fromJson = (await desk.draft(id, drafts.partial)).draft;
  assert.deepEqual({ ...fromToml, id: '' }, { ...fromJson, id: '' });
  const broken = await desk.attempt(['draft', id, desk.file('outcome = full', 'broken.toml')]);
  assert.notEqual(broken.code, 0);
  assert.match(broken.stderr, /line 1/);
});

test('nobody approves their own draft, and nothing is signed before a second officer approved', async (t) => {
  const { desk, open } = await world(t);
  const { id } = await open();
  const proposal = await desk.draft(id, drafts.full);
  const own = await desk.run(['approve', proposal.id, '--officer', 'asha', '--yes'], desk.as('asha'));
  assert.equal(own.code, kNotAllowed);
  await desk.sign(id, { expect: kNotAllowed });
  await desk.approve(proposal.id);
  const { decisions } = await desk.sign(id);
  assert.equal(decisions.length, 1);
  await desk.sign(id, { expect: kNotAllowed });
  const { json } = await desk.exported(id);
  assert.deepEqual(json.credentialSubject.signers, [{ name: 'asha', role: 'preparer' }, { name: 'benno', role: 'approver' }]);
  assert.match(json.proof.cryptosuite, /-jcs-/);
});

test('a proposal is taken back as long as nobody approved it, and then nobody can', async (t) => {
  const { desk, open } = await world(t);
  const { id } = await open();
  const proposal = await desk.draft(id, drafts.full);
  assert.equal((await desk.act(['take-back', proposal.id])).state, 'withdrawn');
  assert.equal((await desk.attempt(['take-back', proposal.id])).code, kConflict);
  const late = await desk.run(['approve', proposal.id, '--officer', 'benno', '--yes'], desk.as('benno'));
  assert.equal(late.code, kConflict);
  assert.deepEqual((await desk.show(id)).acts, [{ id: proposal.id, act: 'decide', state: 'withdrawn', toSign: false }]);
  await desk.decided(id, drafts.full);
  const [, approved] = (await desk.show(id)).acts;
  assert.equal((await desk.attempt(['take-back', approved.id])).code, kConflict, 'what two officers approved is not taken back');
  assert.deepEqual((await desk.fsck()).findings, []);
});

test('a signed decision recognises the certificate, and a superseded one no longer does', async (t) => {
  const { desk, open, certificate, config, trust } = await world(t, { serves: true });
  const { id } = await open();
  await desk.decided(id, drafts.partial);
  const first = await desk.exported(id);
  await eventually(async () => (await checkWith(config, first.path)).decision === 'accepted', { seconds: 10, what: 'the list with its place' });
  const asked = ['--destination', 'DE', '--purpose', 'employment-nonregulated'];
  assert.equal((await checkWith(config, certificate.path, ...asked, '--with', first.path)).recognition.word, 'rec-partial');

  const made = await desk.follow('supersede', id, { draft: drafts.full, more: ['--reason', 'en=After the measure (demo)'] });
  assert.equal(made.notices[0].public, true);
  const second = await desk.exported(id);
  assert.equal(second.json.credentialSubject.supersedes, first.json.credentialSubject.id);
  await desk.json(['decision', 'notices', '--to', trust]);
  assert.equal(readdirSync(trust).length, 1);
  await eventually(async () => (await checkWith(config, first.path)).decision === 'rejected', { seconds: 10, what: 'the end of the first' });
  const standing = (await checkWith(config, first.path)).checks.find((one) => one.check === 'standing');
  assert.equal(standing.reason, 'decision-superseded');
  const verdict = await checkWith(config, certificate.path, ...asked, '--with', first.path, '--with', second.path);
  assert.equal(verdict.recognition.word, 'rec-full');
  assert.deepEqual((await desk.fsck()).findings, []);
});

test('a decision had by fraud is withdrawn as if it had never been', async (t) => {
  const { desk, open, certificate, config, trust } = await world(t, { serves: true });
  const { id } = await open();
  await desk.decided(id, drafts.full);
  const decision = await desk.exported(id);
  await desk.follow('withdraw', id, { more: ['--ex-tunc', '--since', day(-30)] });
  assert.equal((await desk.show(id)).decisions[0].standing, 'withdrawn');
  await desk.json(['decision', 'notices', '--to', trust]);
  const notice = JSON.parse(readFileSync(join(trust, readdirSync(trust)[0]), 'utf8')).credentialSubject;
  assert.equal(notice.effect, 'ex-tunc');
  await eventually(async () => (await checkWith(config, decision.path)).decision === 'rejected', { seconds: 10, what: 'the withdrawal' });
  const { recognition } = await checkWith(config, certificate.path, '--destination', 'DE', '--purpose', 'employment-nonregulated', '--with', decision.path);
  assert.equal(recognition.word, 'rec-none');
  assert.equal(recognition.decisions[0].state, 'withdrawn');
  const again = await desk.attempt(['revoke', id, '--reason-code', 'demo']);
  assert.equal(again.code, kConflict);
  assert.deepEqual((await desk.fsck()).findings, []);
});

test('a refusal, and an appeal that was won, are seen nowhere but in the holder\'s own file', async (t) => {
  const { desk, open, server, config } = await world(t, { serves: true });
  const { id } = await open();
  const seen = async () => {
    const answers = {};
    for (const path of ['/notices', '/.well-known/did.json']) answers[path] = await (await fetch(`http://127.0.0.1:${server.port}${path}`)).text();
    return answers;
  };
  const before = await seen();
  await desk.decided(id, drafts.refused);
  const refusal = await desk.exported(id);
  assert.equal(refusal.json.credentialStatus, undefined, 'there is nothing public to ask about it');
  assert.equal((await checkWith(config, refusal.path)).decision, 'accepted', 'its holder can show it');
  await desk.follow('appeal', id);
  const won = await desk.follow('replace-on-appeal', id, { draft: drafts.full, more: ['--ex-tunc'] });
  assert.equal(won.notices[0].public, false);
  const successor = await desk.exported(id);
  assert.equal(successor.json.credentialSubject.outcome, 'full');
  assert.ok(!('appealOf' in successor.json.credentialSubject) && !('supersedes' in successor.json.credentialSubject));
  assert.ok(!successor.text.includes(refusal.json.credentialSubject.id) && !successor.text.includes(refusal.json.id));
  assert.deepEqual(await seen(), before, 'the public server says the same as before');
  const shown = await desk.show(id);
  assert.equal(shown.decisions.length, 1, 'what fell on appeal is not shown either');
  assert.deepEqual(shown.acts, [], 'nor is what was done about it');
  const everything = await desk.show(id, '--all');
  assert.deepEqual([everything.decisions.length, everything.acts.map(({ act }) => act)], [2, ['decide', 'appeal', 'replace-on-appeal']]);
  const listed = JSON.stringify(await desk.list('--all'));
  assert.ok(!/refused|full|outcome/.test(listed), listed);
  for (const path of [`/notices/${won.notices[0].id.slice(9)}`, `/decisions/${refusal.json.id}`]) {
    assert.equal((await fetch(`http://127.0.0.1:${server.port}${path}`)).status, 404);
  }
  const holder = await desk.exported(id, won.notices[0].id);
  assert.equal(holder.json.credentialSubject.event, 'appeal-replaced');
  assert.deepEqual((await desk.fsck()).findings, []);
});

test('an appeal is neither an end nor nothing, and a decision that is confirmed stands', async (t) => {
  const { desk, open, config, trust } = await world(t, { serves: true });
  const { id } = await open();
  await desk.decided(id, drafts.partial);
  const decision = await desk.exported(id);
  await desk.follow('appeal', id);
  await desk.json(['decision', 'notices', '--to', trust]);
  const pending = (await checkWith(config, decision.path)).checks.find((one) => one.check === 'standing');
  assert.deepEqual([pending.reason, pending.outcome], ['decision-under-appeal', 'warned']);
  await desk.follow('confirm', id);
  assert.equal((await desk.show(id)).decisions[0].standing, 'in-force');
});

test('the clock stops with a reason, is extended once, and a day that passed decides nothing', async (t) => {
  const { desk, certificate } = await world(t);
  const scan = desk.file('a scan (demo)', 'scan.png');
  const { id } = await desk.act(['open', scan, '--paper', '--form', 'certified-copy', '--purpose', 'general', '--received', day(-120)]);
  const clock = async (...args) => (await desk.act(['clock', id, ...args])).clock;
  assert.equal((await desk.show(id)).clock.says, 'file not complete');
  await clock('acknowledged', '--on', day(-118));
  await clock('file-complete', '--on', day(-100));
  assert.match((await desk.show(id)).clock.says, /^overdue for \d+ days$/);
  assert.equal((await desk.attempt(['clock', id, 'suspended', '--on', day(-90)])).code, 1, 'a stop has a reason');
  const stopped = await clock('suspended', '--on', day(-90), '--reason', 'A translation is missing (demo).');
  assert.equal(stopped.says, `stopped since ${day(-90)}`);
  assert.equal(stopped.due, undefined);
  const resumed = await clock('resumed', '--on', day(-60));
  assert.match(resumed.says, /^due in \d+ days$/);
  const extended = await clock('extended', '--until', day(0), '--on', day(-1), '--reason', 'An expert is asked (demo).');
  assert.equal(extended.says, 'due today');
  assert.notEqual((await desk.attempt(['clock', id, 'extended', '--until', day(9), '--reason', 'Again.'])).code, 0);
  const shown = await desk.show(id);
  assert.deepEqual(shown.decisions, []);
  assert.equal((await desk.list()).cases.find((one) => one.id === id).clock.says, 'due today');
  const { faults } = await desk.draft(id, drafts.full, { expect: 1 });
  assert.ok(faults.some((fault) => fault.where === '/person') && faults.some((fault) => fault.where === '/recognises/0/title'));
  const { draft } = await desk.draft(id, { ...drafts.full, ...ofPaper });
  assert.equal(draft.recognises[0].form, 'certified-copy');
  assert.equal(draft.timeline.suspended[0].reason, 'A translation is missing (demo).');
  assert.equal(draft.timeline.extendedUntil, day(0));
  assert.ok(certificate);
  assert.deepEqual((await desk.fsck()).findings, []);
});
