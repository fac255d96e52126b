// SPDX-License-Identifier: Apache-2.0
// Ed25519 for browsers whose own WebCrypto has none: strict, as RFC 8032 5.1.7 has it, without the leniency that some ledgers need.
import { ed25519 } from '@noble/curves/ed25519';

export function holds(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
