// SPDX-License-Identifier: Apache-2.0
//
// Public keys as Multikeys: taken apart, held against the same rules as keys/public_key.h, and in the form that WebCrypto imports. Only
// public values are computed with here. spec: Controlled Identifiers 1.0 section 2.2.2; SEC 1 2.3.4; RFC 8032 5.1.3
import { type Bytes, decodeBase58 } from './bytes.js';
import type { Algorithm } from './cose.js';

export interface PublicKey {
  algorithm: Algorithm;
  bytes: Bytes; // of a curve point: uncompressed, as WebCrypto wants it
}

// The reason of docs/formats/verdict.md for which a key is not used.
export type KeyFault = 'key-malformed' | 'key-weak' | 'mechanism-not-supported' | 'identifier-malformed';

interface Curve {
  p: bigint;
  b: bigint;
  size: number;
}
const curves: Record<'P-256' | 'P-384', Curve> = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    size: 32,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    size: 48,
  },
};

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

const numberOf = (bytes: Uint8Array): bigint => bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

function bytesOf(number: bigint, size: number): Bytes {
  const bytes = new Uint8Array(size);
  for (let i = size - 1, left = number; i >= 0; --i, left >>= 8n) bytes[i] = Number(left & 0xffn);
  return bytes;
}

// The point of which only x and the sign of y are written; null when the curve has none.
function uncompressed({ p, b, size }: Curve, point: Bytes): Bytes | null {
  if (point.length !== size + 1 || (point[0] !== 2 && point[0] !== 3)) return null;
  const x = numberOf(point.subarray(1));
  if (x >= p) return null;
  const square = (((x * x - 3n) * x + b) % p + p) % p;
  const root = power(square, (p + 1n) / 4n, p);
  if ((root * root) % p !== square) return null;
  const y = Number(root & 1n) === point[0] - 2 ? root : p - root;
  const bytes = new Uint8Array(1 + 2 * size);
  bytes[0] = 4;
  bytes.set(point.subarray(1), 1);
  bytes.set(bytesOf(y, size), 1 + size);
  return bytes;
}

const edwardsP = 2n ** 255n - 19n;
const edwardsD = (edwardsP - ((121665n * power(121666n, edwardsP - 2n, edwardsP)) % edwardsP)) % edwardsP;

const edwardsY = (point: Uint8Array): bigint => numberOf(point.slice().reverse()) & (2n ** 255n - 1n);

// Does the point's order divide 8, so that anybody can sign for it? Of order 1 and 2: y = 1, -1; of order 4: y = 0; of order 8: the double
// has y = 0, which on this curve is d y^4 + 2 y^2 = 1.
export function isSmallOrder(point: Uint8Array): boolean {
  const square = edwardsY(point) ** 2n % edwardsP;
  return square <= 1n || (edwardsD * square * square + 2n * square - 1n) % edwardsP === 0n;
}

// spec: RFC 8032 5.1.3 (x^2 = (y^2 - 1) / (d y^2 + 1) has a root)
function isOnEdwardsCurve(y: bigint): boolean {
  const square = (y * y) % edwardsP;
  const ratio = ((square + edwardsP - 1n) * power(edwardsD * square + 1n, edwardsP - 2n, edwardsP)) % edwardsP;
  return ratio === 0n || power(ratio, (edwardsP - 1n) / 2n, edwardsP) === 1n;
}

function edwardsKey(bytes: Bytes): PublicKey | KeyFault {
  if (bytes.length !== 32 || edwardsY(bytes) >= edwardsP) return 'key-malformed';
  if (isSmallOrder(bytes)) return 'key-weak';
  return isOnEdwardsCurve(edwardsY(bytes)) ? { algorithm: 'Ed25519', bytes } : 'key-malformed';
}

// An unsigned varint of up to three bytes, without a needless last one.
function readCode(bytes: Bytes): { code: number; rest: Bytes } | null {
  let code = 0;
  for (let i = 0; i < Math.min(bytes.length, 3); ++i) {
    code |= (bytes[i]! & 0x7f) << (7 * i);
    if (bytes[i]! >= 0x80) continue;
    return i > 0 && bytes[i] === 0 ? null : { code, rest: bytes.slice(i + 1) };
  }
  return null;
}

export function readMultikey(multibase: string): PublicKey | KeyFault {
  const decoded = multibase.startsWith('z') ? decodeBase58(multibase.slice(1)) : null;
  if (decoded === null) return 'identifier-malformed';
  const tagged = readCode(decoded);
  if (tagged === null) return 'key-malformed';
  if (tagged.code === 0xed) return edwardsKey(tagged.rest);
  const algorithm = tagged.code === 0x1200 ? 'P-256' : tagged.code === 0x1201 ? 'P-384' : null;
  if (algorithm === null) return 'mechanism-not-supported';
  const bytes = uncompressed(curves[algorithm], tagged.rest);
  return bytes === null ? 'key-malformed' : { algorithm, bytes };
}
