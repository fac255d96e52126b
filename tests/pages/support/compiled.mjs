// SPDX-License-Identifier: Apache-2.0
// A module of web/ as Node can run it, compiled by what Vite compiles it with.
import { createRequire } from 'node:module';
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { repository } from '../../e2e/support/programs.mjs';

globalThis.crypto ??= webcrypto; // Node 18 has it under another name only

export async function compiled(path) {
  const { build } = createRequire(join(repository, 'web', 'package.json'))('esbuild');
  const { outputFiles: [{ text }] } = await build({ entryPoints: [join(repository, 'web', 'src', path)], bundle: true, write: false, format: 'esm', target: 'es2022' });
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
