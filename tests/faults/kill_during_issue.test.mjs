// SPDX-License-Identifier: Apache-2.0
// `carnet-issuer issue` is killed with SIGKILL at random moments, a hundred times (CARNET_SOAK=long: a thousand). After each
// round the store is checked, and in the end every award has exactly one certificate. What was acknowledged in a round (it could be
// exported) must be the very same bytes in the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHash } from 'node:crypto';
import { Board, cleanCsv } from '../e2e/support/board.mjs';
import { pause, start, workFolder } from '../e2e/support/programs.mjs';

const rounds = process.env.CARNET_SOAK === 'long' ? 1_000 : 100;
const awards = 600;
const digest = (text) => createHash('sha256').update(text).digest('hex');

test(`${rounds} kills during issuing lose nothing, double nothing and reuse no index`, async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(folder);
  const acknowledged = new Map();
  let killed = 0;
  let done = 0;
  let from = 1;
  let batch = null;
  for (let round = 0; round < rounds; ++round) {
    if (batch === null) {
      ({ batch } = await board.import(cleanCsv(awards, { from })));
      await board.approve(batch.id);
      from += awards;
    }
    // Small groups make many moments; the delay covers unlocking, reserving, signing and storing alike.
    const issue = start('carnet-issuer', board.command(['issue', batch.id, '--group-size', '7']), { secrets: { '--certificates-passphrase-fd': board.secrets.certificates } });
    await pause(Math.random() * 900);
    issue.child.kill('SIGKILL');
    const ended = await issue.finished;
    if (ended.signal === 'SIGKILL') ++killed;
    const report = await board.fsck({ expect: 0 });
    assert.equal(report.clean, true, `round ${round}: ${JSON.stringify(report.findings)}`);
    if (round % 10 === 9 || ended.code === 0) {
      for (const one of await board.exportedNow(batch.id)) {
        const before = acknowledged.get(one.json.id);
        assert.ok(before === undefined || before === digest(one.text), `round ${round}: ${one.json.id} is not what it was`);
        acknowledged.set(one.json.id, digest(one.text));
      }
    }
    if (ended.code === 0) {
      ++done;
      batch = null;
    }
  }
  if (batch !== null) await board.issue(batch.id);
  const { batches } = await board.json(['show']);
  const ids = new Set();
  const places = new Set();
  const lines = new Set();
  for (const one of batches) {
    assert.equal(one.counts.issued, awards, `batch ${one.id}`);
    for (const certificate of await board.exportedNow(one.id)) {
      ids.add(certificate.json.id);
      places.add(`${certificate.json.credentialStatus[0].statusListCredential}#${certificate.json.credentialStatus[0].statusListIndex}`);
      lines.add(certificate.json.credentialSubject.achievement?.id + JSON.stringify(certificate.json.credentialSubject.licenseNumber ?? certificate.json.credentialSubject));
      if (acknowledged.has(certificate.json.id)) assert.equal(digest(certificate.text), acknowledged.get(certificate.json.id));
      acknowledged.delete(certificate.json.id);
    }
  }
  const total = batches.length * awards;
  assert.equal(ids.size, total, 'every award has one certificate');
  assert.equal(lines.size, total, 'no award was certified twice');
  assert.equal(places.size, total, 'no index was used twice');
  assert.equal(acknowledged.size, 0, 'nothing that was acknowledged is lost');
  t.diagnostic(`${killed} of ${rounds} runs were killed while they ran, ${done} batches finished on the way, ${total} certificates`);
  assert.ok(killed > rounds / 4, `only ${killed} kills met a running process`);
});
