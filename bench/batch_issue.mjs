// SPDX-License-Identifier: Apache-2.0
// Question: how fast is durable issuing of a large batch, against the bare signature? Includes the check of the approval, reserving,
// lint, own-signature verification and every commit; the time of the commits stands beside, because a busy disk decides it. The whole
// command stands beside too: it begins with the key's passphrase, which is made slow on purpose and counts once, however large the batch.
import { join } from 'node:path';
import { repository } from '../tests/e2e/support/programs.mjs';
import { Board, cleanCsv } from '../tests/e2e/support/board.mjs';
import { benchRun, rawPrimitives, row } from './support/bench_run.mjs';

const count = Number(process.env.CARNET_BENCH_BATCH ?? 20_000);
const secondsOf = async (act) => {
  const before = process.hrtime.bigint();
  const result = await act();
  return [result, Number(process.hrtime.bigint() - before) / 1e9];
};

// The median of three boards with a batch each.
async function issued(folder, profile) {
  const rounds = [];
  for (let round = 0; round < 3; ++round) {
    const board = await Board.make(join(folder, `${round}`), profile);
    const [{ batch }, importSeconds] = await secondsOf(() => board.import(cleanCsv(count, { profile: board.profile })));
    await board.approve(batch.id);
    const raw = rawPrimitives().sign_per_cpu_second;
    const [report, wholeSeconds] = await secondsOf(() => board.issue(batch.id));
    const seconds = report.microseconds / 1e6;
    rounds.push({ raw, importSeconds, wholeSeconds, seconds, ratio: report.issuedNow / seconds / raw, rate: report.issuedNow / seconds, commitMs: report.commitMicroseconds / report.commits / 1000, commits: report.commits });
  }
  return rounds.sort((a, b) => a.ratio - b.ratio)[1];
}

await benchRun(async (t, folder) => {
  const small = await issued(join(folder, 'one-unit'), { profile: join(repository, 'bench', 'support', 'one_unit.toml') });
  row(`durable batch issue of ${count} / raw libsodium sign`, small.ratio.toFixed(3), '0.15',
    `${Math.round(small.rate)}/s against ${small.raw}/s; ${small.commits} commits of ${small.commitMs.toFixed(2)} ms`);
  row('  the whole command, passphrase included', (count / small.wholeSeconds / small.raw).toFixed(3), '-', `${small.wholeSeconds.toFixed(2)} s`);
  const usual = await issued(join(folder, 'five-units'), {});
  row('  the same, certificates of five units', usual.ratio.toFixed(3), '-', `${Math.round(usual.rate)}/s; ${usual.commits} commits of ${usual.commitMs.toFixed(2)} ms; whole command ${usual.wholeSeconds.toFixed(2)} s`);
  row(`import of ${count} rows`, `${Math.round(count / usual.importSeconds)}/s`, '-', `${usual.importSeconds.toFixed(1)} s, judged, stored and signed by the preparer`);
});
