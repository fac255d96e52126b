// SPDX-License-Identifier: Apache-2.0
// Question: how many SD-JWT VCs with key binding and 4 of 12 claims disclosed does Carnet verify in the time in which
// @sd-jwt/core verifies one? Prints a row for script/bench.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, repository } from '../tests/e2e/support/programs.mjs';
import { benchRun, median, row } from './support/bench_run.mjs';

const native = (...args) => execFileSync(join(binaries, 'bench_sd_jwt'), args, { encoding: 'utf8' });

function startPeer(t) {
  const child = fork(join(repository, 'bench', 'peer', 'sd_jwt.mjs'));
  t.after(() => child.kill());
  return async (file, count) => {
    child.send({ file, count });
    const [{ perCpuSecond, failed }] = await once(child, 'message');
    if (failed) throw new Error(failed);
    return perCpuSecond;
  };
}

await benchRun(async (t, folder) => {
  const file = join(folder, 'sample.json');
  writeFileSync(file, native('sample'));
  const peer = startPeer(t);
  const rounds = [];
  for (let round = -1; round < 7; ++round) {
    const ours = JSON.parse(native('rate', file)).verify_per_cpu_second;
    const theirs = await peer(file, 500);
    if (round >= 0) rounds.push({ ours, theirs, ratio: ours / theirs });
  }
  const middle = median(rounds, ({ ratio }) => ratio);
  const all = rounds.map(({ ratio }) => ratio);
  row('SD-JWT VC with key binding / peer in process', `${middle.ratio.toFixed(1)}x`, '3x',
    `${Math.round(middle.ours)} against ${Math.round(middle.theirs)} per CPU-second; ${Math.min(...all).toFixed(1)}x to ${Math.max(...all).toFixed(1)}x in ${all.length} pairs`);
});
