// SPDX-License-Identifier: Apache-2.0
// The page as carnet-verifier serves it. A verifier that cannot serve a folder yet stands behind a small server that sends the files with
// the same fields and hands everything else on.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { verifierConfig } from '../../e2e/support/board.mjs';
import { repository } from '../../e2e/support/programs.mjs';
import { startVerifier } from '../../e2e/support/verifier.mjs';

export const builtPages = join(repository, 'build', 'web');

const mediaTypes = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.json': 'application/json' };
const contentSecurityPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
  + "media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

// `extra`: more of the verifier's configuration; other options go to its start. Returns { address, verifier }.
export async function servePage(t, folder, boards, { extra = '', ...options } = {}) {
  const write = (more) => verifierConfig(join(folder, 'verifier'), boards, { extra: `${extra}\n${more}` });
  try {
    const verifier = await startVerifier(t, folder, write(`[web]\nfolder = ${JSON.stringify(builtPages)}\n`), [], options);
    return { address: `http://localhost:${verifier.port}`, verifier };
  } catch (error) {
    if (!/web: There is no such section/.test(error.message)) throw error;
  }
  const verifier = await startVerifier(t, folder, write(''), [], options);
  return { address: await standBefore(t, verifier.port), verifier };
}

async function standBefore(t, behind) {
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url, 'http://localhost').pathname;
    const file = join(builtPages, normalize(path === '/' ? '/index.html' : path));
    if (asked.method === 'GET' && existsSync(file)) {
      answer.writeHead(200, { 'Content-Type': mediaTypes[extname(file)] ?? 'text/plain', 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Permissions-Policy': 'camera=(self)' });
      return answer.end(readFileSync(file));
    }
    const { host, ...headers } = asked.headers;
    const onward = request({ host: '127.0.0.1', port: behind, path: asked.url, method: asked.method, headers }, (back) => {
      answer.writeHead(back.statusCode, back.headers);
      back.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    return asked.pipe(onward);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  return `http://localhost:${server.address().port}`;
}
