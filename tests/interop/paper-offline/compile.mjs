// SPDX-License-Identifier: Apache-2.0
// The page's reader of printed codes (web/src/paper) as modules that Node runs, and what the compiler says about its types.
import { webcrypto } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';

import { repository } from '../../e2e/support/programs.mjs';

globalThis.crypto ??= webcrypto; // Node 18 has it under another name only

const sources = join(repository, 'web', 'src', 'paper');
const options = {
  target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  strict: true, noUncheckedIndexedAccess: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true, isolatedModules: true,
  noEmit: true, types: [],
};

export function complaints() {
  const program = ts.createProgram([join(sources, 'index.ts')], options);
  return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
}

// Imports a module of the reader, compiled into `folder`.
export async function compiled(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const name of readdirSync(sources).filter((each) => each.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(sources, name), 'utf8'), { compilerOptions: { ...options, noEmit: false } });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), outputText);
  }
  return (name) => import(pathToFileURL(join(folder, `${name}.js`)));
}
