// SPDX-License-Identifier: Apache-2.0
// Signatures taken apart and put together in ways that no honest program would.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

// Multibase with "z"; no text here begins with zero bytes.
export function base58(bytes) {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
  return `z${text}`;
}

export function fromBase58(text, size) {
  const number = [...text.slice(1)].reduce((sum, digit) => sum * 58n + BigInt(alphabet.indexOf(digit)), 0n);
  return Buffer.from(number.toString(16).padStart(size * 2, '0'), 'hex');
}

// An ECDSA signature, r then s, as the DER that most libraries give.
export function asDer(raw) {
  const integer = (bytes) => {
    const shortest = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
    const content = shortest[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), shortest]) : shortest;
    return Buffer.concat([Buffer.from([0x02, content.length]), content]);
  };
  const both = Buffer.concat([integer(raw.subarray(0, raw.length / 2)), integer(raw.subarray(raw.length / 2))]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]);
}

// A P-384 key with its did:key, made for one test.
export function p384Key() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const parity = 2 + (Buffer.from(y, 'base64url').at(-1) & 1);
  const multikey = base58(Buffer.concat([Buffer.from([0x81, 0x24, parity]), Buffer.from(x, 'base64url')]));
  return { privateKey, did: `did:key:${multikey}`, id: `did:key:${multikey}#${multikey}` };
}

// Canonical JSON of what has texts, arrays and objects only, and members in ASCII.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

// With a proof of ecdsa-jcs-2019 by a P-384 key; `hash` is the suite's for that key, sha384, or the wrong one.
export function signedByP384(document, key, hash) {
  const proof = { '@context': document['@context'], type: 'DataIntegrityProof', cryptosuite: 'ecdsa-jcs-2019', created: '2026-01-01T00:00:00Z',
    verificationMethod: key.id, proofPurpose: 'assertionMethod' };
  const digest = (value) => createHash(hash).update(canonical(value)).digest();
  const value = sign(hash, Buffer.concat([digest(proof), digest(document)]), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return { ...document, proof: { ...proof, proofValue: base58(value) } };
}
