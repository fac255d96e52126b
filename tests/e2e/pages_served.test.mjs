// SPDX-License-Identifier: Apache-2.0
// The folder of pages as carnet-verifier serves it: fields, precompressed files, what is not served, and what is said when it is missing.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { verifierConfig } from './support/board.mjs';
import { run, workFolder } from './support/programs.mjs';
import { startVerifier } from './support/verifier.mjs';

const script = `document.title = 'demo';\n`.repeat(200);

function pages(folder) {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>demo</title>');
  writeFileSync(join(folder, 'sw.js'), '// worker');
  writeFileSync(join(folder, 'assets', 'index-3f2a.js'), script);
  writeFileSync(join(folder, 'assets', 'index-3f2a.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets', 'index-3f2a.js.gz'), gzipSync(script));
  writeFileSync(join(folder, 'assets', 'reader-1.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(folder, '.hidden.js'), 'secret');
  writeFileSync(join(folder, 'notes.doc'), 'secret');
  symlinkSync('/etc/passwd', join(folder, 'passwd.txt'));
}

// fetch() decodes and normalises; this shows what is on the wire.
const raw = (port, path, headers = {}, method = 'GET') => new Promise((resolve, reject) => {
  request({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
    const pieces = [];
    answer.on('data', (piece) => pieces.push(piece));
    answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
  }).on('error', reject).end();
});

async function served(t) {
  const folder = workFolder(t);
  pages(join(folder, 'verifier', 'pages'));
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { extra: '[web]\nfolder = "pages"\n' }));
  return { verifier, get: (path, headers, method) => raw(verifier.port, path, headers, method) };
}

test('pages are served with fields that let them talk to nobody else, and asked for again only when they changed', async (t) => {
  const { get } = await served(t);
  const page = await get('/');
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['cache-control'], 'no-cache');
  const policy = page.headers['content-security-policy'];
  for (const rule of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"]) assert.ok(policy.split('; ').includes(rule), rule);
  assert.ok(!/unsafe-inline|https?:/.test(policy));
  assert.equal(page.headers['permissions-policy'], 'camera=(self)');
  assert.equal(page.headers['referrer-policy'], 'no-referrer');
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.equal(page.headers['set-cookie'], undefined);
  const again = await get('/', { 'If-None-Match': `"other", ${page.headers.etag}` });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  assert.equal((await get('/', { 'If-None-Match': '"other"' })).status, 200);
  const head = await get('/', {}, 'HEAD');
  assert.deepEqual([head.status, head.body.length, head.headers['content-length']], [200, 0, String(page.body.length)]);
  assert.equal((await get('/sw.js')).headers['cache-control'], 'no-cache');
  assert.equal((await get('/assets/reader-1.wasm')).headers['content-type'], 'application/wasm');
});

test('a file is sent compressed to those who accept it, and as it is to others', async (t) => {
  const { get } = await served(t);
  const path = '/assets/index-3f2a.js';
  const plain = await get(path);
  assert.equal(plain.body.toString(), script);
  assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable');
  const smallest = await get(path, { 'Accept-Encoding': 'gzip, br;q=0.9' });
  assert.equal(smallest.headers['content-encoding'], 'br');
  assert.equal(smallest.headers.vary, 'Accept-Encoding');
  assert.equal(brotliDecompressSync(smallest.body).toString(), script);
  assert.notEqual(smallest.headers.etag, plain.headers.etag);
  assert.equal((await get(path, { 'Accept-Encoding': 'gzip, br;q=0' })).headers['content-encoding'], 'gzip');
  for (const refused of ['identity', 'br;q=0.000', 'deflate', '']) assert.equal((await get(path, { 'Accept-Encoding': refused })).headers['content-encoding'], undefined, refused);
});

test('nothing but the files of the folder is served, whatever the path', async (t) => {
  const { get, verifier } = await served(t);
  for (const path of ['/index.htm', '/.hidden.js', '/notes.doc', '/passwd.txt', '/assets/', '/assets/index-3f2a.js.br', '/assets/../verifier.toml', '/..%2fverifier.toml', '/assets/%2e%2e/%2e%2e/verifier.toml', '//index.html', '/assets/index-3f2a.js/']) {
    const answer = await get(path);
    assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
    assert.ok(!answer.body.toString().includes('policy ='), path);
  }
  assert.equal((await get('/', {}, 'POST')).status, 405);
  assert.match(verifier.output.stderr ?? '', /page-not-served/);
});

test('a folder of pages that is missing or empty is said at start, with the remedy', async (t) => {
  const folder = workFolder(t);
  mkdirSync(join(folder, 'verifier', 'empty'), { recursive: true });
  for (const [name, why] of [['empty', /holds no index\.html/], ['nowhere', /cannot be opened/]]) {
    const config = verifierConfig(join(folder, 'verifier'), [], { extra: `[web]\nfolder = "${name}"\n` });
    const { code, stderr } = await run('carnet-verifier', ['serve', '--config', config, '--listen', '127.0.0.1:0']);
    assert.equal(code, 3);
    assert.match(stderr, why);
    assert.match(stderr, /script\/bootstrap/);
  }
});
