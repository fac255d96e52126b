// SPDX-License-Identifier: Apache-2.0
// The page's own Ed25519, for browsers without one, held against Node's: good signatures, and each way of being wrong.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import test from 'node:test';
import { compiled } from './support/compiled.mjs';

const { holds } = await compiled('offline/ed25519.ts');
const changed = (bytes, at) => { const copy = Buffer.from(bytes); copy[at] ^= 1; return copy; };

test('a signature holds where Node says so, and nowhere else', () => {
  for (let i = 0; i < 20; ++i) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url');
    const text = Buffer.from(`Fictional certificate ${i} (demo)`);
    const signature = sign(null, text, privateKey);
    assert.equal(holds(key, text, signature), true);
    for (const at of [0, 31, 32, 63]) assert.equal(holds(key, text, changed(signature, at)), verify(null, text, publicKey, changed(signature, at)), `octet ${at}`);
    assert.equal(holds(key, changed(text, 3), signature), false);
    assert.equal(holds(changed(key, 5), text, signature), false);
    assert.equal(holds(key, text, signature.subarray(1)), false);
    assert.equal(holds(key, text, Buffer.alloc(64)), false);
  }
});

test('a key under which anything would look signed holds nothing', () => {
  const identity = Buffer.from([1, ...Buffer.alloc(31)]);
  assert.equal(holds(identity, Buffer.from('anything'), Buffer.concat([identity, Buffer.alloc(32)])), false);
});
