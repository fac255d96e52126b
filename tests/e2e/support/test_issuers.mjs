// SPDX-License-Identifier: Apache-2.0
// Issuer instances for public test suites, as a board's configuration asks for them and a test uses them.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export const instances = [
  ['eddsa-rdfc', 'eddsa-rdfc-2022', 'Ed25519'], ['eddsa-jcs', 'eddsa-jcs-2022', 'Ed25519'],
  ['p256-rdfc', 'ecdsa-rdfc-2019', 'P-256'], ['p384-rdfc', 'ecdsa-rdfc-2019', 'P-384'],
  ['p256-jcs', 'ecdsa-jcs-2019', 'P-256'], ['p384-jcs', 'ecdsa-jcs-2019', 'P-384'],
];

// One for each suite and key; the first adds a status entry where `status` is set.
export function addInstances(board, { status = true } = {}) {
  const tables = instances.map(([name, suite, key], i) =>
    `[[conformance.instance]]\nname = "${name}"\ncryptosuite = "${suite}"\nkey = "${key}"\nstatus = ${status && i === 0}\n`);
  appendFileSync(join(board.home, 'carnet-issuer.toml'), `\n[conformance]\nport = 0\n${tables.join('')}`);
}

// What a server says of them: name, id, cryptosuite, issue.
export const instancesOf = async (server) => (await fetch(`http://127.0.0.1:${server.conformancePort}/issuers`)).json();
