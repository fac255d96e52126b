// SPDX-License-Identifier: Apache-2.0
// Runs the built programs as a person or a machine would: passphrases on file descriptors, servers waited for by
// their ready file, everything in a folder of the test's own, every process ended by the handle that started it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const binaries = process.env.CARNET_BIN ?? join(repository, 'build', 'dev', 'bin');

// How to end the servers that a test (its `t`) started. Its folder goes only when they are gone: one that still writes there would make
// the removal fail, and whatever was to be ended after it would run for ever.
const servers = new Map();

// A folder that is removed when the test ends.
export function workFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-'));
  t.after(async () => {
    await Promise.all((servers.get(t) ?? []).map((stop) => stop('SIGKILL')));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return folder;
}

// Starts a program. `secrets` maps an option to its passphrase: each becomes a file descriptor of its own.
// Returns { child, finished }: finished resolves to { code, signal, stdout, stderr }.
export function start(program, args, { secrets = {}, input, env, cwd } = {}) {
  const options = Object.entries(secrets);
  const argv = [...args, ...options.flatMap(([option], i) => [option, String(3 + i)])];
  const child = spawn(join(binaries, program), argv, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe', ...options.map(() => 'pipe')],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => { output.stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { output.stderr += text; });
  for (const [i, [, passphrase]] of options.entries()) {
    child.stdio[3 + i].on('error', () => {});
    child.stdio[3 + i].end(`${passphrase}\n`);
  }
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const finished = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
  return { child, finished, output };
}

export const run = (program, args, options) => start(program, args, options).finished;

// Runs and parses `--json` output; `expect` is the exit code that must come.
export async function runJson(program, args, { expect = 0, ...options } = {}) {
  const result = await run(program, [...args, '--json'], options);
  if (result.code !== expect) {
    throw new Error(`${program} ${args.join(' ')}: exit ${result.code} (${result.signal}), expected ${expect}\n${result.stdout}\n${result.stderr}`);
  }
  return result.stdout.trim() === '' ? null : JSON.parse(result.stdout);
}

export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// Calls `probe` until it returns something truthy; fails after `seconds`.
export async function eventually(probe, { seconds = 10, every = 50, what = 'it' } = {}) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${seconds} s`);
    await pause(every);
  }
}

// Starts a server and waits for its ready file. Returns the file's content, and stop() and kill().
export async function serve(t, program, args, { folder, ...options }) {
  const ready = join(folder, `ready-${program}-${Math.random().toString(36).slice(2)}.json`);
  const server = start(program, [...args, '--ready-file', ready], options);
  let ended = null;
  server.finished.then((result) => { ended = result; });
  const stop = async (signal = 'SIGTERM') => {
    if (!ended) server.child.kill(signal);
    return server.finished;
  };
  servers.set(t, [...(servers.get(t) ?? []), stop]);
  t.after(() => stop('SIGKILL'));
  await eventually(() => {
    if (ended) throw new Error(`${program} ended before it was ready: ${ended.code}\n${ended.stderr}`);
    return existsSync(ready) && readFileSync(ready, 'utf8').trim() !== '';
  }, { seconds: 20, what: `${program} ready` });
  return { ...JSON.parse(readFileSync(ready, 'utf8')), stop, kill: () => stop('SIGKILL'), pid: server.child.pid, output: server.output, finished: server.finished };
}
