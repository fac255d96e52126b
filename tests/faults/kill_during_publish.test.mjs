// SPDX-License-Identifier: Apache-2.0
// `carnet-issuer trust publish` is killed with SIGKILL at random moments, thirty times (CARNET_SOAK=long: five hundred), while something
// new is approved before each round and a server hands the list out. What is there afterwards is the old version or the new one, whole;
// numbers follow without gap and never come twice with other bytes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Authority, accreditation } from '../e2e/support/authority.mjs';
import { pause, start, workFolder } from '../e2e/support/programs.mjs';

const rounds = process.env.CARNET_SOAK === 'long' ? 500 : 30;
const digestOf = (text) => `u${createHash('sha256').update(text).digest('base64url')}`;

test(`${rounds} kills during publishing leave the old list or the new one`, async (t) => {
  const authority = await Authority.make(workFolder(t));
  const [id] = await authority.grant(accreditation({}));
  const began = Date.now();
  await authority.publish();
  // Around the moment at which the version is stored, which is found as the rounds go.
  let moment = Date.now() - began;
  const server = await authority.serve(t);
  const fetched = async (path) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/trust/list${path}`);
    return answer.status === 200 ? answer.text() : null;
  };
  const subjectOf = (text) => JSON.parse(text).credentialSubject;
  const versions = new Map([[1, await fetched('/versions/1')]]);  // as they were first seen
  let newest = 1;
  let killed = 0;
  let published = 0;
  for (let round = 0; round < rounds; ++round) {
    await authority.decided(['amend', id, '--name', `A body, name ${round} (demo)`]);
    await pause(1100 - (Date.now() % 1000));  // two versions never bear the same second
    const publish = start('carnet-issuer', authority.command(['trust', 'publish']), authority.key());
    await pause(moment * (0.9 + Math.random() * 0.2));
    publish.child.kill('SIGKILL');
    const ended = await publish.finished;
    if (ended.signal === 'SIGKILL') ++killed;

    const current = await fetched('');
    const { sequence } = subjectOf(current);
    assert.ok(sequence === newest || sequence === newest + 1, `round ${round}: number ${sequence} after ${newest}`);
    if (ended.code === 0) assert.equal(sequence, newest + 1, `round ${round}: what was acknowledged is there`);
    moment *= sequence > newest ? 0.93 : 1.08;
    if (sequence > newest) {
      ++published;
      assert.equal(subjectOf(current).previousDigest, digestOf(versions.get(newest)), `round ${round}: names the bytes before it`);
      assert.equal(subjectOf(current).entries[0].body.name, `A body, name ${round} (demo)`);
      versions.set(sequence, current);
      newest = sequence;
    }
    for (const [number, text] of versions) {
      if (number > newest - 3) assert.equal(await fetched(`/versions/${number}`), text, `round ${round}: version ${number} is not what it was`);
    }
    assert.equal(await fetched(`/versions/${newest + 1}`), null, `round ${round}: nothing half made is handed out`);
    const report = await authority.fsck({ expect: 0 });
    assert.equal(report.clean, true, `round ${round}: ${JSON.stringify(report.findings)}`);
  }
  await pause(1100 - (Date.now() % 1000));
  assert.equal((await authority.publish()).sequence, newest + 1, 'the next number is free');
  assert.equal(subjectOf(await fetched('')).entries[0].body.name, `A body, name ${rounds - 1} (demo)`);
  t.diagnostic(`${killed} of ${rounds} runs were killed while they ran, ${published} versions came about`);
  assert.ok(killed > rounds / 6, `only ${killed} kills met a running process`);
  assert.ok(published > rounds / 6, `only ${published} versions came about: the kills came too early to show anything`);
  await server.stop();
});
