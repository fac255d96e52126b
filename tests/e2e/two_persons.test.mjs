// SPDX-License-Identifier: Apache-2.0
// Nobody issues, withdraws, suspends or reinstates alone, whatever they type.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv, secret } from './support/board.mjs';
import { workFolder } from './support/programs.mjs';

const kNotAllowed = 4;

test('a batch is not issued before a second officer approved it', async (t) => {
  const board = await Board.make(workFolder(t));
  const { batch } = await board.import(cleanCsv(3));
  await board.issue(batch.id, [], { expect: kNotAllowed });
  const own = await board.run(['approve', batch.id, '--officer', 'asha', '--yes'], board.as('asha'));
  assert.equal(own.code, kNotAllowed, 'the preparer cannot approve, even with the role');
  await board.issue(batch.id, [], { expect: kNotAllowed });
  await board.approve(batch.id);
  assert.equal((await board.issue(batch.id)).issuedNow, 3);
  assert.equal((await board.issue(batch.id)).issuedNow, 0, 'a second run issues nothing twice');
});

test('a wrong passphrase, a name without a key and a missing confirmation do nothing', async (t) => {
  const board = await Board.make(workFolder(t));
  const { batch } = await board.import(cleanCsv(1));
  const wrong = await board.run(['approve', batch.id, '--officer', 'benno', '--yes'], { secrets: { '--passphrase-fd': secret() } });
  assert.equal(wrong.code, kNotAllowed);
  assert.match(wrong.stderr, /wrong-passphrase/);
  const nobody = await board.run(['approve', batch.id, '--officer', 'chief', '--yes'], { secrets: { '--passphrase-fd': secret() } });
  assert.notEqual(nobody.code, 0);
  const unseen = await board.run(['approve', batch.id, '--officer', 'benno'], board.as('benno'));
  assert.equal(unseen.code, 3, 'a program must say --yes');
  await board.issue(batch.id, [], { expect: kNotAllowed });
});

test('an officer without the role cannot approve, and a disabled one cannot act', async (t) => {
  const board = await Board.make(workFolder(t));
  const carla = secret();
  const vouched = { '--passphrase-fd': carla, '--by-passphrase-fd': board.secrets.asha, '--and-passphrase-fd': board.secrets.benno };
  await board.json(['officer', 'add', 'carla', '--name', 'Carla Example', '--role', 'prepare', '--by', 'asha', '--and', 'benno'], { secrets: vouched });
  const { batch } = await board.import(cleanCsv(1));
  const unfit = await board.run(['approve', batch.id, '--officer', 'carla', '--yes'], { secrets: { '--passphrase-fd': carla } });
  assert.equal(unfit.code, kNotAllowed);
  await board.json(['officer', 'disable', 'benno', '--by', 'asha'], { secrets: { '--by-passphrase-fd': board.secrets.asha } });
  const disabled = await board.run(['approve', batch.id, '--officer', 'benno', '--yes'], board.as('benno'));
  assert.equal(disabled.code, kNotAllowed);
});

test('a third officer needs two who vouch', async (t) => {
  const board = await Board.make(workFolder(t));
  const alone = await board.run(['officer', 'add', 'carla', '--name', 'Carla Example', '--role', 'approve'], { secrets: { '--passphrase-fd': secret() } });
  assert.equal(alone.code, kNotAllowed);
  assert.equal((await board.json(['officer', 'list'])).length, 2);
});

test('a withdrawal waits for its second signature and is final afterwards', async (t) => {
  const board = await Board.make(workFolder(t));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  const propose = (act, reason) => board.run([act, certificate.json.id, '--reason', reason, '--text', 'Fictional.', '--officer', 'asha', '--json'], board.as('asha'));
  const change = JSON.parse((await propose('revoke', 'fraud')).stdout);
  assert.equal((await board.json(['show', certificate.json.id])).revoked, false);
  const own = await board.run(['approve', change.id, '--officer', 'asha', '--yes'], board.as('asha'));
  assert.equal(own.code, kNotAllowed);
  assert.equal((await board.json(['show', certificate.json.id])).revoked, false);
  await board.approve(change.id);
  assert.equal((await board.json(['show', certificate.json.id])).revoked, true);
  assert.notEqual((await propose('reinstate', 'cleared')).code, 0, 'a revocation is final');
  const report = await board.fsck();
  assert.equal(report.clean, true, JSON.stringify(report.findings));
});
