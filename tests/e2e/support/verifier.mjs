// SPDX-License-Identifier: Apache-2.0
// Asking a running or one-shot carnet-verifier.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, serve } from './programs.mjs';

export const startVerifier = (t, folder, config, args = []) =>
  serve(t, 'carnet-verifier', ['serve', '--config', config, '--listen', '127.0.0.1:0', ...args], { folder });

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
