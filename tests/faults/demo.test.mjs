// SPDX-License-Identifier: Apache-2.0
// Question: does the demo do what it says, and do the two links that it ends with work in a wallet made of other people's libraries?
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { sign as signBytes } from 'node:crypto';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';

import { repository } from '../e2e/support/programs.mjs';
import { present } from '../interop/digitalbazaar.mjs';
import { makeWallet } from '../interop/openid4vp/wallet.mjs';
import { HolderKey, Wallet } from '../interop/wallets/wallet.mjs';

// Runs it to its end; the servers that it leaves are stopped when the test ends.
async function runDemo(t) {
  const { stdout } = await promisify(execFile)(join(repository, 'script', 'demo'), { cwd: repository, maxBuffer: 1 << 24 });
  const pids = stdout.match(/^To stop them: kill ([\d ]+)$/m)[1].split(' ').map(Number);
  t.after(() => { for (const pid of pids) process.kill(pid); });
  return { stdout, offer: stdout.match(/openid-credential-offer:\/\/\S+/)[0], request: stdout.match(/openid4vp:\/\/\S+/)[0] };
}

test('the demo ends with an offer and a request, and a wallet takes the one and answers the other', { timeout: 600_000 }, async (t) => {
  const { stdout, offer, request: link } = await runDemo(t);
  assert.match(stdout, /All as it should be/);
  const key = await HolderKey.make('EdDSA');
  const [certificate] = await new Wallet([key], { signer: (one) => one.asDid() }).accept(offer);
  assert.equal(certificate.credentialSubject.name, 'Fictional Holder');

  const wallet = makeWallet();
  const request = await wallet.read(link);
  const { nonce: challenge, client_id: domain, dcql_query: query } = request.authorizationRequestPayload;
  const holder = { did: key.did(), signer: { id: `${key.did()}#0`, algorithm: 'Ed25519', sign: async ({ data }) => new Uint8Array(signBytes(null, data, key.privateKey)) } };
  const { status, body } = await wallet.answer(request, { [query.credentials[0].id]: [await present(holder, certificate, { challenge, domain })] });
  assert.equal(status, 200, JSON.stringify(body));
});
