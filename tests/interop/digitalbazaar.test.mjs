// SPDX-License-Identifier: Apache-2.0
// Question: do Carnet and @digitalbazaar/vc believe each other's credentials, and neither one that was changed?
import assert from 'node:assert/strict';
import test from 'node:test';

import { startCarnet } from './carnet_servers.mjs';
import * as peer from './digitalbazaar.mjs';
import { tamperedCopies, tamperings } from './tampering.mjs';
import { variedDocuments } from './varied_documents.mjs';

const models = ['1.1', '2.0'];
const copiesEach = 2;
const atOnce = 8;
const created = '2026-02-03T04:05:06Z';

// Runs `work` on all, some at once, so that both sides have something to do.
async function forEach(all, work) {
  const open = [...all];
  const one = async () => { while (open.length > 0) await work(open.shift()); };
  await Promise.all(Array.from({ length: atOnce }, one));
}

async function acceptedByBoth(carnet, document, name) {
  const answer = await carnet.verify(document);
  assert.equal(answer.status, 200, `Carnet: ${name}\n${JSON.stringify(answer.body.problemDetails)}\n${JSON.stringify(document)}`);
  const { verified, reason } = await peer.verify(document);
  assert.ok(verified, `@digitalbazaar/vc: ${name}: ${reason}\n${JSON.stringify(document)}`);
}

async function refusedByBoth(carnet, document, name) {
  const answer = await carnet.verify(document);
  assert.equal(answer.status, 400, `Carnet: ${name}\n${JSON.stringify(document)}`);
  assert.equal(answer.body.verified, false);
  const { verified, reason } = await peer.verify(document);
  assert.equal(verified, false, `@digitalbazaar/vc: ${name}\n${JSON.stringify(document)}`);
  assert.doesNotMatch(reason, /pinned contexts/, name);
}

// `signed(document)` by one side, `other` as tampering.mjs wants it. Returns what was counted.
async function exchange(carnet, documents, signed, other) {
  const seen = new Map();
  await forEach(documents.entries(), async ([turn, document]) => {
    const credential = await signed(document);
    await acceptedByBoth(carnet, credential, document.name);
    for (const [what, copy] of tamperedCopies(credential, other, { turn, count: copiesEach })) {
      await refusedByBoth(carnet, copy, `${document.name}: ${what}`);
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
  });
  return seen;
}

function report(t, what, documents, seen) {
  const copies = [...seen.values()].reduce((sum, count) => sum + count, 0);
  t.diagnostic(`${what}: ${documents.length} accepted by both, ${copies} tampered copies of ${seen.size} kinds refused by both`);
  const never = what.startsWith('Ed25519Signature2020') ? ['another suite'] : [];
  assert.deepEqual(tamperings.filter((kind) => !seen.has(kind)), never, 'kinds of tampering that were not tried');
}

test('what one signs both believe, and neither believes a changed copy', async (t) => {
  const carnet = await startCarnet(t);
  const documents = models.flatMap((model) => variedDocuments(model));

  for (const issuer of carnet.issuers) {
    const { id, cryptosuite, keyType } = issuer;
    const [ours, another] = await Promise.all([peer.makeSigner(keyType), peer.makeSigner(keyType)]);
    const ofAnother = await peer.sign(cryptosuite, another, documents[0].under(another.did), created);
    const other = { id: another.did, proof: ofAnother.proof };

    await t.test(`${cryptosuite} with ${keyType}: Carnet signs`, async (t) => {
      const seen = await exchange(carnet, documents, async ({ name, under }) => {
        const { status, body } = await carnet.issue(issuer, under(id));
        assert.equal(status, 201, `${name}: ${JSON.stringify(body)}`);
        return body;
      }, other);
      report(t, `${cryptosuite} with ${keyType}, signed by Carnet`, documents, seen);
    });

    await t.test(`${cryptosuite} with ${keyType}: @digitalbazaar/vc signs`, async (t) => {
      const seen = await exchange(carnet, documents, ({ under }) => peer.sign(cryptosuite, ours, under(ours.did), created), other);
      report(t, `${cryptosuite} with ${keyType}, signed by @digitalbazaar/vc`, documents, seen);
    });
  }

  await t.test('Ed25519Signature2020, which Carnet verifies only: @digitalbazaar/vc signs', async (t) => {
    const suite = 'Ed25519Signature2020';
    const [ours, another] = await Promise.all([peer.makeSigner('Ed25519'), peer.makeSigner('Ed25519')]);
    const { proof } = await peer.sign(suite, another, documents[0].under(another.did), created);
    const seen = await exchange(carnet, documents, ({ under }) => peer.sign(suite, ours, under(ours.did), created), { id: another.did, proof });
    report(t, `${suite}, signed by @digitalbazaar/vc`, documents, seen);
  });
});
