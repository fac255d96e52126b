// SPDX-License-Identifier: Apache-2.0
// A spreadsheet of candidates comes back with a verdict in each row: files, tokens, links, formulas, and many rows in little memory.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv, verifierConfig } from './support/board.mjs';
import { run, start, workFolder } from './support/programs.mjs';

// Cells of a CSV in which no cell holds a line end.
const cellsOf = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2]).replaceAll('""', '"'));
const rowsOf = (text) => text.trimEnd().split('\r\n').map(cellsOf);

test('each row comes back with verdict, decision, sentence and reasons, and no cell runs as a formula', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const config = verifierConfig(join(folder, 'verifier'), [board]);
  const desk = join(folder, 'desk');
  mkdirSync(join(desk, 'files'), { recursive: true });
  writeFileSync(join(desk, 'files', 'good.json'), certificate.text);
  writeFileSync(join(desk, 'altered.json'), certificate.text.replace('Fictional', 'Fictitious'));
  const rows = [['Maya', 'files/good.json'], ['=1+1', 'altered.json'], ['Chandra', 'nothing.json'], ['Asha', 'https://elsewhere.example/c'], ['Ram', '../verifier/policy.toml'], ['Sita', 'CARNET1:NOT A CODE'], ['Gita', ''], ['Hari', '/etc/hostname']];
  writeFileSync(join(desk, 'candidates.csv'), `name,file\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const out = join(desk, 'checked.csv');
  const args = ['check', '--batch', join(desk, 'candidates.csv'), '--config', config];
  const done = await run('carnet-verifier', [...args, '--out', out]);
  assert.equal(done.code, 1, done.stderr);
  const [heading, ...checked] = rowsOf(readFileSync(out, 'utf8'));
  assert.deepEqual(heading, ['name', 'file', 'verdict', 'decision', 'sentence', 'reasons']);
  assert.equal(checked.length, rows.length);
  assert.deepEqual(checked[0].slice(2, 5), ['valid', 'accepted', 'Genuine and valid today']);
  assert.deepEqual(checked[1].slice(0, 4), ["'=1+1", 'altered.json', 'altered', 'rejected']);
  assert.match(checked[1][5], /changed after signing/);
  for (const [row, why] of [[2, /no such file/], [3, /link is not opened/], [4, /no such file/], [6, /names no file/], [7, /no such file/]]) {
    assert.deepEqual(checked[row].slice(2, 4), ['cannot-say', 'undetermined'], checked[row].join());
    assert.match(checked[row][5], why);
  }
  assert.equal(checked[5][3], 'rejected');
  assert.match(checked[5][5], /printed code/);
  assert.equal((await run('carnet-verifier', [...args, '--out', out])).code, 3, 'nothing is overwritten');
  const arabic = await run('carnet-verifier', [...args, '--lang', 'ar']);
  assert.match(arabic.stdout, /أصلية وسارية اليوم/);
});

test('a spreadsheet that cannot be read is refused with its line, and leaves nothing behind', async (t) => {
  const folder = workFolder(t);
  const config = verifierConfig(join(folder, 'verifier'), []);
  const csv = join(folder, 'a.csv');
  const attempt = (text, ...more) => { writeFileSync(csv, text); return run('carnet-verifier', ['check', '--batch', csv, '--config', config, '--out', join(folder, 'out.csv'), ...more]); };
  for (const [text, why, ...more] of [['name,file\n"never closed,x\n', /line/], ['name,age\nMaya,5\n', /name, age/], ['name,file\n', /age/, '--column', 'age'], ['', /empty/]]) {
    const { code, stderr } = await attempt(text, ...more);
    assert.equal(code, 3);
    assert.match(stderr, why);
    assert.ok(!existsSync(join(folder, 'out.csv')) && !existsSync(join(folder, 'out.csv.part')));
  }
  assert.equal((await run('carnet-verifier', ['check', '--config', config])).code, 3);
  assert.equal((await run('carnet-verifier', ['check', csv, '--batch', csv, '--config', config])).code, 3);
});

// The most memory that a program has had in kilobytes, as the kernel tells while it runs.
async function peakOf({ child, finished }) {
  let most = 0;
  const look = () => {
    try { most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0)); } catch { /* it has ended */ }
  };
  const timer = setInterval(look, 5);
  const { code } = await finished;
  clearInterval(timer);
  return { most, code };
}

test('twenty times as many rows take no more memory', async (t) => {
  const folder = workFolder(t);
  const config = verifierConfig(join(folder, 'verifier'), []);
  // What a sanitizer keeps back of freed memory is not what the program needs.
  const env = { ASAN_OPTIONS: [process.env.ASAN_OPTIONS, 'quarantine_size_mb=1'].filter(Boolean).join(':') };
  const peak = async (count) => {
    const csv = join(folder, `${count}.csv`);
    const out = join(folder, `${count}.out.csv`);
    writeFileSync(csv, `name;code\n${Array.from({ length: count }, (_, i) => `Person ${i};CARNET1:${'A'.repeat(6_000)}`).join('\n')}\n`);
    const { most, code } = await peakOf(start('carnet-verifier', ['check', '--batch', csv, '--config', config, '--out', out], { env }));
    assert.equal(code, 1);
    assert.equal(readFileSync(out, 'utf8').trimEnd().split('\r\n').length, count + 1);
    return most;
  };
  const few = await peak(500);
  const many = await peak(10_000);  // 60 MB of rows
  assert.ok(few > 0 && many < few + 32_768, `${few} kB for 500 rows, ${many} kB for 10,000`);
});
