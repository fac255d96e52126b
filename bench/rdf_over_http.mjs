// SPDX-License-Identifier: Apache-2.0
// Question: what does a verdict cost through HTTP where the proof is over RDF, against the bare signature check and against
// @digitalbazaar/vc in process? And what does signing over RDF cost, against the peer? Prints rows for script/bench.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, repository, serve } from '../tests/e2e/support/programs.mjs';
import { Board, verifierConfig } from '../tests/e2e/support/board.mjs';
import { benchRun, median, row } from './support/bench_run.mjs';
import { ratioToRaw, verdictRate } from './support/verdict_rate.mjs';

const native = (program, argument) => execFileSync(join(binaries, program), [argument], { encoding: 'utf8' });

// Signs badges as an instance for test suites does, whose status list the verifier fetches once and keeps.
async function startIssuer(t, folder) {
  const board = await Board.make(join(folder, 'board'));
  appendFileSync(join(board.home, 'carnet-issuer.toml'), '\n[conformance]\nport = 0\n[[conformance.instance]]\nname = "badges"\ncryptosuite = "eddsa-rdfc-2022"\nkey = "Ed25519"\n');
  const { conformancePort } = await board.serve(t);
  const [{ id, issue }] = await (await fetch(`http://127.0.0.1:${conformancePort}/issuers`)).json();
  const sign = async (badge) => {
    const credential = JSON.parse(badge);
    credential.issuer.id = id;
    credential.credentialStatus.statusListCredential = issue.replace('credentials/issue', 'status/revocation');
    const answer = await fetch(issue, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ credential }) });
    if (answer.status !== 201) throw new Error(await answer.text());
    return answer.text();
  };
  return { did: id, sign };
}

function startPeer(t) {
  const child = fork(join(repository, 'bench', 'peer', 'digitalbazaar.mjs'));
  t.after(() => child.kill());
  const ended = once(child, 'exit').then(([code]) => { throw new Error(`the peer ended with ${code}`); });
  ended.catch(() => {});
  return async (act, file, count) => {
    child.send({ act, file, count });
    const [{ perCpuSecond, failed }] = await Promise.race([once(child, 'message'), ended]);
    if (failed) throw new Error(failed);
    return perCpuSecond;
  };
}

// Ours and theirs in turns, seven times, after one turn to get warm.
async function pairedRow(what, target, ours, theirs) {
  const rounds = [];
  for (let round = -1; round < 7; ++round) {
    const pair = { ours: await ours(), theirs: await theirs() };
    if (round >= 0) rounds.push({ ...pair, ratio: pair.ours / pair.theirs });
  }
  const middle = median(rounds, ({ ratio }) => ratio);
  const all = rounds.map(({ ratio }) => ratio);
  row(what, `${middle.ratio.toFixed(0)}x`, target, `${Math.round(middle.ours)} against ${middle.theirs.toFixed(1)} per CPU-second; ${Math.min(...all).toFixed(0)}x to ${Math.max(...all).toFixed(0)}x in ${all.length} pairs`);
}

await benchRun(async (t, folder) => {
  const issuer = await startIssuer(t, folder);
  const signed = {};
  const unsecured = join(folder, 'unsecured.json');
  writeFileSync(unsecured, native('open_badge', 'usual'));
  for (const kind of ['usual', 'own-context', 'long']) {
    signed[kind] = join(folder, `${kind}.json`);
    writeFileSync(signed[kind], await issuer.sign(native('open_badge', kind)));
  }
  const config = verifierConfig(join(folder, 'verifier'), [issuer], { extra: '[serve]\nthreads = 1\n' });
  const verifier = await serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', '127.0.0.1:0'], { folder });
  const peer = startPeer(t);

  const usual = await ratioToRaw(verifier, signed.usual);
  row('verify over RDF through HTTP / raw verify', usual.ratio, '0.35', usual.beside);
  const own = await ratioToRaw(verifier, signed['own-context']);
  row('  the same, a context in the document itself', own.ratio, '-', own.beside);
  const long = await ratioToRaw(verifier, signed.long, 2_000);
  row('  the same, a long document', long.ratio, '-', long.beside);

  const against = (kind, count, peerCount) => [() => verdictRate(verifier, signed[kind], count), () => peer('verify', signed[kind], peerCount)];
  await pairedRow('verify over RDF through HTTP / peer in process', '50x', ...against('usual', 4_000, 60));
  await pairedRow('  the same, a context in the document itself', '-', ...against('own-context', 4_000, 60));
  await pairedRow('  the same, a long document', '-', ...against('long', 1_000, 10));
  await pairedRow('issue over RDF in process / peer in process', '60x', () => JSON.parse(native('issue_rate', unsecured)).issue_per_cpu_second, () => peer('issue', unsecured, 60));
});
