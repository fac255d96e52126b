// SPDX-License-Identifier: Apache-2.0
// What one answer may cost a running program: 200 ms of CPU, and 32 MiB of memory at the most at any moment.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { ask } from '../../e2e/support/verifier.mjs';

const cpuMs = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
const memoryKb = (pid, field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
const forgetPeak = (pid) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

// Asks, and holds the answer against the bounds. Allocators keep what was used once, so only a program's first dear answer shows all that it
// takes.
export async function bounded(verifier, name, body) {
  forgetPeak(verifier.pid);
  const cpu = cpuMs(verifier.pid);
  const memory = memoryKb(verifier.pid, 'VmRSS');
  const answer = await ask(verifier, body);
  const spent = cpuMs(verifier.pid) - cpu;
  const grown = memoryKb(verifier.pid, 'VmHWM') - memory;
  assert.ok(spent <= 200, `${name}: ${spent} ms of CPU`);
  assert.ok(grown <= 32 * 1024, `${name}: ${grown} KiB more`);
  return answer;
}
