// SPDX-License-Identifier: Apache-2.0
// The rules of the room web/: what its first view may load, whom it may talk to, and that nobody is forgotten among the licences.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from '../../web/bundled_packages.js';

const web = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web');
const dependencies = Object.keys(JSON.parse(readFileSync(join(web, 'package.json'), 'utf8')).dependencies);

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) { if (entry.name !== 'node_modules') yield* filesBelow(join(folder, entry.name)); } else yield join(folder, entry.name);
  }
}
const sources = [...filesBelow(web)].filter((path) => /\.(tsx?|js|css|html)$/.test(path))
  .map((path) => ({ path: relative(web, path), text: readFileSync(path, 'utf8') }));
const importsOf = (text) => [...text.matchAll(/^\s*(?:import|export)\s(?!type\b)[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)].map((match) => match[1] ?? match[2]);
const packageOf = (name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');

test('there are pages to look at', () => assert.ok(sources.length > 20, `only ${sources.length}`));

test('every source of the pages names its licence', () => {
  assert.deepEqual(sources.filter(({ text }) => !text.includes('SPDX-License-Identifier: Apache-2.0')).map(({ path }) => path), []);
});

test('the pages import their own files and the packages that they list, and each of those is among the licences', () => {
  const listed = readFileSync(join(web, 'LICENSES.md'), 'utf8');
  const wrong = sources.filter(({ path }) => path.startsWith('src/')).flatMap(({ path, text }) =>
    importsOf(text).filter((name) => !name.startsWith('.') && !dependencies.includes(packageOf(name))).map((name) => `${path} imports ${name}`));
  assert.deepEqual(wrong, []);
  assert.deepEqual(bundledPackages.map(({ name }) => name).sort(), [...dependencies].sort());
  for (const name of dependencies) assert.ok(listed.includes(`| ${name} |`), name);
});

test('what the first view loads reaches no reader of pictures, PDFs or spreadsheets', () => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const resolved = (from, name) => ['.ts', '.tsx', ''].map((ending) => join(dirname(from), name) + ending).find((path) => byPath.has(path));
  const reached = new Set();
  const packages = new Set();
  const walk = (path) => {
    if (path === undefined || reached.has(path)) return;
    reached.add(path);
    for (const name of importsOf(byPath.get(path).text)) if (name.startsWith('.')) walk(resolved(path, name)); else packages.add(packageOf(name));
  };
  walk('src/main.tsx');
  assert.ok(reached.size > 10);
  assert.deepEqual([...packages], ['preact']);
});

test('the pages know no other host, and keep nothing about their reader', () => {
  const code = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const wrong = sources.filter(({ path, text }) => path.startsWith('src/') && /['"`]https?:\/\/|document\.cookie|localStorage|sessionStorage|dangerouslySetInnerHTML|innerHTML/.test(code(text)));
  assert.deepEqual(wrong.map(({ path }) => path), []);
});

test('no file of the pages is a drawer', () => {
  assert.deepEqual(sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|types|manager)(\.|\/|_)/i.test(path)).map(({ path }) => path), []);
});
