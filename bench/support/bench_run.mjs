// SPDX-License-Identifier: Apache-2.0
// What the benchmarks share: a folder and clean-up like a test's, the raw primitive, the median, and one row of the table.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, repository } from '../../tests/e2e/support/programs.mjs';

// On the disk of the checkout: /tmp may be memory, and durability is part of what is measured.
export async function benchRun(run) {
  const folder = mkdtempSync(join(repository, 'build', 'bench-'));
  const cleanups = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await run({ after: (cleanup) => cleanups.unshift(cleanup) }, folder);
  } finally {
    for (const cleanup of cleanups) await cleanup();
  }
}

export const rawPrimitives = () => JSON.parse(execFileSync(join(binaries, 'bench_raw_primitives'), { encoding: 'utf8' }));

// The middle one of an odd number of things, by what `of` says about each.
export const median = (things, of) => [...things].sort((a, b) => of(a) - of(b))[(things.length - 1) / 2];

export const row = (what, figure, target, beside) => console.log(`${what.padEnd(48)} ${String(figure).padStart(10)}   target ${String(target).padEnd(8)} ${beside}`);
