// SPDX-License-Identifier: Apache-2.0
// Question: does the demo do what it says, and do its two links work in a wallet made of other people's
// libraries, and does a browser read the sheet that it prints?
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { sign as signBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import test from 'node:test';

import { pause, repository } from '../e2e/support/programs.mjs';
import { present } from '../interop/digitalbazaar.mjs';
import { makeWallet } from '../interop/openid4vp/wallet.mjs';
import { HolderKey, Wallet } from '../interop/wallets/wallet.mjs';
import { answered, startBrowser, visit } from '../pages/support/browser.mjs';

// Runs it to its end; the servers that it leaves are stopped when the test ends.
async function runDemo(t) {
  const child = spawn(join(repository, 'script', 'demo'), { cwd: repository, stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => { stdout += text; });
  // Not until the pipe is closed: the servers go on, and hold it open.
  const [code] = await once(child, 'exit');
  await pause(200);
  assert.equal(code, 0, stdout.slice(-2_000));
  child.stdout.destroy();
  const pids = stdout.match(/^To stop them: kill ([\d ]+)$/m)[1].split(' ').map(Number);
  t.after(() => { for (const pid of pids) process.kill(pid); });
  const [, page, sheet] = stdout.match(/^ {2}open (\S+) and give it ([^,]+),/m);
  return { stdout, page, sheet: join(repository, sheet), offer: stdout.match(/openid-credential-offer:\/\/\S+/)[0], request: stdout.match(/openid4vp:\/\/\S+/)[0] };
}

test('the demo ends with an offer, a request and a sheet of paper: a wallet takes the one and answers the other, and a browser reads the third', { timeout: 600_000 }, async (t) => {
  const { stdout, offer, request: link, page: address, sheet } = await runDemo(t);
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

  const browser = await startBrowser(t);
  const { page, wrong } = await visit(t, browser, address.replace(/\/$/, ''), { locale: 'fr-FR' });
  await page.setInputFiles('#file', sheet);
  await answered(page);
  assert.match(await page.textContent('#answer'), /Authentique et valable aujourd'hui/);
  assert.deepEqual(wrong, []);
});
