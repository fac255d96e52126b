// SPDX-License-Identifier: Apache-2.0
// A holder brings along who accredited the awarding body: a verifier that keeps no list believes what an operator of its policy signed,
// on the command line and over HTTP alike, and nothing that somebody else signed, altered or let grow old.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { p384Key, signedByP384 } from '../faults/support/signing.mjs';
import { Authority, accreditation } from './support/authority.mjs';
import { Board, cleanCsv } from './support/board.mjs';
import { run, workFolder } from './support/programs.mjs';
import { ask, reasonOf, startVerifier } from './support/verifier.mjs';

const hours = (offset) => new Date(Date.now() + offset * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');

// Who may issue, by whoever has the key, as the W3C's draft says it.
const recognized = (key, did, { from = hours(-1), until = hours(24), since = '2020-01-01T00:00:00Z' } = {}) => signedByP384({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential', 'RecognizedEntityCredential'],
  issuer: { id: key.did, type: 'RecognizedIssuer' },
  validFrom: from, validUntil: until,
  credentialSubject: [{ id: did, type: 'RecognizedEntity', recognizedTo: [{ type: 'RecognizedAction', action: 'issue', validFrom: since }] }],
}, key, 'sha384');

test('lists that come with a certificate count when an accepted operator signed them', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const authority = await Authority.make(join(folder, 'authority'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.json(['status', 'publish'], { secrets: { '--status-passphrase-fd': board.secrets.lists } });
  await authority.grant(accreditation({ did: board.did, name: 'Demo Skills Testing Board (demo)' }));
  await authority.publish();
  const bundle = await authority.bundle('stick');

  const place = join(folder, 'verifier');
  mkdirSync(join(place, 'did'), { recursive: true });
  await board.json(['status', 'archive', '--to', join(place, 'status')]);
  const server = await board.serve(t);
  writeFileSync(join(place, 'did', 'board.json'), await (await fetch(`http://127.0.0.1:${server.port}/.well-known/did.json`)).text());
  await server.stop();
  copyFileSync(join(bundle, 'did', 'did.json'), join(place, 'did', 'authority.json'));
  const operator = p384Key();
  writeFileSync(join(place, 'policy.toml'), [`name = "stapled"`, ...[operator.did, authority.did].map((did, i) => `[[trust_lists]]\ndid = "${did}"\nname = "List ${i} (demo)"`)].join('\n'));
  const config = join(place, 'verifier.toml');
  writeFileSync(config, 'policy = "policy.toml"\ndid_dir = "did"\nstatus_dir = "status"\n');
  const verifier = await startVerifier(t, place, config);
  const file = join(place, 'certificate.json');
  writeFileSync(file, certificate.text);

  // The same answer both ways: [decision, reason of the accreditation check].
  const judge = async (...lists) => {
    const args = lists.flatMap((list, i) => {
      writeFileSync(join(place, `with-${i}.json`), JSON.stringify(list));
      return ['--with', join(place, `with-${i}.json`)];
    });
    const printed = JSON.parse((await run('carnet-verifier', ['check', file, ...args, '--config', config, '--json'])).stdout)[0];
    const { body } = await ask(verifier, JSON.stringify({ verifiableCredential: certificate.json, with: lists }), { type: 'application/json' });
    assert.deepEqual(body.checks, printed.verdict.checks);
    return [body.decision, reasonOf(body, 'accreditation')];
  };
  assert.deepEqual(await judge(), ['undetermined', 'not-applicable']);
  const good = recognized(operator, board.did);
  assert.deepEqual(await judge(good), ['accepted', 'ok']);
  assert.deepEqual(await judge({ ...good, validUntil: hours(48) }), ['undetermined', 'stapled-list-refused']);
  assert.deepEqual(await judge(recognized(p384Key(), board.did)), ['undetermined', 'stapled-list-not-accepted']);
  assert.deepEqual(await judge(recognized(operator, board.did, { from: hours(-48), until: hours(-24) })), ['undetermined', 'stapled-list-too-old']);
  assert.deepEqual(await judge(recognized(operator, board.did, { since: hours(-1) })), ['undetermined', 'stapled-list-other-day']);
  assert.deepEqual(await judge(recognized(operator, 'did:web:other.example')), ['undetermined', 'accreditation-not-listed']);

  const extract = JSON.parse(readFileSync(join(bundle, 'extracts', 'NP.json'), 'utf8'));
  assert.deepEqual(await judge(extract), ['accepted', 'ok'], 'a signed extract of the national list counts too');
  const [{ with: others }] = JSON.parse((await run('carnet-verifier', ['check', file, '--with', join(place, 'with-0.json'), '--config', config, '--json'])).stdout);
  assert.equal(others[0].decision, 'accepted', JSON.stringify(others[0], null, 1));
});
