// SPDX-License-Identifier: Apache-2.0
// Question: what does a verdict cost through HTTP, against the bare signature check? And how soon does the verifier answer after
// its start, and what memory does it hold after 100,000 verdicts? Prints rows for script/bench.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { binaries, repository, serve } from '../tests/e2e/support/programs.mjs';
import { Board, cleanCsv, freePort, verifierConfig } from '../tests/e2e/support/board.mjs';
import { benchRun, median, row } from './support/bench_run.mjs';
import { load, ratioToRaw } from './support/verdict_rate.mjs';

const residentMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// From exec to the first answered request, in milliseconds: the median of several starts.
async function startToAnswer(config) {
  const times = [];
  for (let i = 0; i < 9; ++i) {
    const port = await freePort();
    const begin = process.hrtime.bigint();
    const child = spawn(join(binaries, 'carnet-verifier'), ['serve', '--config', config, '--listen', `127.0.0.1:${port}`], { stdio: 'ignore' });
    for (;;) {
      const answered = await new Promise((resolve) => {
        request({ port, host: '127.0.0.1', path: '/health/live' }, (answer) => { answer.resume(); resolve(true); }).on('error', () => resolve(false)).end();
      });
      if (answered) break;
    }
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
    await new Promise((resolve) => { child.on('close', resolve); child.kill('SIGTERM'); });
  }
  return median(times, (time) => time);
}

await benchRun(async (t, folder) => {
  const oneUnit = join(repository, 'bench', 'support', 'one_unit.toml');
  const boards = [await Board.make(join(folder, 'one-unit'), { profile: oneUnit }), await Board.make(join(folder, 'five-units'))];
  const files = [];
  for (const board of boards) {
    files.push(join(folder, `${files.length}.json`));
    writeFileSync(files.at(-1), (await board.award(cleanCsv(1, { profile: board.profile }))).certificates[0].text);
    await board.serve(t);
  }
  const config = verifierConfig(join(folder, 'verifier'), boards, { extra: '[serve]\nthreads = 1\n' });
  const verifier = await serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', '127.0.0.1:0'], { folder });
  const small = await ratioToRaw(verifier, files[0]);
  row('verify through HTTP / raw libsodium verify', small.ratio, '0.45', small.beside);
  const usual = await ratioToRaw(verifier, files[1]);
  row('  the same, a certificate of five units', usual.ratio, '-', usual.beside);
  const early = residentMb(verifier.pid);
  await load(verifier.port, files[1], 16_000);
  row('resident memory after 100,000 verdicts', `${residentMb(verifier.pid).toFixed(1)} MB`, '30 MB', `${early.toFixed(1)} MB after 84,000`);
  row('start to first answer', `${(await startToAnswer(config)).toFixed(1)} ms`, '20 ms', 'median of 9 starts');
});
