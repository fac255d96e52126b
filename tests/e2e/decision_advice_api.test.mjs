// SPDX-License-Identifier: Apache-2.0
// What the desk of a recognition authority does besides deciding: it advises, and takes proposals from machines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, drafts } from './support/decision_desk.mjs';
import { checkWith, kConflict, kNotAllowed, world } from './support/decision_world.mjs';
import { eventually } from './support/programs.mjs';

test('an assessment advises: two officers sign it, and neither the desk nor a verifier takes it for a decision', async (t) => {
  const { desk, open, certificate, config } = await world(t, { serves: true });
  const { id } = await open();
  const assess = (value, options) => desk.act(['assess', id, desk.file(value)], options);
  const advice = { validUntil: day(1000), explanatoryNote: 'Made from the certificate (demo).' };
  assert.deepEqual((await assess({}, { expect: 1 })).faults.map((fault) => fault.where).sort(), ['/explanatoryNote', '/validUntil']);
  const binding = await assess({ ...advice, outcome: 'full', decisionKind: 'binding', effects: drafts.full.effects }, { expect: 1 });
  assert.deepEqual(binding.faults.map((fault) => fault.where).sort(), ['/decisionKind', '/effects', '/outcome']);
  const proposal = await assess(advice);
  assert.equal((await desk.run(['approve', proposal.id, '--officer', 'asha', '--yes'], desk.as('asha'))).code, kNotAllowed);
  const signed = await desk.finished(id, proposal);
  assert.deepEqual([signed.decisions, signed.assessments.length], [[], 1]);
  const shown = await desk.show(id);
  assert.deepEqual([shown.state, shown.decisions, shown.assessments.length], ['assessed', [], 1]);
  assert.equal((await desk.list('--all')).cases[0].state, 'assessed');
  assert.deepEqual((await desk.list()).cases, []);
  const exported = await desk.exported(id);
  assert.deepEqual(exported.json.type, ['VerifiableCredential', 'QualificationAssessment']);
  const { credentialSubject: subject } = exported.json;
  assert.deepEqual([subject.decisionKind, subject.outcomeLocalTerm, 'outcome' in subject, 'comparableTo' in subject], ['advisory', 'Zeugnisbewertung', false, false]);
  assert.equal(subject.assessedQualifications[0].title, certificate.json.credentialSubject.achievement.name);
  assert.equal(subject.assessedQualifications[0].evidenceConsidered[0].digestMultibase, shown.digestMultibase);

  await eventually(async () => (await checkWith(config, exported.path)).decision === 'accepted', { seconds: 10, what: 'the list with its place' });
  assert.equal((await checkWith(config, exported.path)).word, 'advisory');
  const { recognition } = await checkWith(config, certificate.path, '--destination', 'DE', '--purpose', 'employment-nonregulated', '--with', exported.path);
  assert.ok(!/rec-(full|partial)/.test(recognition.word), recognition.word);
  assert.notEqual(recognition.by, 'decision');
  assert.equal((await desk.attempt(['draft', id, desk.file(drafts.full)])).code, kConflict, 'a decision takes a case of its own');
  assert.equal((await desk.attempt(['appeal', id, '--reason-code', 'demo'])).code, kConflict, 'there is nothing to appeal');
  await desk.follow('withdraw', id);
  await eventually(async () => (await checkWith(config, exported.path)).decision === 'rejected', { seconds: 10, what: 'its withdrawal' });
  assert.deepEqual((await desk.fsck()).findings, []);
});

