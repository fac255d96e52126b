// SPDX-License-Identifier: Apache-2.0
// @digitalbazaar/vc as the checker of what a wallet received: the issuer's keys come from its running server, contexts from the pinned packages.
import assert from 'node:assert/strict';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { contexts } from './contexts.mjs';

const didContext = 'https://www.w3.org/ns/did/v1';
const multikeyContext = 'https://w3id.org/security/multikey/v1';

export async function digitalbazaarAccepts(certificate, board) {
  const did = await (await fetch(`http://localhost:${board.port}/.well-known/did.json`)).json();
  const documentLoader = async (url) => {
    const method = did.verificationMethod.find((one) => one.id === url);
    const document = method ? { '@context': multikeyContext, ...method } : url === did.id ? { ...did, '@context': [didContext, multikeyContext] } : contexts.get(url);
    if (document === undefined) throw new Error(`${url} is not one of the pinned contexts`);
    return { contextUrl: null, documentUrl: url, document };
  };
  const suite = new DataIntegrityProof({ cryptosuite });
  const result = await vc.verifyCredential({ credential: certificate, suite, documentLoader, checkStatus: async () => ({ verified: true }) });
  assert.equal(result.verified, true, JSON.stringify(result, null, 1).slice(0, 3000));
}
