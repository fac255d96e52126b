// SPDX-License-Identifier: Apache-2.0
// The peer, in a process of its own: @sd-jwt/core, with Node's own P-256 and SHA-256, both keys imported beforehand.
// The parent process asks with messages { file, count }; each answer is { perCpuSecond }, or { failed }.
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SDJwtInstance } from '@sd-jwt/core';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const importKey = (jwk) => webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
const verifierOf = (key) => (data, signature) => webcrypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), Buffer.from(data));

async function instanceFor({ presentation, issuer }) {
  const { cnf } = JSON.parse(Buffer.from(presentation.split('.')[1], 'base64url'));
  return new SDJwtInstance({
    hasher: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
    hashAlg: 'sha-256',
    verifier: verifierOf(await importKey(issuer)),
    kbVerifier: verifierOf(await importKey(cnf.jwk)),
  });
}

process.on('message', async ({ file, count }) => {
  try {
    const sample = JSON.parse(readFileSync(file, 'utf8'));
    const instance = await instanceFor(sample);
    const before = process.cpuUsage();
    for (let i = 0; i < count; ++i) await instance.verify(sample.presentation, { keyBindingNonce: sample.nonce, currentDate: sample.now });
    const { user, system } = process.cpuUsage(before);
    process.send({ perCpuSecond: count * 1e6 / (user + system) });
  } catch (error) {
    process.send({ failed: error.stack });
  }
});
