// SPDX-License-Identifier: Apache-2.0
// Programs on one home at the same time: what must happen once happens once, everything else goes on.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv } from './support/board.mjs';
import { start, workFolder } from './support/programs.mjs';

test('a second serve on the same home is refused while the first goes on', async (t) => {
  const board = await Board.make(workFolder(t));
  await board.award(cleanCsv(1));
  const first = await board.serve(t);
  const second = await board.run(['serve', '--port', '0', '--admin-port', '0'], { secrets: { '--status-passphrase-fd': board.secrets.lists } });
  assert.equal(second.code, 5);
  assert.match(second.stderr, /serve/);
  assert.equal((await fetch(`http://127.0.0.1:${first.port}/health/ready`)).status, 200);
});

test('two runs of issue on one batch issue every award once', async (t) => {
  const board = await Board.make(workFolder(t));
  const { batch } = await board.import(cleanCsv(400));
  await board.approve(batch.id);
  const options = { secrets: { '--certificates-passphrase-fd': board.secrets.certificates } };
  const runs = await Promise.all([1, 2].map(() => start('carnet-issuer', board.command(['issue', batch.id, '--group-size', '10']), options).finished));
  const codes = runs.map((one) => one.code).sort();
  assert.ok(codes[0] === 0 && (codes[1] === 0 || codes[1] === 5), JSON.stringify(runs));
  const shown = await board.json(['show', batch.id]);
  assert.equal(shown.batch.counts.issued, 400);
  assert.equal((await board.fsck()).clean, true);
});

test('issuing, importing and backing up go on beside a running serve', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const server = await board.serve(t);
  const { batch } = await board.award(cleanCsv(20));
  await board.json(['backup', join(folder, 'backup')]);
  assert.ok(existsSync(join(folder, 'backup')));
  assert.equal((await board.json(['show', batch.id])).batch.counts.issued, 20);
  const stopped = await server.stop();
  assert.equal(stopped.code, 0);
});

test('a restored backup gives no place in a list twice', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: before } = await board.award(cleanCsv(5));
  await board.json(['backup', join(folder, 'backup'), '--with-keys']);
  const { certificates: lost } = await board.award(cleanCsv(5, { from: 100 }));
  const restored = new Board(board.folder, board.port);
  Object.assign(restored, { ...board, home: join(folder, 'restored') });
  await restored.json(['backup', '--restore', join(folder, 'backup')]);
  const { certificates: after } = await restored.award(cleanCsv(5, { from: 200 }));
  const places = [...before, ...lost, ...after].map((one) => `${one.json.credentialStatus[0].statusListCredential} ${one.json.credentialStatus[0].statusListIndex}`);
  assert.equal(new Set(places).size, 15);
  const report = await restored.fsck();
  assert.equal(report.clean, true, JSON.stringify(report.findings));
});
