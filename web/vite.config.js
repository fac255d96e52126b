// SPDX-License-Identifier: Apache-2.0
// Builds the page into build/web, with names that change with the content, and a compressed neighbour for whatever gains by it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from './bundled_packages.js';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, '..', 'build', 'web');
const brotliQuality = 9; // 11 takes a minute for what is loaded on demand, and gains three per cent

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) yield* filesBelow(join(folder, entry.name));
    else yield join(folder, entry.name);
}

const compressedNeighbours = {
  name: 'compressed-neighbours',
  closeBundle() {
    for (const file of [...filesBelow(output)].filter((name) => /\.(html|js|css|svg|json|wasm)$/.test(name))) {
      const bytes = readFileSync(file);
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
      for (const [ending, small] of [['br', brotliCompressSync(bytes, options)], ['gz', gzipSync(bytes, { level: 9 })]])
        if (small.length < bytes.length * 0.9) writeFileSync(`${file}.${ending}`, small);
    }
  },
};

// The sentences of verdicts, from the files that the programs speak from: `virtual:sentences-fr` is { "word.valid": "...", "reason.ok": "..." }.
const sentences = {
  name: 'sentences',
  resolveId: (id) => (id.startsWith('virtual:sentences-') ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith('\0virtual:sentences-')) return null;
    const file = join(here, '..', 'wording', 'messages', `${id.slice(id.lastIndexOf('-') + 1)}.txt`);
    this.addWatchFile(file);
    const lines = readFileSync(file, 'utf8').replace(/\n {2}/g, ' ').split('\n');
    const entries = lines.map((line) => /^((?:word|reason)\.\S+) = (.*)$/.exec(line)).filter(Boolean).map(([, key, text]) => [key, text.replace(/''/g, "'")]);
    return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
  },
};

// What the page keeps when somebody prepares it for offline.
const offlineFiles = {
  name: 'offline-files',
  generateBundle(_, bundle) {
    const files = Object.keys(bundle).filter((name) => name.startsWith('assets/')).map((name) => `/${name}`);
    this.emitFile({ type: 'asset', fileName: 'offline-files.json', source: JSON.stringify(['/', '/icon.svg', ...files]) });
  },
};

// The licences of what is inside the scripts go wherever the scripts go.
const licences = {
  name: 'licences',
  generateBundle() {
    const texts = bundledPackages.map(({ name, holds }) => `${name}${holds}\n\n${readFileSync(join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim()}\n`);
    this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
  },
};

export default defineConfig({
  root: here,
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: { outDir: output, emptyOutDir: true, target: ['es2020', 'chrome90', 'safari15'], assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2000 },
  worker: { format: 'es' },
  plugins: [sentences, offlineFiles, licences, compressedNeighbours],
});
