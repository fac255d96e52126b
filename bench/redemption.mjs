// SPDX-License-Identifier: Apache-2.0
// Question: how many offers a second of processor time do `serve` and `signer` redeem together (token, nonce, credential), durably, out of
// a batch of 5,000? Prints rows for script/bench.
import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binaries } from '../tests/e2e/support/programs.mjs';
import { WalletBoard } from '../tests/e2e/support/wallet_board.mjs';
import { benchRun, median, row } from './support/bench_run.mjs';

const rows = 5_000;
const round = 1_000;
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

// Of the process and its threads, user and system.
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

const codeOf = (offer) => JSON.parse(new URL(offer.linkByValue).searchParams.get('credential_offer'))
  .grants['urn:ietf:params:oauth:grant-type:pre-authorized_code']['pre-authorized_code'];

await benchRun(async (t, folder) => {
  const board = await WalletBoard.make(folder);
  appendFileSync(join(board.home, 'carnet-issuer.toml'), '\n[wallets]\nrequests_per_second = 100000\n');
  const codes = (await board.offers(rows)).map(codeOf);
  const { server, signer } = await board.open(t);
  for (const configuration of ['competency-certificate_ldp_vc', 'competency-certificate_dc+sd-jwt']) {
    const rounds = [];
    for (let i = 0; i < 2 + 1; ++i) {
      const file = join(folder, 'codes.txt');
      writeFileSync(file, `${codes.splice(0, i === 0 ? 200 : round).join('\n')}\n`);
      const before = [server.pid, signer.pid].map(cpuSeconds);
      // Not waited for in one go: both processes write their log to us, and would stand still when nobody reads it.
      const { stdout } = await promisify(execFile)(join(binaries, 'redemption_load'), [String(board.port), `http://localhost:${board.port}`, configuration, file]);
      const { redeemed, seconds } = JSON.parse(stdout);
      const cpu = [server.pid, signer.pid].map((pid, j) => cpuSeconds(pid) - before[j]);
      if (i > 0) rounds.push({ perCpu: redeemed / (cpu[0] + cpu[1]), perSecond: redeemed / seconds, server: cpu[0] / redeemed, signer: cpu[1] / redeemed });
    }
    const middle = median([...rounds, rounds[0]], ({ perCpu }) => perCpu);
    row(`redemptions a CPU-second, ${configuration.split('_')[1]}`, Math.round(middle.perCpu), '500',
      `${(middle.server * 1000).toFixed(2)} ms in serve, ${(middle.signer * 1000).toFixed(2)} ms in signer; ${Math.round(middle.perSecond)}/s on this disk`);
  }
});
