// SPDX-License-Identifier: Apache-2.0
// The documents that interop_samples prints, each with our reader's verdict.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const binaries = process.env.CARNET_BIN ?? join(repository, 'build', 'dev', 'bin');

const print = (...args) =>
  execFileSync(join(binaries, 'interop_samples'), args, { maxBuffer: 1 << 28, encoding: 'utf8' })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

export const validSamples = print();
export const allSamples = () => print('--damaged');
export const ownSamples = () => print('--own');
export const passportSample = () => print('--passport')[0];
export const damagedOwnSamples = () => print('--own-damaged');
export const recognizedExport = () => print('--recognized')[0];
