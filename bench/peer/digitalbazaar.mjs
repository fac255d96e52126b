// SPDX-License-Identifier: Apache-2.0
// The peer, in a process of its own: @digitalbazaar/vc, tuned as its users can tune it. Every context comes from memory and is marked
// as one that never changes, so that jsonld keeps what it made of it for all later documents.
// The parent process asks with messages { act: 'issue' | 'verify', file, count }; each answer is { perCpuSecond }, or { failed }.
import { readFileSync } from 'node:fs';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as vc from '@digitalbazaar/vc';
import { contexts } from '../../wallet-format/contexts/npm/known_contexts.mjs';

const keyContext = 'https://w3id.org/security/multikey/v1';

// The two documents that a did:key stands for: the key itself, and who controls it.
function didKeyDocument(url) {
  const [did, multikey] = url.split('#');
  if (multikey === undefined) return { '@context': ['https://www.w3.org/ns/did/v1', keyContext], id: did, assertionMethod: [`${did}#${did.slice('did:key:'.length)}`] };
  return { '@context': keyContext, id: url, type: 'Multikey', controller: did, publicKeyMultibase: multikey };
}

async function documentLoader(url) {
  const document = url.startsWith('did:key:') ? didKeyDocument(url) : contexts.get(url);
  if (document === undefined) throw new Error(`${url} is not known here`);
  return { contextUrl: null, documentUrl: url, document, tag: 'static' };
}

const key = await Ed25519Multikey.generate();
key.controller = `did:key:${key.publicKeyMultibase}`;
key.id = `${key.controller}#${key.publicKeyMultibase}`;
const signer = key.signer();

// A suite keeps the hash of the last document it saw, so each act has one of its own.
const acts = {
  issue: (credential) => vc.issue({ credential, suite: new DataIntegrityProof({ signer, cryptosuite }), documentLoader }),
  // The status is not looked at: to the peer's favour.
  async verify(credential) {
    const { verified, error } = await vc.verifyCredential({ credential, suite: new DataIntegrityProof({ cryptosuite }), documentLoader, checkStatus: async () => ({ verified: true }) });
    if (!verified) throw error;
  },
};

process.on('message', async ({ act, file, count }) => {
  try {
    const credential = JSON.parse(readFileSync(file, 'utf8'));
    const before = process.cpuUsage();
    for (let i = 0; i < count; ++i) await acts[act](credential);
    const { user, system } = process.cpuUsage(before);
    process.send({ perCpuSecond: count * 1e6 / (user + system) });
  } catch (error) {
    process.send({ failed: `${act}: ${error.stack} ${JSON.stringify(error.errors ?? '')}` });
  }
});
