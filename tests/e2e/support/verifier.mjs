// SPDX-License-Identifier: Apache-2.0
// Asking a running or one-shot carnet-verifier.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, serve } from './programs.mjs';

export const startVerifier = (t, folder, config, args = [], options = {}) =>
  serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', '127.0.0.1:0', ...args], { folder, ...options });

// The configuration of a verifier that asks wallets for electricians' certificates, and makes its key: returns what `serve` needs besides.
export async function askingConfig(folder, { baseUrl, query, starts = '100.0', returnTo = 'https://employer.example/checked' }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'query.json'), JSON.stringify(query));
  const passphrase = randomBytes(18).toString('base64url');
  return {
    extra: ['[presentations]', `base_url = "${baseUrl}"`, 'store = "sessions.sqlite"', 'key_store = "keys"', `starts_per_second = ${starts}`,
      `return_to = ["${returnTo}"]`, '[[needs]]', 'name = "electrician"', 'title = "Electrician (demo)"', 'query = "query.json"', ''].join('\n'),
    secrets: { '--request-key-passphrase-fd': passphrase },
  };
}

// carnet-verifier request-key ...; `secrets` where the key is used.
export async function requestKey(config, args, secrets = {}) {
  const { code, stderr } = await run('carnet-verifier', ['request-key', ...args, '--config', config], { secrets });
  if (code !== 0) throw new Error(stderr);
}

// POSTs a document; returns { status, body } with the body parsed where it is JSON.
export async function ask(verifier, body, { query = '', type = 'application/vc' } = {}) {
  const answer = await fetch(`http://127.0.0.1:${verifier.port}/v1/verify${query}`, { method: 'POST', body, headers: { 'Content-Type': type } });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: answer.headers };
}

export const reasonOf = (verdict, check) => verdict.checks.find((one) => one.check === check)?.reason;

// `check` on a file; returns its exit code and verdict.
export async function check(folder, document, args) {
  const file = join(folder, `document-${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(file, document);
  const result = await run('carnet-verifier', ['check', file, '--json', ...args]);
  return { code: result.code, verdict: result.stdout ? JSON.parse(result.stdout)[0].verdict : null, stderr: result.stderr };
}
