// SPDX-License-Identifier: Apache-2.0
// The page as carnet-verifier serves it.
import { join } from 'node:path';
import { verifierConfig } from '../../e2e/support/board.mjs';
import { repository } from '../../e2e/support/programs.mjs';
import { startVerifier } from '../../e2e/support/verifier.mjs';

export const builtPages = join(repository, 'build', 'web');

// `extra`: more of the verifier's configuration; other options go to its start. Returns { address, verifier }.
export async function servePage(t, folder, boards, { extra = '', ...options } = {}) {
  const config = verifierConfig(join(folder, 'verifier'), boards, { extra: `${extra}\n[web]\nfolder = ${JSON.stringify(builtPages)}\n` });
  const verifier = await startVerifier(t, folder, config, [], options);
  return { address: `http://localhost:${verifier.port}`, verifier };
}
