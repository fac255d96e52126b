// SPDX-License-Identifier: Apache-2.0
// What the built page weighs, what its texts have in common, and that nothing in it comes from elsewhere.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { repository } from '../e2e/support/programs.mjs';
import { builtPages } from './support/served_page.mjs';

const tags = ['en', 'fr', 'es', 'ar'];
const web = join(repository, 'web');
const textsOf = (tag) => JSON.parse(readFileSync(join(web, 'src', 'texts', `${tag}.json`), 'utf8'));
const leaves = (value, path = '') => typeof value === 'string' ? [[path, value]] : Object.entries(value).flatMap(([name, inside]) => leaves(inside, `${path}.${name}`));
const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test('the first view is under 150 KB compressed, in every language', () => {
  const index = readFileSync(join(builtPages, 'index.html'), 'utf8');
  const named = [...index.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1]);
  assert.ok(named.some((name) => name.endsWith('.js')) && named.some((name) => name.endsWith('.css')), index);
  const weight = (name) => gzipSync(readFileSync(join(builtPages, name)), { level: 9 }).length;
  // Of a language all texts are counted, also those that come only with an answer that is given without a network.
  const texts = readdirSync(join(builtPages, 'assets')).filter((name) => name.endsWith('.js'));
  const languages = tags.map((tag) => texts.filter((name) => name.startsWith(`${tag}-`)).map((name) => weight(join('assets', name))));
  for (const weights of languages) assert.equal(weights.length, 2);
  const sum = (weights) => weights.reduce((all, each) => all + each, 0);
  const total = sum(['index.html', ...named].map(weight)) + Math.max(...languages.map(sum));
  console.log(`first view: ${total} bytes compressed`);
  assert.ok(total < 150 * 1024, `${total} bytes`);
  assert.ok(!named.some((name) => /pdf|qr-|wasm/.test(name)), 'readers are loaded on demand');
});

test('every language says the same things, with the same places for values', () => {
  const english = new Map(leaves(textsOf('en')));
  for (const tag of tags.slice(1)) {
    const texts = leaves(textsOf(tag));
    assert.deepEqual(texts.map(([path]) => path), [...english.keys()], tag);
    for (const [path, text] of texts) {
      assert.deepEqual(places(text), places(english.get(path)), `${tag}${path}`);
      assert.notEqual(text.trim(), '', `${tag}${path}`);
    }
  }
});

test('French stands off its marks, and Arabic is written in Arabic', () => {
  for (const [path, text] of leaves(textsOf('fr'))) assert.ok(!/[^\u00a0\u202f][;?!»]|[a-zà-ÿ]:|«[^\u00a0]|'/.test(text), `${path}: ${text}`);
  for (const [path, text] of leaves(textsOf('ar'))) assert.match(text, /\p{Script=Arabic}/u, path);
});

test('no style or script stands in the page itself, and none comes from elsewhere', () => {
  const index = readFileSync(join(builtPages, 'index.html'), 'utf8');
  assert.ok(!/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\/assets\/)/.test(index), index);
  assert.ok(!/(?:src|href)="(?!\/)/.test(index), index);
});

test('the lock files name no registry', () => {
  for (const lock of [join(web, 'package-lock.json'), join(repository, 'tests', 'pages', 'package-lock.json')]) assert.ok(!/"resolved"|https?:\/\/[^"]*\.tgz/.test(readFileSync(lock, 'utf8')), lock);
});
