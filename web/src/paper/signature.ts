// SPDX-License-Identifier: Apache-2.0
//
// Does the signature of a COSE message hold under a key? With the browser's own WebCrypto. spec: RFC 9052 4.4; RFC 9053 2; RFC 8032 5.1.7
import type { Bytes } from './bytes.js';
import type { Algorithm, CoseMessage } from './cose.js';
import { isSmallOrder, type PublicKey } from './public_key.js';

// An implementation for browsers whose WebCrypto has no Ed25519: strict like RFC 8032 5.1.7, S below the group order, no batching.
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

const sizes: Record<Algorithm, number> = { Ed25519: 64, 'P-256': 64, 'P-384': 96 };
const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

async function holdsEcdsa(key: PublicKey, hash: string, message: CoseMessage): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', key.bytes, { name: 'ECDSA', namedCurve: key.algorithm }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash }, imported, message.signature, message.signedBytes);
}

// Implementations differ about these, and the C++ code refuses them: a small-order R, and S not reduced.
function isOddEd25519(signature: Bytes): boolean {
  const s = signature.slice(32).reverse().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  return isSmallOrder(signature.subarray(0, 32)) || s >= groupOrder;
}

// null: there is nothing here that could tell.
async function holdsEd25519(key: PublicKey, message: CoseMessage, own?: VerifyEd25519): Promise<boolean | null> {
  if (isOddEd25519(message.signature)) return false;
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey('raw', key.bytes, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return own === undefined ? null : own(key.bytes, message.signedBytes, message.signature);
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, message.signature, message.signedBytes);
}

// A reason of docs/formats/verdict.md; "ok" where it holds.
export async function judgeSignature(message: CoseMessage, key: PublicKey, ed25519?: VerifyEd25519): Promise<string> {
  if (message.algorithm !== key.algorithm) return 'suite-key-mismatch';
  if (message.signature.length !== sizes[key.algorithm]) return 'signature-length';
  const holds =
    key.algorithm === 'Ed25519'
      ? await holdsEd25519(key, message, ed25519)
      : await holdsEcdsa(key, key.algorithm === 'P-256' ? 'SHA-256' : 'SHA-384', message);
  if (holds === null) return 'mechanism-not-supported';
  return holds ? 'ok' : 'signature-wrong';
}
