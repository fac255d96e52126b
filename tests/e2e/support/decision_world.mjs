// SPDX-License-Identifier: Apache-2.0
// What stands around the desk of a recognition authority: a body whose certificate comes in, and the authority's own verifier.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Board, cleanCsv, verifierConfig } from './board.mjs';
import { DecisionDesk } from './decision_desk.mjs';
import { run, workFolder } from './programs.mjs';
import { startVerifier } from './verifier.mjs';

export const kNotAllowed = 4;
export const kConflict = 5;
const authorities = (desk) => `[[authorities]]\ndid = "${desk.did}"\nname = "Anerkennungsstelle Musterland (demo)"\njurisdictions = ["DE"]\n`;

// A body that awards, its certificate, a verifier that trusts it, and the authority that asks this verifier.
export async function world(t, { serves = false } = {}) {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const desk = await DecisionDesk.make(join(folder, 'desk'));
  const trust = join(folder, 'verifier', 'trust');
  mkdirSync(trust, { recursive: true });
  const config = verifierConfig(join(folder, 'verifier'), [board, desk], { extra: 'trust_dir = "trust"\n' });
  writeFileSync(join(folder, 'verifier', 'policy.toml'), `${readFileSync(join(folder, 'verifier', 'policy.toml'), 'utf8')}\n${authorities(desk)}`);
  const verifier = await startVerifier(t, folder, config);
  const toml = join(desk.home, 'carnet-issuer.toml');
  writeFileSync(toml, readFileSync(toml, 'utf8').replace('[decisions]\n', `[decisions]\nverifier = "http://127.0.0.1:${verifier.port}"\n`));
  const server = serves ? await desk.serve(t) : null;
  const open = (...more) => desk.act(['open', certificate.path, '--purpose', 'employment-nonregulated', ...more]);
  return { folder, board, certificate, desk, trust, config, verifier, server, open };
}

export const checkWith = async (config, file, ...more) => {
  const result = await run('carnet-verifier', ['check', file, '--config', config, '--json', ...more]);
  return JSON.parse(result.stdout)[0].verdict;
};
