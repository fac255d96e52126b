// SPDX-License-Identifier: Apache-2.0
// Keys for Credo, kept in memory by Node's own crypto: P-256, P-384 and Ed25519 sign, P-256 and P-384 agree on what an answer is encrypted with.
import { createCipheriv, createHash, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes, randomUUID, sign, verify } from 'node:crypto';

const signing = { ES256: ['sha256', 'P-256'], ES384: ['sha384', 'P-384'], EdDSA: [null, 'Ed25519'] };
const curves = new Set(['P-256', 'P-384', 'Ed25519']);
const ciphers = { A128GCM: ['aes-128-gcm', 16], A256GCM: ['aes-256-gcm', 32] };

const number = (value) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes; };
const counted = (bytes) => Buffer.concat([number(bytes.length), bytes]);
const publicKey = ({ kty, crv, x, y }) => createPublicKey({ key: { kty, crv, x, ...(y === undefined ? {} : { y }) }, format: 'jwk' });
const asJose = (key) => ({ key, dsaEncoding: 'ieee-p1363' });

// The key under which ECDH-ES encrypts directly. spec: RFC 7518 section 4.6.2; one round of SHA-256 is enough for the ciphers above.
function agreedKey(secret, algorithm, length, { apu = Buffer.alloc(0), apv = Buffer.alloc(0) }) {
  const text = Buffer.concat([number(1), secret, counted(Buffer.from(algorithm)), counted(apu), counted(apv), number(length * 8)]);
  return createHash('sha256').update(text).digest().subarray(0, length);
}

export class MemoryKeys {
  backend = 'memory';
  #keys = new Map();

  isOperationSupported(context, { operation, algorithm, type, encryption, keyAgreement }) {
    if (operation === 'sign' || operation === 'verify') return algorithm in signing;
    if (operation === 'createKey') return curves.has(type.crv);
    if (operation === 'encrypt') return keyAgreement?.algorithm === 'ECDH-ES' && encryption.algorithm in ciphers;
    return operation === 'deleteKey' || operation === 'randomBytes';
  }

  async getPublicKey(context, keyId) {
    const pair = this.#keys.get(keyId);
    return pair ? { ...pair.publicKey.export({ format: 'jwk' }), kid: keyId } : null;
  }

  async createKey(context, { keyId = randomUUID(), type: { crv } }) {
    this.#keys.set(keyId, crv === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: crv }));
    return { keyId, publicJwk: await this.getPublicKey(context, keyId) };
  }

  async deleteKey(context, { keyId }) { return this.#keys.delete(keyId); }

  async sign(context, { keyId, algorithm, data }) {
    const [hash, curve] = signing[algorithm];
    if ((await this.getPublicKey(context, keyId))?.crv !== curve) throw new Error(`key ${keyId} does not sign by ${algorithm}`);
    return { signature: new Uint8Array(sign(hash, data, asJose(this.#keys.get(keyId).privateKey))) };
  }

  async verify(context, { key, algorithm, data, signature }) {
    const jwk = key.publicJwk ?? (await this.getPublicKey(context, key.keyId));
    const [hash, curve] = signing[algorithm];
    const verified = jwk.crv === curve && verify(hash, data, asJose(publicKey(jwk)), signature);
    return verified ? { verified, publicJwk: jwk } : { verified: false };
  }

  async encrypt(context, { key: { keyAgreement }, encryption: { algorithm, aad, iv = randomBytes(12) }, data }) {
    const [cipher, length] = ciphers[algorithm];
    const secret = diffieHellman({ privateKey: this.#keys.get(keyAgreement.keyId).privateKey, publicKey: publicKey(keyAgreement.externalPublicJwk) });
    const sealing = createCipheriv(cipher, agreedKey(secret, algorithm, length, keyAgreement), iv);
    if (aad) sealing.setAAD(aad);
    const encrypted = Buffer.concat([sealing.update(data), sealing.final()]);
    return { encrypted, iv, tag: sealing.getAuthTag() };
  }

  randomBytes(context, { length }) { return new Uint8Array(randomBytes(length)); }
}
