// SPDX-License-Identifier: Apache-2.0
// What a browser is given to work without a network: whom the verifier trusts, their keys, accreditations and status lists, and nobody else's.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Authority, accreditation } from './support/authority.mjs';
import { Board, cleanCsv, verifierConfig } from './support/board.mjs';
import { eventually, workFolder } from './support/programs.mjs';
import { ask, startVerifier } from './support/verifier.mjs';

const copyOf = async (verifier, headers = {}) => {
  const answer = await fetch(`http://127.0.0.1:${verifier.port}/v1/offline`, { headers });
  return { status: answer.status, etag: answer.headers.get('etag'), cache: answer.headers.get('cache-control'), copy: answer.status === 200 ? await answer.json() : null };
};
const bit = (list, index) => { const bytes = gunzipSync(Buffer.from(list.encodedList.slice(1), 'base64url')); return (bytes[index >> 3] >> (7 - (index & 7))) & 1; };
const entryOf = ({ json }, purpose) => [json.credentialStatus].flat().find(({ statusPurpose }) => statusPurpose === purpose);

test('the offline copy holds keys and lists of trusted issuers as they are now, and nothing of strangers', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const stranger = await Board.make(join(folder, 'stranger'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  const { certificates: [foreign] } = await stranger.award(cleanCsv(1, { from: 40 }));
  await board.serve(t);
  await stranger.serve(t);
  const entry = entryOf(certificate, 'revocation');
  const extra = `[offline]\nmax_age_hours = 48\nstatus_lists = ["${entry.statusListCredential}"]\n`;
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [board], { extra }));
  await ask(verifier, foreign.text);  // the verifier now holds a list of somebody unknown
  const { status, etag, cache, copy } = await copyOf(verifier);
  assert.equal(status, 200);
  assert.equal(cache, 'no-cache');
  assert.deepEqual([copy.policy, copy.maxAgeSeconds, copy.complete], ['test', 172_800, true]);
  assert.deepEqual(copy.issuers.map(({ id }) => id), [board.did]);
  const [issuer] = copy.issuers;
  assert.deepEqual([issuer.trust, issuer.name], ['trusted', 'A trusted board (demo)']);
  const used = certificate.json.proof.verificationMethod;
  const key = issuer.keys.find(({ id }) => id === used);
  assert.match(key.publicKeyMultibase, /^z6Mk/);
  assert.deepEqual([key.forAssertion, key.controller, key.revoked], [true, board.did, undefined]);
  assert.deepEqual(copy.statusLists.map(({ url }) => url), [entry.statusListCredential]);
  const [list] = copy.statusLists;
  assert.deepEqual([list.purpose, list.issuer], ['revocation', board.did]);
  assert.equal(bit(list, Number(entry.statusListIndex)), 0);
  assert.ok(Date.parse(list.validUntil) > Date.now());
  assert.equal((await copyOf(verifier, { 'If-None-Match': etag })).status, 304);

  await ask(verifier, certificate.text);  // asks for the list of suspensions too, which then is held
  const later = await eventually(async () => { const next = await copyOf(verifier); return next.copy.statusLists.length === 2 && next; }, { seconds: 15, every: 500, what: 'a second list' });
  assert.notEqual(later.etag, etag);
});

test('bodies on an accepted trust list are in the copy with their accreditations, and an issuer that cannot be reached is there without keys', async (t) => {
  const folder = workFolder(t);
  const authority = await Authority.make(join(folder, 'authority'));
  const gone = 'did:web:localhost%3A1';
  await authority.grant(accreditation({ did: authority.did }));
  await authority.grant(accreditation({ did: gone, name: 'A body that is gone (demo)' }));
  await authority.publish();
  const bundle = await authority.bundle('bundle');
  await authority.serve(t);
  const policy = `[[trust_lists]]\ndid = "${authority.did}"\nname = "The list (demo)"\n`;
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], { policy, extra: `trust_dir = "${join(bundle, 'trust')}"\n` }));
  const { copy } = await copyOf(verifier);
  assert.equal(copy.complete, false);
  assert.deepEqual(copy.trustLists.map(({ operator, name, disputed }) => [operator, name, disputed]), [[authority.did, 'The list (demo)', false]]);
  const byId = Object.fromEntries(copy.issuers.map((issuer) => [issuer.id, issuer]));
  assert.equal(byId[authority.did].trust, 'not-listed');
  assert.equal(byId[authority.did].accreditations[0].accreditation.role, 'award');
  assert.equal(byId[authority.did].accreditations[0].list, copy.trustLists[0].id);
  assert.equal(byId[gone].keys, undefined);
});
