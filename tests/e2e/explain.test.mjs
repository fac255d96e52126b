// SPDX-License-Identifier: Apache-2.0
// `carnet-verifier explain`: what a proof covers, for people who compare implementations; and contexts added by configuration.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv, verifierConfig } from './support/board.mjs';
import { run, workFolder } from './support/programs.mjs';

const sha256 = (text, encoding) => createHash('sha256').update(text).digest(encoding);

async function explain(folder, document, config, args = []) {
  const file = join(folder, 'explained.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  const { code, stdout, stderr } = await run('carnet-verifier', ['explain', file, '--config', config, ...args]);
  return { code, stdout, stderr, proofs: args.includes('--json') && stdout ? JSON.parse(stdout) : null };
}

test('explain shows canonical texts, the place of each line, hashes, and whether the signature holds', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [good] } = await board.award(cleanCsv(1));
  const server = await board.serve(t);
  const config = verifierConfig(join(folder, 'verifier'), [board]);

  await t.test('each line comes from a place of the document, and the hashes are those of the texts', async () => {
    const { code, proofs: [proof] } = await explain(folder, good.text, config, ['--json']);
    assert.equal(code, 0);
    assert.equal(proof.suite, 'eddsa-rdfc-2022');
    assert.equal(proof.signatureHolds, true);
    assert.equal(proof.documentQuads.map(({ quad }) => `${quad}\n`).join(''), proof.canonicalDocument);
    assert.equal(sha256(proof.canonicalDocument, 'hex'), proof.documentHash);
    assert.equal(sha256(proof.canonicalProofConfig, 'hex'), proof.proofConfigHash);
    assert.equal(proof.signedBytes, proof.proofConfigHash + proof.documentHash);
    const { from } = proof.documentQuads.find(({ quad }) => quad.includes(JSON.stringify(good.json.credentialSubject.licenseNumber)));
    assert.deepEqual(from, ['/credentialSubject/licenseNumber']);
    assert.ok(proof.proofConfigQuads.some((line) => line.from[0] === '/proof/created'));
  });

  await t.test('for people it is text', async () => {
    const { code, stdout } = await explain(folder, good.text, config);
    assert.equal(code, 0);
    assert.match(stdout, /from \/credentialSubject\/licenseNumber/);
    assert.match(stdout, /signature +holds/);
  });

  await t.test('an altered document is explained as it stands, and its signature does not hold', async () => {
    const altered = structuredClone(good.json);
    altered.credentialSubject.name = 'Somebody Else';
    const { code, proofs: [proof] } = await explain(folder, altered, config, ['--json']);
    assert.equal(code, 1);
    assert.equal(proof.signatureHolds, false);
    assert.match(proof.canonicalDocument, /Somebody Else/);
  });

  await t.test('what no signature would cover is named with its place', async () => {
    const { code, proofs: [proof] } = await explain(folder, { ...good.json, undefinedTerm: 'x' }, config, ['--json']);
    assert.equal(code, 1);
    assert.deepEqual([proof.notExplained.code, proof.notExplained.pointer], ['data-loss', '/undefinedTerm']);
  });

  await t.test('without the key everything but the signature is shown', async () => {
    await server.stop();
    const { code, proofs: [proof] } = await explain(folder, good.text, config, ['--json']);
    assert.equal(code, 2);
    assert.ok(proof.keyProblem);
    assert.equal(proof.signatureHolds, undefined);
    assert.equal(sha256(proof.canonicalDocument, 'hex'), proof.documentHash);
  });

  await t.test('what has no proof is no question', async () => {
    const { code, stderr } = await explain(folder, { ...good.json, proof: undefined }, config);
    assert.equal(code, 3);
    assert.match(stderr, /proof/);
  });
});

test('a context that the configuration adds with its digest is known, and one whose bytes changed stops the program', async (t) => {
  const folder = workFolder(t);
  const context = JSON.stringify({ '@context': { trade: 'https://skills.example/vocab#trade' } });
  const digest = `sha256-${sha256(context, 'base64')}`;
  const section = (named) => ({ extra: `[[contexts]]\nurl = "https://skills.example/v1"\nfile = "skills.jsonld"\ndigest = "${named}"\n` });
  const document = { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://skills.example/v1'], type: ['VerifiableCredential'], issuer: 'did:example:issuer',
    credentialSubject: { id: 'did:example:holder', trade: 'mason' },
    proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod', verificationMethod: 'did:example:issuer#key-1', proofValue: 'z1' } };
  const config = verifierConfig(join(folder, 'verifier'), [], section(digest));
  writeFileSync(join(folder, 'verifier', 'skills.jsonld'), context);
  const known = await explain(folder, document, config, ['--json']);
  assert.match(known.proofs[0].canonicalDocument, /skills\.example\/vocab#trade> "mason"/);
  const unknown = await explain(folder, document, verifierConfig(join(folder, 'other'), []), ['--json']);
  assert.equal(unknown.proofs[0].notExplained.code, 'unknown-context');
  writeFileSync(join(folder, 'verifier', 'skills.jsonld'), `${context} `);
  const changed = await explain(folder, document, config);
  assert.equal(changed.code, 3);
  assert.match(changed.stderr, /skills\.jsonld.*digest/s);
});
