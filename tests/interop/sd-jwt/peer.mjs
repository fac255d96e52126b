// SPDX-License-Identifier: Apache-2.0
// @sd-jwt as an issuer, a wallet and a verifier, with Node's own P-256 and SHA-256.
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { Jwt } from '@sd-jwt/core';
import { createHeaderAndPayload, getListFromStatusListJWT, StatusList } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export async function makeKey() {
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
  return { jwk: { kty, crv, x, y }, sign: signerOf(privateKey) };
}

const signerOf = (key) => async (data) => Buffer.from(await webcrypto.subtle.sign(algorithm, key, Buffer.from(data))).toString('base64url');

async function verifierOf(jwk) {
  const key = await webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  return (data, signature) => webcrypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), Buffer.from(data));
}

const basics = {
  hasher: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
  hashAlg: 'sha-256',
  saltGenerator: () => randomBytes(16).toString('base64url'),
};

export async function issue(issuer, claims, frame) {
  return new SDJwtVcInstance({ ...basics, signer: issuer.sign, signAlg: 'ES256' }).issue(claims, frame);
}

// The wallet's choice, bound to its key.
export async function present(text, frame, holder, { audience, nonce, now }) {
  const wallet = new SDJwtVcInstance({ ...basics, kbSigner: holder.sign, kbSignAlg: 'ES256' });
  return wallet.present(text, frame, { kb: { payload: { iat: now, aud: audience, nonce } } });
}

export async function verify(text, issuer, holder, { nonce, now }) {
  const instance = new SDJwtVcInstance({ ...basics, verifier: await verifierOf(issuer), kbVerifier: await verifierOf(holder) });
  return instance.verify(text, { keyBindingNonce: nonce, currentDate: now });
}

export async function writeStatus(issuer, bits, statuses, uri) {
  const { header, payload } = createHeaderAndPayload(new StatusList(statuses, bits), { iss: 'https://board.example', sub: uri, iat: 1795000000 }, { alg: 'ES256', typ: 'statuslist+jwt' });
  return new Jwt({ header, payload }).sign(issuer.sign);
}

export async function readStatus(text, issuer, now) {
  await Jwt.fromEncode(text).verify(await verifierOf(issuer), { currentDate: now });
  return getListFromStatusListJWT(text).statusList;
}
