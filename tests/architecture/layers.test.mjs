// SPDX-License-Identifier: Apache-2.0
// The rules of the house that a compiler does not know: which room may include which, and what stays where.
// The table is the drawing of docs/architecture.md.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const mayInclude = {
  base: [],
  keys: ['base'],
  'wallet-format': ['base', 'keys'],
  store: ['base'],
  http: ['base'],
  wording: ['base', 'keys', 'wallet-format'],
  issuer: ['base', 'keys', 'wallet-format', 'wording', 'store', 'http'],
  verifier: ['base', 'keys', 'wallet-format', 'wording', 'store', 'http'],
};
const rooms = Object.keys(mayInclude);
const baseHeaders = ['result.h', 'bytes.h', 'text_encoding.h', 'json_reader.h', 'json_writer.h', 'toml_reader.h', 'toml_json.h', 'time.h', 'random.h', 'log.h'];

function* filesBelow(folder, pattern) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') yield* filesBelow(path, pattern);
    } else if (pattern.test(entry.name)) yield path;
  }
}

const sources = rooms.flatMap((room) =>
  [...filesBelow(join(root, room), /\.(h|cpp)$/)].map((path) => {
    const text = readFileSync(path, 'utf8');
    // Files that the build makes from texts of the same room (carnet_embed) count as the room's own.
    const includes = [...text.matchAll(/^\s*#include\s+([<"])([^>"]+)[>"]/gm)].map((m) => ({ own: m[1] === '"', path: m[2] }))
      .filter((include) => !/^carnet_\w+_embedded\.h$/.test(include.path));
    return { room, path: relative(root, path), text, includes };
  }));

const code = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '').replace(/"(?:\\.|[^"\\])*"/g, '""');

test('there are sources to look at', () => assert.ok(sources.length > 60, `only ${sources.length}`));

test('each room includes only the rooms below it', () => {
  const wrong = [];
  for (const file of sources) {
    for (const include of file.includes.filter((i) => i.own)) {
      const target = include.path.split('/')[0];
      if (!rooms.includes(target)) wrong.push(`${file.path}: "${include.path}" is not a path from the repository's root`);
      else if (target !== file.room && !mayInclude[file.room].includes(target)) wrong.push(`${file.path} includes ${include.path}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no room reaches into another room\'s src', () => {
  const wrong = sources.flatMap((file) => file.includes
    .filter((i) => i.own && i.path.includes('/src/') && i.path.split('/')[0] !== file.room)
    .map((i) => `${file.path} includes ${i.path}`));
  assert.deepEqual(wrong, []);
});

test('inside a program, the pipeline knows neither its server nor its commands', () => {
  const wrong = [];
  for (const file of sources.filter((f) => f.room === 'issuer' || f.room === 'verifier')) {
    const layer = (path) => path.split('/')[1] === 'server' ? 1 : path.split('/')[1] === 'commands' || path.endsWith('main.cpp') ? 2 : 0;
    for (const include of file.includes.filter((i) => i.own && i.path.startsWith(`${file.room}/`))) {
      if (layer(include.path) > layer(file.path)) wrong.push(`${file.path} includes ${include.path}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('Beast and Asio stay in http/src, in at most three source files', () => {
  const users = sources.filter((f) => f.includes.some((i) => /^boost\/(beast|asio)/.test(i.path)));
  assert.deepEqual(users.filter((f) => !f.path.startsWith('http/src/')).map((f) => f.path), []);
  assert.ok(users.filter((f) => f.path.endsWith('.cpp')).length <= 3);
});

test('toml++ stays in one source file', () => {
  const users = sources.filter((f) => f.includes.some((i) => /^toml(\+\+|\.hpp)/.test(i.path)));
  assert.deepEqual(users.map((f) => f.path), ['base/src/toml_parse.cpp']);
});

test('libcbor stays behind the CBOR reader and writer', () => {
  const users = sources.filter((f) => f.includes.some((i) => i.path === 'cbor.h'));
  assert.deepEqual(users.map((f) => f.path).sort(), ['wallet-format/cbor/src/cbor_reader.cpp', 'wallet-format/cbor/src/cbor_writer.cpp']);
});

test('cairo, Pango and qpdf stay where sheets are drawn', () => {
  const users = sources.filter((f) => f.includes.some((i) => /^(cairo|pango|qpdf)/.test(i.path)));
  assert.ok(users.length > 0);
  assert.deepEqual(users.filter((f) => !f.path.startsWith('issuer/print/src/')).map((f) => f.path), []);
});

test('nlohmann/json.hpp is in no public header', () => {
  const wrong = sources.filter((f) => f.path.endsWith('.h') && !f.path.includes('/src/') && f.includes.some((i) => i.path === 'nlohmann/json.hpp'));
  assert.deepEqual(wrong.map((f) => f.path), []);
});

test('untrusted JSON is read by the strict reader only', () => {
  const wrong = sources.filter((f) => f.path.includes('wallet-format/') || f.path.startsWith('keys/') || f.path.startsWith('verifier/'))
    .filter((f) => /\bjson::parse\s*\(/.test(code(f.text)));
  assert.deepEqual(wrong.map((f) => f.path), []);
});

test('only base/src/time.cpp reads the clock', () => {
  const reading = /\b(system_clock::now|clock_gettime|gettimeofday|std::time\s*\(|::time\s*\(\s*(nullptr|NULL|0)\s*\))/;
  const wrong = sources.filter((f) => f.path !== 'base/src/time.cpp' && reading.test(code(f.text)));
  assert.deepEqual(wrong.map((f) => f.path), []);
});

test('base is a closed list of headers', () => {
  assert.deepEqual(readdirSync(join(root, 'base')).filter((n) => n.endsWith('.h')).sort(), [...baseHeaders].sort());
});

test('raw access to secrets happens in few, known places', () => {
  const uses = {};
  for (const file of sources) {
    const count = [...code(file.text).matchAll(/unsafe_secret_bytes\s*\(/g)].length;
    if (count > 0 && !file.path.startsWith('keys/')) uses[file.path] = count;
  }
  assert.deepEqual(uses, {}, 'outside keys/ nothing reads raw secrets');
});

test('no drawers: no file or folder is called utils, helpers, common, misc, types or manager', () => {
  const wrong = sources.filter((f) => /(^|\/)(utils?|helpers?|common|misc|types|manager)(\.|\/|_)/i.test(f.path));
  assert.deepEqual(wrong.map((f) => f.path), []);
});

test('nothing throws: exceptions belong to libraries', () => {
  const wrong = sources.filter((f) => /\bthrow\b(?!_)/.test(code(f.text)));
  assert.deepEqual(wrong.map((f) => f.path), []);
});

test('every source names its licence', () => {
  const wrong = sources.filter((f) => !f.text.includes('SPDX-License-Identifier: Apache-2.0'));
  assert.deepEqual(wrong.map((f) => f.path), []);
});

test('environment variables never bring passphrases', () => {
  const wrong = sources.filter((f) => /getenv\s*\(\s*"[^"]*(PASS|SECRET|KEY)/i.test(f.text));
  assert.deepEqual(wrong.map((f) => f.path), []);
});
