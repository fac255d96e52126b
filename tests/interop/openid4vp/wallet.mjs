// SPDX-License-Identifier: Apache-2.0
// A holder's wallet on @openid4vc/openid4vp: it reads a link, fetches and checks the request, and posts what its holder chose. What is
// presented is made by the caller, who knows the formats.
import { X509Certificate, createHash } from 'node:crypto';

import { Openid4vpClient } from '@openid4vc/openid4vp';
import { setGlobalConfig } from '@openid4vc/utils';
import * as jose from 'jose';

setGlobalConfig({ allowInsecureUrls: true }); // everything here is on loopback

// A DID's key, as the verifier under test publishes it.
async function keyOfDid(didUrl) {
  const [, , host] = didUrl.split('#')[0].split(':');
  const document = await (await fetch(`http://${decodeURIComponent(host)}/.well-known/did.json`)).json();
  return document.verificationMethod.find(({ id }) => id === didUrl).publicKeyJwk;
}

const pem = (certificate) => `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g).join('\n')}\n-----END CERTIFICATE-----`;

// The key of the leaf, when the chain leads to the wallet's anchor.
async function keyOfChain(x5c, anchor) {
  const chain = x5c.map((one) => new X509Certificate(pem(one)));
  const certifiers = [...chain.slice(1), anchor];
  if (!chain.every((one, i) => one.checkIssued(certifiers[i]) && one.verify(certifiers[i].publicKey))) throw new Error('the chain leads elsewhere');
  return jose.exportJWK(chain[0].publicKey);
}

export function makeWallet({ anchor } = {}) {
  const root = anchor && new X509Certificate(anchor);
  const requests = []; // how the request was fetched, for the tests
  const callbacks = {
    fetch: (url, init) => { requests.push(`${init?.method ?? 'GET'} ${new URL(url).pathname.split('/').slice(0, 3).join('/')}`); return fetch(url, init); },
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    verifyJwt: async (signer, { compact }) => {
      const signerJwk = signer.method === 'x5c' ? await keyOfChain(signer.x5c, root) : await keyOfDid(signer.didUrl);
      try {
        await jose.compactVerify(compact, await jose.importJWK(signerJwk, signer.alg));
        return { verified: true, signerJwk };
      } catch {
        return { verified: false };
      }
    },
    signJwt: () => { throw new Error('answers are not signed'); },
    encryptJwe: async ({ publicJwk, alg, enc, apu, apv }, data) => {
      const encrypter = new jose.CompactEncrypt(new TextEncoder().encode(data)).setProtectedHeader({ alg, enc, kid: publicJwk.kid, apu, apv, typ: 'JWT' });
      return { encryptionJwk: publicJwk, jwe: await encrypter.encrypt(await jose.importJWK(publicJwk, alg)) };
    },
    decryptJwe: () => { throw new Error('requests are not encrypted'); },
    getX509CertificateMetadata: (certificate) => {
      const names = (new X509Certificate(pem(certificate)).subjectAltName ?? '').split(', ');
      const of = (kind) => names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
      return { sanDnsNames: of('DNS:'), sanUriNames: of('URI:') };
    },
  };
  const client = new Openid4vpClient({ callbacks });
  return {
    requests,
    // What a link asks for; throws where a careful wallet stops.
    async read(link) {
      const { params } = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: link });
      return client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: params });
    },
    // Posts the presentations ({ query id: [presentation] }); returns { status, body }.
    async answer(request, vpToken) {
      const { authorizationRequestPayload } = request;
      const made = await client.createOpenid4vpAuthorizationResponse({
        authorizationRequestPayload, authorizationResponsePayload: { vp_token: vpToken },
        jarm: authorizationRequestPayload.response_mode.endsWith('.jwt') ? { encryption: { nonce: 'wallet' }, serverMetadata: {} } : undefined,
      });
      const { response } = await client.submitOpenid4vpAuthorizationResponse({ authorizationRequestPayload, ...made });
      return { status: response.status, body: await response.json() };
    },
  };
}