test('the admin API proposes acts for officers to sign, tells every fault of a draft, and decides nothing', async (t) => {
  const { desk, open } = await world(t);
  const { id } = await open();
  const server = await desk.serve(t);
  const prepare = (await desk.json(['key', 'api-add', 'case-system', '--role', 'prepare'])).key;
  const read = (await desk.json(['key', 'api-add', 'reader', '--role', 'read'])).key;
  const call = async (method, path, body, key = prepare) => {
    const answer = await fetch(`http://127.0.0.1:${server.adminPort}/admin/v1/cases${path}`, { method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${key}` } });
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
  };
  const acts = `/${id}/acts`;
  assert.equal((await call('POST', acts, { act: 'decide', draft: drafts.full }, read)).status, 403);
  assert.equal((await call('POST', '/case-none/acts', { act: 'decide', draft: drafts.full })).status, 404);
  const bare = await call('POST', acts, { act: 'decide', draft: { outcome: 'refused' } });
  assert.deepEqual([bare.status, bare.type], [400, 'application/problem+json']);
  assert.deepEqual(bare.body.faults.map((fault) => fault.where).sort(), ['/draft/howToImprove', '/draft/reasons', '/draft/substantialDifferences']);
  assert.equal((await call('POST', acts, { act: 'decide', draft: { ...drafts.full, signers: [] } })).body.faults[0].where, '/draft/signers');
  assert.equal((await call('POST', acts, { act: 'decide', draft: drafts.full, officer: 'asha' })).body.where, '/officer');
  assert.equal((await call('POST', acts, { act: 'revoke', reasonCode: 'demo' })).status, 404, 'nothing is decided yet');
  assert.equal((await call('POST', acts, { act: 'decide', draft: { ...drafts.full, note: 'x'.repeat(600_000) } })).status, 413);
  assert.deepEqual((await call('GET', acts)).body, { acts: [] }, 'nothing of that was kept');

  const proposed = await call('POST', acts, { act: 'decide', draft: drafts.full });
  assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
  assert.deepEqual([proposed.body.state, proposed.body.signatures, proposed.body.draft.caseNumber], ['open', [], id]);
  assert.deepEqual((await call('GET', `${acts}/${proposed.body.id}`, undefined, read)).body, proposed.body);
  const { draft, ...listed } = proposed.body;
  assert.ok(draft);
  assert.deepEqual((await call('GET', acts, undefined, read)).body, { acts: [listed] }, 'a list holds nobody\'s draft');
  const other = (await open()).id;
  assert.equal((await call('GET', `/${other}/acts/${proposed.body.id}`)).status, 404);
  const unprepared = await desk.run(['approve', proposed.body.id, '--officer', 'benno', '--yes'], desk.as('benno'));
  assert.equal(unprepared.code, kNotAllowed, 'what a machine proposed nobody has prepared');
  await desk.sign(id, { expect: kNotAllowed });
  await desk.json(['approve', proposed.body.id, '--officer', 'asha', '--as-preparer', '--yes'], desk.as('asha'));
  const own = await desk.run(['approve', proposed.body.id, '--officer', 'asha', '--yes'], desk.as('asha'));
  assert.equal(own.code, kNotAllowed);
  await desk.finished(id, proposed.body);
  const { json } = await desk.exported(id);
  assert.deepEqual(json.credentialSubject.signers, [{ name: 'asha', role: 'preparer' }, { name: 'benno', role: 'approver' }]);

  const follow = async (body) => {
    const act = await call('POST', acts, { reasonCode: 'demo', ...body });
    assert.equal(act.status, 201, JSON.stringify(act.body));
    await desk.json(['approve', act.body.id, '--officer', 'asha', '--as-preparer', '--yes'], desk.as('asha'));
    await desk.finished(id, act.body);
    return act.body;
  };
  assert.equal((await call('POST', acts, { act: 'decide', draft: drafts.full })).status, 409);
  await follow({ act: 'appeal', stillApplies: false });
  await follow({ act: 'replace-on-appeal', draft: drafts.full, effect: 'ex-tunc' });
  assert.deepEqual((await call('GET', acts)).body, { acts: [] }, 'an appeal that was won is not seen');
  assert.deepEqual((await call('GET', `/${id}`)).body.acts, []);
  assert.equal((await call('GET', `${acts}/${proposed.body.id}`)).status, 404);
  assert.deepEqual((await desk.fsck()).findings, [], 'fsck looks while serve publishes');
});
