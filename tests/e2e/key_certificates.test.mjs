// SPDX-License-Identifier: Apache-2.0
// A signing key gets its certificate from an authority that knows nothing of Carnet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, secret } from './support/board.mjs';
import { CertificateAuthority } from './support/certificate_authority.mjs';
import { workFolder } from './support/programs.mjs';

const kRefused = 1;

async function requested(board, id = 'key-1', args = []) {
  const to = join(board.folder, `${id}.csr`);
  await board.json(['key', 'csr', id, '--to', to, ...args], { secrets: { '--key-passphrase-fd': board.secrets.certificates } });
  return to;
}

for (const algorithm of ['Ed25519', 'P-256', 'P-384']) {
  test(`an authority certifies a key of ${algorithm}, and the chain is kept beside it`, async (t) => {
    const folder = workFolder(t);
    const board = await Board.make(folder, { algorithm });
    const authority = new CertificateAuthority(folder);
    const request = await requested(board, 'key-1', ['--country', 'NP', '--organisation', 'Demo Skills Testing Board (demo)']);
    const printed = execFileSync('openssl', ['req', '-in', request, '-noout', '-verify', '-text'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    assert.match(printed, /DNS:localhost, URI:http:\/\/localhost:\d+/);
    assert.match(printed, /C = NP, O = Demo Skills Testing Board \(demo\), CN = Demo Skills Testing Board \(demo\)/);
    const kept = await board.json(['key', 'import-chain', 'key-1', authority.answer(request, 'board', { withRoot: true }), '--anchor', authority.root]);
    assert.equal(kept.chain.length, 2, 'the root is left out');
    await board.fsck();
  });
}

test('a chain that is not this key\'s, leads elsewhere or is no chain is refused and says why', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(folder, { algorithm: 'P-256' });
  const authority = new CertificateAuthority(folder);
  const chain = authority.answer(await requested(board), 'board');
  const refused = async (args, why) => {
    const { code, stderr } = await board.run(['key', 'import-chain', ...args]);
    assert.equal(code, kRefused, stderr);
    assert.match(stderr, why);
  };
  await refused(['key-2', chain], /certificate 1: the first certificate is of another key/);
  await refused(['key-1', authority.root], /certified by itself/);
  await refused(['key-1', board.profile], /BEGIN CERTIFICATE/);
  const strangers = new CertificateAuthority(workFolder(t));
  await refused(['key-1', chain, '--anchor', strangers.root], /no accepted anchor stands behind/);
  await board.json(['key', 'import-chain', 'key-1', chain, '--anchor', authority.root]);
  const wrong = await board.run(['key', 'csr', 'key-1', '--to', join(folder, 'x.csr')], { secrets: { '--key-passphrase-fd': secret() } });
  assert.match(wrong.stderr, /wrong-passphrase/);
});
