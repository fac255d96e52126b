// SPDX-License-Identifier: Apache-2.0
// Verdicts per CPU-second of a verifier's process, which is read from /proc, under the load of a native client.
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binaries } from '../../tests/e2e/support/programs.mjs';
import { median, rawPrimitives } from './bench_run.mjs';

const cpuSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

// Posts the document `count` times; every verdict has to be that it is accepted.
export const load = (port, file, count) => promisify(execFile)(join(binaries, 'keep_alive_load'),
  [String(port), '/v1/verify', file, String(count), '{"decision":"accepted"']);

export async function verdictRate(verifier, file, count) {
  const before = cpuSeconds(verifier.pid);
  await load(verifier.port, file, count);
  return count / (cpuSeconds(verifier.pid) - before);
}

// Against raw verifications of the same machine at the same time: the median of five rounds.
export async function ratioToRaw(verifier, file, count = 8_000) {
  await load(verifier.port, file, count / 4);
  const rounds = [];
  for (let round = 0; round < 5; ++round) {
    const raw = rawPrimitives().verify_per_cpu_second;
    rounds.push({ raw, rate: await verdictRate(verifier, file, count) });
  }
  const { raw, rate } = median(rounds, (round) => round.rate / round.raw);
  return { ratio: (rate / raw).toFixed(2), beside: `${Math.round(rate)} against ${raw} per CPU-second, ${statSync(file).size} bytes` };
}
