// SPDX-License-Identifier: Apache-2.0
// Question: how fast is durable issuing of a large batch, against the bare signature? Includes reserving, lint, own-signature
// verification and every commit; the time of the commits stands beside, because a busy disk decides it.
import { join } from 'node:path';
import { Board, cleanCsv } from '../tests/e2e/support/board.mjs';
import { benchRun, rawPrimitives, row } from './support/bench_run.mjs';

const count = Number(process.env.CARNET_BENCH_BATCH ?? 20_000);

await benchRun(async (t, folder) => {
  const board = await Board.make(join(folder, 'board'));
  const importBegin = process.hrtime.bigint();
  const { batch } = await board.import(cleanCsv(count));
  const importSeconds = Number(process.hrtime.bigint() - importBegin) / 1e9;
  await board.approve(batch.id);
  const raw = rawPrimitives().sign_per_cpu_second;
  const before = process.hrtime.bigint();
  const report = await board.issue(batch.id);
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  const commitMs = report.commitMicroseconds / report.commits / 1000;
  row(`durable batch issue of ${count} / raw libsodium sign`, (report.issuedNow / seconds / raw).toFixed(3), '0.15',
    `${Math.round(report.issuedNow / seconds)}/s against ${raw}/s; ${report.commits} commits of ${commitMs.toFixed(2)} ms`);
  row(`import of ${count} rows`, `${Math.round(count / importSeconds)}/s`, '-', `${importSeconds.toFixed(1)} s, judged, stored and signed by the preparer`);
});
