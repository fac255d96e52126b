// SPDX-License-Identifier: Apache-2.0
// Question: do Carnet and @sd-jwt believe each other's SD-JWT VCs, also after the other one's wallet chose what to show and bound it
// to its key, and do both read each other's token status lists?
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';

import { binaries } from '../e2e/support/programs.mjs';
import * as peer from './sd-jwt/peer.mjs';

const request = { audience: 'https://employer.example', nonce: 'n-0S6_WzA2Mj', now: 1795000010 };
const rounds = 40;

// One JSON request per line, one answer per line.
function startCarnet(t) {
  const child = spawn(join(binaries, 'interop_sd_jwt'), { stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  const lines = createInterface({ input: child.stdout });
  return async (act, members) => {
    child.stdin.write(`${JSON.stringify({ act, ...members })}\n`);
    const [line] = await once(lines, 'line');
    const answer = JSON.parse(line);
    assert.equal(answer.failed, undefined, answer.failed);
    return answer;
  };
}

const changed = (text) => `${text.slice(0, -5)}${text.at(-5) === 'A' ? 'B' : 'A'}${text.slice(-4)}`;

test('what Carnet issues the other one believes, also after choosing and binding', async (t) => {
  const carnet = startCarnet(t);
  const holder = await peer.makeKey();
  for (let round = 0; round < rounds; ++round) {
    const { text, issuer, claims } = await carnet('issue', { holder: holder.jwk });
    const frame = { holder: { nameLatin: true }, assessment: { method: round % 2 === 0 } };
    const shown = await peer.present(text, frame, holder, request);

    const { payload, kb } = await peer.verify(shown, issuer, holder.jwk, request);
    assert.equal(payload.awardId, claims.awardId);
    assert.equal(payload.holder.nameLatin, claims.holder.nameLatin);
    assert.equal(payload.number, undefined);
    assert.equal(kb.payload.aud, request.audience);

    const ours = await carnet('verify', { text: shown, issuer, ...request });
    assert.ok(ours.accepted, ours.error);
    assert.deepEqual(ours.claims, JSON.parse(JSON.stringify(payload)), 'both read the same claims');
    assert.equal(ours.claims.assessment.method, round % 2 === 0 ? claims.assessment.method : undefined);
  }
});

test('what Carnet chooses of its own the other one binds, and both believe', async (t) => {
  const carnet = startCarnet(t);
  const holder = await peer.makeKey();
  const { text, issuer } = await carnet('issue', { holder: holder.jwk });
  const { text: chosen } = await carnet('select', { text, wanted: [['assessment', 'assessor'], ['number']] });
  const shown = await peer.present(chosen, { number: true, assessment: { assessor: true } }, holder, request);
  const { payload } = await peer.verify(shown, issuer, holder.jwk, request);
  assert.ok(payload.number);
  assert.ok(payload.assessment.assessor.name);
  assert.ok((await carnet('verify', { text: shown, issuer, ...request })).accepted);
});

test('what the other one issues Carnet believes', async (t) => {
  const carnet = startCarnet(t);
  const [issuer, holder] = [await peer.makeKey(), await peer.makeKey()];
  const claims = {
    iss: 'https://board.example', iat: 1795000000, vct: 'https://board.example/types/x', cnf: { jwk: holder.jwk },
    name: 'Asha Namuna', address: { city: 'Pokhara', street: 'A 1' }, languages: ['ne', 'en', 'fr'],
  };
  const frame = { _sd: ['name', 'address'], _sd_decoy: 3, address: { _sd: ['street'] }, languages: { _sd: [0, 2] } };
  const text = await peer.issue(issuer, claims, frame);
  const whole = await carnet('verify', { text, issuer: issuer.jwk });
  assert.ok(whole.accepted, whole.error);
  assert.deepEqual(whole.claims, claims);

  const shown = await peer.present(text, { address: { street: true }, languages: { 2: true } }, holder, request);
  const partly = await carnet('verify', { text: shown, issuer: issuer.jwk, ...request });
  assert.ok(partly.accepted, partly.error);
  const { name, ...open } = claims;
  assert.deepEqual(partly.claims, { ...open, languages: ['en', 'fr'] });
});

test('neither believes what was changed, stripped, replayed or bound by another', async (t) => {
  const carnet = startCarnet(t);
  const [holder, thief] = [await peer.makeKey(), await peer.makeKey()];
  const { text, issuer } = await carnet('issue', { holder: holder.jwk });
  const shown = await peer.present(text, { number: true }, holder, request);
  const stripped = shown.slice(0, shown.lastIndexOf('~') + 1);
  const fewer = `${text.split('~')[0]}~${shown.slice(shown.lastIndexOf('~') + 1)}`;
  const cases = {
    'a changed key binding': changed(shown),
    'a changed signature of the issuer': shown.replace(text.split('~')[0], changed(text.split('~')[0])),
    'no key binding': stripped,
    'a key binding over other disclosures': fewer,
    'the key binding of another': await peer.present(text, { number: true }, thief, request),
    'another nonce': await peer.present(text, { number: true }, holder, { ...request, nonce: 'n-other' }),
  };
  for (const [what, bad] of Object.entries(cases)) {
    await assert.rejects(peer.verify(bad, issuer, holder.jwk, request), what);
    assert.equal((await carnet('verify', { text: bad, issuer, ...request })).accepted, false, what);
  }
  const elsewhere = await peer.present(text, { number: true }, holder, { ...request, audience: 'https://other.example' });
  assert.equal((await carnet('verify', { text: elsewhere, issuer, ...request })).accepted, false, 'another audience');
});

// The other one drops a disclosure that no digest names; RFC 9901 section 7.1 wants the whole refused (docs/divergences.md).
test('a forged disclosure is refused by Carnet, and dropped in silence by the other one', async (t) => {
  const carnet = startCarnet(t);
  const holder = await peer.makeKey();
  const { text, issuer } = await carnet('issue', { holder: holder.jwk });
  const forged = `${text}${Buffer.from('["c2FsdA","title","Master Electrician"]').toString('base64url')}~`;
  const shown = await peer.present(forged, { number: true }, holder, request);
  assert.ok((await carnet('verify', { text: shown, issuer, ...request })).accepted, 'its wallet leaves the forgery out');
  const answer = await carnet('verify', { text: forged, issuer });
  assert.equal(answer.accepted, false);
  assert.match(answer.error, /disclosure-wrong/);
});

test('both read each other\'s token status lists', async (t) => {
  const carnet = startCarnet(t);
  const issuer = await peer.makeKey();
  const uri = 'https://board.example/token-status/1';
  for (const bits of [1, 2, 4, 8]) {
    const statuses = Array.from({ length: 1000 }, (_, i) => (i * 7) % 2 ** bits);
    const theirs = await peer.writeStatus(issuer, bits, statuses, uri);
    const read = await carnet('read-status', { text: theirs, issuer: issuer.jwk, uri });
    assert.ok(read.accepted, read.error);
    assert.deepEqual(read.statuses.slice(0, statuses.length), statuses, `${bits} bits`);
    const ours = await carnet('write-status', { bits, statuses, uri });
    assert.deepEqual((await peer.readStatus(ours.text, ours.issuer, request.now)).slice(0, statuses.length), statuses, `${bits} bits`);
    const elsewhere = await carnet('read-status', { text: theirs, issuer: issuer.jwk, uri: `${uri}0` });
    assert.equal(elsewhere.accepted, false, 'the list of another address');
  }
});
