// SPDX-License-Identifier: Apache-2.0
// The endpoints that public test suites ask: issuer instances under [conformance], and the verifier's own, over real processes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, verifierConfig } from './support/board.mjs';
import { workFolder } from './support/programs.mjs';
import { addInstances, instances, instancesOf } from './support/test_issuers.mjs';
import { startVerifier } from './support/verifier.mjs';

const v2 = (issuer) => ({ '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: `urn:uuid:${randomUUID()}`, type: ['VerifiableCredential'], issuer, validFrom: '2026-01-01T00:00:00Z', credentialSubject: { id: 'did:example:someone', skill: 'welding' } });
const v1 = (issuer) => ({ '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: `urn:uuid:${randomUUID()}`, type: ['VerifiableCredential'], issuer, issuanceDate: '2026-01-01T00:00:00Z', credentialSubject: { id: 'did:example:someone', skill: 'welding' } });

const post = async (url, body) => {
  const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), body: text === '' ? null : JSON.parse(text) };
};

test('issuer instances for test suites sign what suites ask for, and the verifier tells the difference', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  addInstances(board);
  const server = await board.serve(t);
  const open = { policy: 'require_issuer_control = false\nrequire_trusted_issuer = false\n[status_lists]\nmax_age_seconds = 0\ngrace_seconds = 0\n' };
  const verifier = await startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [], open));
  const verify = (verifiableCredential, options) => post(`http://127.0.0.1:${verifier.port}/credentials/verify`, { verifiableCredential, options });
  const list = await instancesOf(server);
  assert.deepEqual(list.map(({ name, cryptosuite }) => [name, cryptosuite]), instances.map(([name, suite]) => [name, suite]));
  assert.equal(new Set(list.map(({ id }) => id)).size, instances.length, 'each has a key of its own');

  await t.test('each suite, both data models, and what was changed afterwards', async () => {
    for (const { id, issue } of list) {
      for (const credential of [v2(id), v1(id)]) {
        const issued = await post(issue, { credential, options: {} });
        assert.equal(issued.status, 201, JSON.stringify(issued.body));
        assert.deepEqual(issued.body['@context'], credential['@context']);
        const good = await verify(issued.body);
        assert.equal(good.status, 200, JSON.stringify(good.body));
        assert.equal(good.body.verified, true);
        const bad = await verify({ ...issued.body, credentialSubject: { ...issued.body.credentialSubject, skill: 'surgery' } });
        assert.equal(bad.status, 400);
        assert.match(bad.type, /^application\/problem\+json/);
        assert.equal(bad.body.problemDetails[0].type, 'https://w3id.org/security#PROOF_VERIFICATION_ERROR');
      }
    }
  });

  await t.test('an instance adds a status, and a revocation is seen', async () => {
    const { id, issue } = list[0];
    const { body } = await post(issue, { credential: v2(id) });
    assert.equal(body.credentialStatus[0].type, 'BitstringStatusListEntry');
    assert.equal((await verify(body)).status, 200);
    const change = { credentialId: body.id, credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }, status: true };
    assert.equal((await post(issue.replace('credentials/issue', 'credentials/status'), change)).status, 200);
    const revoked = await verify(body);
    assert.equal(revoked.status, 400);
    assert.equal(revoked.body.verdict.word, 'withdrawn');
  });

  await t.test('whatever cannot be signed is 400 with a reason, never 500', async () => {
    const { id, issue } = list[0];
    for (const body of ['', '{', '[]', '"text"', {}, { credential: null }, { credential: 'text' }, { credential: [] }, { credential: {} },
      { credential: v2(id), options: 7 }, { credential: { ...v2(id), '@context': 'https://www.w3.org/ns/credentials/v2' } },
      { credential: { ...v2(id), '@context': ['https://www.w3.org/ns/credentials/v2', 'https://unknown.example/'] } },
      { credential: { ...v1(id), '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'] } },
      { credential: { ...v2(id), id: 'relative' } }, { credential: { ...v2(id), type: ['CompetencyCertificate', 'VerifiableCredential'] } }]) {
      const answer = await post(issue, body);
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.ok(answer.body.title && answer.body.detail, JSON.stringify(answer.body));
    }
    assert.equal((await post(issue.replace('eddsa-rdfc', 'nobody'), { credential: v2(id) })).status, 404);
  });

  await t.test('what is asked of a proof is looked at, and malformed questions are 400', async () => {
    const { body } = await post(list[1].issue, { credential: v2(list[1].id) });
    const asked = await verify(body, { challenge: 'c' });
    assert.equal(asked.body.problemDetails[0].type, 'https://w3id.org/security#INVALID_CHALLENGE_ERROR');
    for (const wrong of ['text', 7, null, [], undefined]) assert.equal((await verify(wrong)).status, 400);
    for (const proof of ['z', [], null, { ...body.proof, type: undefined }, { ...body.proof, proofValue: body.proof.proofValue.slice(1) },
      { ...body.proof, verificationMethod: undefined }, { ...body.proof, proofPurpose: 'authentication' }, { ...body.proof, created: 'yesterday' }]) {
      assert.equal((await verify({ ...body, proof })).status, 400, JSON.stringify(proof));
    }
  });
});

test('an issuer without the section has no such instances', async (t) => {
  const board = await Board.make(workFolder(t));
  const server = await board.serve(t);
  assert.equal(server.conformancePort, undefined);
  for (const port of [server.port, server.adminPort]) assert.equal((await fetch(`http://127.0.0.1:${port}/issuers`)).status, 404);
});
