// SPDX-License-Identifier: Apache-2.0
// A certificate authority as issuers meet one, run by the openssl command: a root, an authority below it, and answers to requests. Its keys
// live in the folder of the test.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

export class CertificateAuthority {
  constructor(folder, name = 'Demo certificate authority (demo)') {
    this.folder = folder;
    this.#selfSigned('root', `${name}, root`);
    this.#key('authority');
    openssl('req', '-new', '-key', this.path('authority.key'), '-subj', `/CN=${name}`, '-out', this.path('authority.csr'));
    this.#sign('authority.csr', 'authority.pem', 'root', 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign');
  }

  path(name) { return join(this.folder, `ca-${name}`); }
  get root() { return this.path('root.pem'); }

  // Certifies a request with the names that it asks for. Returns the path of the chain, the root at its end where `withRoot`.
  answer(request, name, { days = 30, withRoot = false } = {}) {
    const names = openssl('req', '-in', request, '-noout', '-text').match(/Subject Alternative Name:\s*\n\s*(.+)/)[1].trim();
    this.#sign(request, `${name}.pem`, 'authority', `basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nsubjectAltName=${names}`, { days, given: true });
    const chain = this.path(`${name}-chain.pem`);
    writeFileSync(chain, [`${name}.pem`, 'authority.pem', ...(withRoot ? ['root.pem'] : [])].map((file) => readFileSync(this.path(file), 'utf8')).join(''));
    return chain;
  }

  #key(name) { openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', this.path(`${name}.key`)); }

  #selfSigned(name, subject) {
    this.#key(name);
    openssl('req', '-x509', '-new', '-key', this.path(`${name}.key`), '-subj', `/CN=${subject}`, '-days', '60',
      '-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-out', this.path(`${name}.pem`));
  }

  #sign(request, name, by, extensions, { days = 60, given = false } = {}) {
    writeFileSync(this.path('extensions'), extensions);
    openssl('x509', '-req', '-in', given ? request : this.path(request), '-CA', this.path(`${by}.pem`), '-CAkey', this.path(`${by}.key`), '-CAcreateserial',
      '-days', String(days), '-extfile', this.path('extensions'), '-out', this.path(name));
  }
}
