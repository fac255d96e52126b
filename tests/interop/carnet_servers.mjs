// SPDX-License-Identifier: Apache-2.0
// Both of Carnet's programs as another implementation meets them: an issuer instance for each suite and key, and a verifier that trusts
// anybody whose key is their own. Requests go over loopback.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { Board, verifierConfig } from '../e2e/support/board.mjs';
import { workFolder } from '../e2e/support/programs.mjs';
import { startVerifier } from '../e2e/support/verifier.mjs';

const instances = [
  ['eddsa-rdfc', 'eddsa-rdfc-2022', 'Ed25519'], ['eddsa-jcs', 'eddsa-jcs-2022', 'Ed25519'],
  ['p256-rdfc', 'ecdsa-rdfc-2019', 'P-256'], ['p384-rdfc', 'ecdsa-rdfc-2019', 'P-384'],
  ['p256-jcs', 'ecdsa-jcs-2019', 'P-256'], ['p384-jcs', 'ecdsa-jcs-2019', 'P-384'],
];
const section = ['\n[conformance]\nport = 0', ...instances.map(([name, suite, key]) =>
  `[[conformance.instance]]\nname = "${name}"\ncryptosuite = "${suite}"\nkey = "${key}"`)].join('\n');

async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

// Returns { issuers, issue }: an issuer is { id, cryptosuite, keyType, issue }; issue returns { status, body }.
export async function startIssuers(t, folder) {
  const board = await Board.make(join(folder, 'board'));
  appendFileSync(join(board.home, 'carnet-issuer.toml'), section);
  const server = await board.serve(t);
  return {
    issuers: await (await fetch(`http://127.0.0.1:${server.conformancePort}/issuers`)).json(),
    issue: (issuer, credential) => post(issuer.issue, { credential }),
  };
}

// The same with verify, which returns { status, body } as well.
export async function startCarnet(t) {
  const folder = workFolder(t);
  const issuers = await startIssuers(t, folder);
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { policy: 'require_trusted_issuer = false\n' }));
  return { ...issuers, verify: (verifiableCredential) => post(`http://127.0.0.1:${verifier.port}/credentials/verify`, { verifiableCredential }) };
}

// Why the verifier did not accept: { check: reason } of every check that was not passed, warnings and what does not apply left out.
export const refusals = ({ body }) => Object.fromEntries(
  (body.verdict?.checks ?? []).filter(({ outcome }) => !['passed', 'warned', 'skipped'].includes(outcome)).map(({ check, reason }) => [check, reason]));
