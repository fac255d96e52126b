// SPDX-License-Identifier: Apache-2.0
// A disk that is full, a directory that cannot be written, a clock that was set back: a clear error, and nothing lost.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv } from '../e2e/support/board.mjs';
import { workFolder } from '../e2e/support/programs.mjs';

// A disk of its own, small enough to fill: a tmpfs. Mounts need root; where there is none the test says that it was skipped.
function smallDisk(t) {
  const disk = mkdtempSync(join(tmpdir(), 'carnet-disk-'));
  t.after(() => {
    try { execFileSync('umount', ['-l', disk], { stdio: 'pipe' }); } catch { /* it was never mounted */ }
    rmSync(disk, { recursive: true, force: true });
  });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (failed) {
    t.skip(`mounting needs root: ${String(failed.stderr ?? failed).trim()}`);
    return null;
  }
  return disk;
}

test('a full disk stops issuing with a clear error, and it goes on when there is room', async (t) => {
  const disk = smallDisk(t);
  if (disk === null) return;
  const board = await Board.make(disk);
  const { batch } = await board.import(cleanCsv(1_500));
  await board.approve(batch.id);
  const filler = join(disk, 'filler');
  try { execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'pipe' }); } catch { /* full, as intended */ }
  const refused = await board.run(['issue', batch.id], { secrets: { '--certificates-passphrase-fd': board.secrets.certificates } });
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /disk-full/);
  assert.match(refused.stderr, /\(/, 'the message is for a person');
  rmSync(filler);
  await board.issue(batch.id);
  assert.equal((await board.json(['show', batch.id])).batch.counts.issued, 1_500);
  assert.equal((await board.fsck()).clean, true);
});

test('a home that cannot be written is refused with a clear error, and is whole afterwards', async (t) => {
  const disk = smallDisk(t);
  if (disk === null) return;
  const board = await Board.make(disk);
  const { batch } = await board.import(cleanCsv(3));
  await board.approve(batch.id);
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  const refused = await board.run(['issue', batch.id], { secrets: { '--certificates-passphrase-fd': board.secrets.certificates } });
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /read-only/i);
  execFileSync('mount', ['-o', 'remount,rw', disk]);
  assert.equal((await board.issue(batch.id)).issuedNow, 3);
  assert.equal((await board.fsck()).clean, true);
});

test('a clock that was set back issues nothing', async (t) => {
  const library = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1'].find(existsSync);
  if (!library) return t.skip('libfaketime is not installed');
  const board = await Board.make(workFolder(t));
  await board.award(cleanCsv(1));
  const { batch } = await board.import(cleanCsv(1, { from: 2 }));
  await board.approve(batch.id);
  const back = { env: { LD_PRELOAD: library, FAKETIME: '-400d', FAKETIME_DONT_FAKE_MONOTONIC: '1' } };
  const refused = await board.run(['issue', batch.id], { secrets: { '--certificates-passphrase-fd': board.secrets.certificates }, ...back });
  assert.notEqual(refused.code, 0);
  assert.match(refused.stderr, /clock/i);
  assert.equal((await board.issue(batch.id)).issuedNow, 1);
});

test('a settings file or a store that is damaged is named as such', async (t) => {
  const board = await Board.make(workFolder(t));
  const { batch } = await board.award(cleanCsv(2));
  const sql = (text) => execFileSync('sqlite3', [join(board.home, 'store.sqlite'), text], { stdio: 'pipe', encoding: 'utf8' });
  const forge = "UPDATE signed SET text = replace(text, 'Fictional', 'Fictitious')";
  assert.throws(() => sql(forge), /what was signed is kept/);
  // Whoever owns the machine can take that guard away; fsck sees what they did.
  sql(sql("SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'signed'"));
  sql(forge);
  const report = await board.fsck({ expect: 1 });
  assert.equal(report.clean, false);
  assert.ok(report.findings.some((finding) => finding.check === 'credentials'), JSON.stringify(report.findings));
  assert.ok(batch.id);
  writeFileSync(join(board.home, 'carnet-issuer.toml'), '[issuer\n');
  const broken = await board.run(['show']);
  assert.equal(broken.code, 3);
  assert.match(broken.stderr, /line 1/);
});
