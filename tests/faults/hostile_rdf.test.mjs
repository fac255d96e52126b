// SPDX-License-Identifier: Apache-2.0
// Documents made to cost a verifier of RDF dearly, or to mean something else than what was signed: honest beginnings, signed by a real
// issuer, changed by somebody who knows how it is read. Each has its own reason, within 200 ms of CPU and 32 MiB, and the verifier goes on.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, verifierConfig } from '../e2e/support/board.mjs';
import { workFolder } from '../e2e/support/programs.mjs';
import { addInstances, instancesOf } from '../e2e/support/test_issuers.mjs';
import { ask, reasonOf, startVerifier } from '../e2e/support/verifier.mjs';
import { bounded } from './support/bounds.mjs';
import { asDer, base58, fromBase58, p384Key, signedByP384 } from './support/signing.mjs';

const v2 = 'https://www.w3.org/ns/credentials/v2';
const anything = 'https://www.w3.org/ns/credentials/examples/v2'; // gives every unknown term an IRI
const badges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const plain = (issuer) => ({ '@context': [v2, anything], type: ['VerifiableCredential'], issuer, validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:someone', skill: 'welding' } });

async function world(t) {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  addInstances(board, { status: false });
  const issuers = new Map((await instancesOf(await board.serve(t))).map((one) => [one.name, one]));
  const sign = async (name, change = {}) => {
    const { id, issue } = issuers.get(name);
    const answer = await fetch(issue, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ credential: { ...plain(id), ...change }, options: {} }) });
    assert.equal(answer.status, 201);
    return answer.json();
  };
  const config = verifierConfig(join(folder, 'verifier'), [], { policy: 'require_trusted_issuer = false\n' });
  const start = () => startVerifier(t, folder, config);
  return { issuers, sign, start };
}

// Whoever holds the document sends it; the issuer's key is found, and the proof is refused for that reason.
async function refused(verifier, name, document, reason, detail = /./) {
  const { status, body: verdict } = await bounded(verifier, name, JSON.stringify(document));
  const reasons = JSON.stringify(verdict.checks?.map((check) => [check.check, check.reason]));
  assert.equal(status, 200, name);
  assert.equal(reasonOf(verdict, 'issuer-key'), reason === 'signature-encoding' ? 'depends-on-proof' : 'ok', `${name}: ${reasons}`);
  assert.equal(reasonOf(verdict, 'proof'), reason, `${name}: ${reasons}`);
  assert.match(verdict.checks.find((check) => check.check === 'proof').detail ?? '', detail, name);
  assert.equal(verdict.decision, reason === 'mechanism-not-supported' || reason === 'context-unknown' ? 'undetermined' : 'rejected', name);
}

// The same by a verifier that was asked nothing before, and that goes on.
async function refusedAtFirst({ start }, good, name, ...expected) {
  const verifier = await start();
  await refused(verifier, name, ...expected);
  assert.equal((await ask(verifier, JSON.stringify(good))).body.decision, 'accepted', `after ${name}`);
  await verifier.stop();
}

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const subject = (document, members) => ({ ...document, credentialSubject: { id: 'did:example:someone', ...members } });
const withContext = (document, ...contexts) => ({ ...document, '@context': [v2, anything, ...contexts] });
const named = (i) => ({ id: `_:b${i}` });
const clique = (size) => times(size, (i) => ({ ...named(i), knows: times(size, named).filter((_, j) => j !== i) }));
const ring = (size) => times(size, (i) => ({ ...named(i), knows: named((i + 1) % size) }));
const tree = (depth) => (depth === 0 ? { n: 1 } : { half: [tree(depth - 1), tree(depth - 1)] });
const fourTimes = (document) => ({ ...document, proof: times(4, () => document.proof) });

test('nodes without names, however many and however alike, cost a bounded amount of work', async (t) => {
  const here = await world(t);
  const alike = times(10_000, () => ({ n: 1 }));
  const different = times(10_000, (n) => ({ n }));
  for (const suite of ['eddsa-rdfc', 'p256-rdfc', 'p384-rdfc']) {
    const good = await here.sign(suite);
    const refusal = (name, ...expected) => refusedAtFirst(here, good, `${suite}: ${name}`, ...expected);
    const tooComplex = (name, members) => refusal(name, subject(good, members), 'too-complex', /cannot be told apart/);
    await tooComplex('a clique of ten', { knows: clique(10) });
    await tooComplex('a clique of a hundred', { knows: clique(100) });
    await tooComplex('a ring of five thousand', { knows: ring(5_000) });
    await tooComplex('a tree of halves', { half: tree(12) });
    await tooComplex('a list of ten thousand empty nodes', { knows: { '@list': times(10_000, () => ({})) } });
    await tooComplex('two alike, each with five thousand alike', { knows: times(2, () => ({ knows: times(5_000, () => ({ n: 1 })) })) });
    await refusal('ten thousand that differ', subject(good, { knows: different }), 'signature-wrong');
    await refusal('ten thousand alike', subject(good, { knows: alike }), 'signature-wrong');
    await refusal('ten thousand alike under four proofs', fourTimes(subject(good, { knows: alike })), 'signature-wrong');
    await refusal('thirty thousand', subject(good, { knows: times(30_000, () => ({ n: 1 })) }), 'too-complex', /more nodes and values/);
  }
  const honest = await here.sign('eddsa-rdfc', { credentialSubject: { id: 'did:example:someone', knows: different } });
  const { body } = await bounded(await here.start(), 'ten thousand that were signed', JSON.stringify(honest));
  assert.equal(body.decision, 'accepted');
});

test('contexts that cost, or stand for more text than a document has, are refused as too much', async (t) => {
  const here = await world(t);
  const good = await here.sign('eddsa-rdfc');
  const chain = (size, next) => Object.fromEntries(times(size, (i) => [`t${i}`, `t${next(i)}:x`]));
  const long = `urn:${'x'.repeat(50_000)}`;
  const language = `x${'-x'.repeat(25_000)}`;
  const numbers = times(5_000, (i) => String(i));
  const cases = [
    ['terms in a small circle', withContext(good, chain(2, (i) => 1 - i)), 'json-ld-wrong', /^cyclic IRI mapping/],
    ['terms in a large circle', withContext(good, chain(5_000, (i) => (i + 1) % 5_000)), 'too-complex', /defined by one another/],
    ['a chain of terms', withContext(good, chain(5_000, (i) => i + 1)), 'too-complex', /defined by one another/],
    ['a context that imports itself', withContext(good, { '@import': 'https://hostile.example/v1' }), 'context-unknown', /hostile/],
    ['one known context, again and again', { ...good, '@context': times(5_000, () => v2) }, 'too-complex', /more work/],
    ['the same under four proofs', fourTimes({ ...good, '@context': times(5_000, () => v2) }), 'too-complex', /more work/],
    ['two contexts by turns', { ...good, '@context': times(2_000, (i) => (i % 2 ? badges : v2)) }, 'too-complex', /more work/],
    ['a context in each of many nodes', subject(good, { knows: times(5_000, (i) => ({ '@context': { a: `urn:${i}` }, a: i })) }), 'too-complex', /more work/],
    ['a large context in each of many terms', withContext(good, Object.fromEntries(times(2_000, (i) => [`t${i}`, { '@id': `urn:${i}`, '@context': badges }]))), 'too-complex', /more work/],
    ['a long term', subject(withContext(good, { p: long }), { knows: numbers.map((p) => ({ p })) }), 'too-complex', /more text/],
    ['a long vocabulary', subject(withContext(good, { '@vocab': long }), Object.fromEntries(numbers.map((n) => [`p${n}`, n]))), 'too-complex', /more text/],
    ['a long vocabulary in many contexts', withContext(good, { '@vocab': long }, ...times(3_000, () => ({}))), 'too-complex', /more text/],
    ['a long prefix', subject(withContext(good, { p: `${long}/` }), { knows: numbers.map((n) => ({ id: `p:${n}` })) }), 'too-complex', /more text/],
    ['prefixes on prefixes', withContext(good, Object.fromEntries(times(3_000, (i) => [`t${i}`, i === 0 ? 'urn:x/' : `t${i - 1}:xxxxxxxx/`]))), 'too-complex', /more text/],
    ['a long datatype', subject(withContext(good, { p: { '@id': 'urn:p', '@type': long } }), { p: numbers }), 'too-complex', /more text/],
    ['a long language tag', subject(withContext(good, { '@language': language }), { p: numbers }), 'too-complex', /more text/],
    ['a long name in every quad', subject(good, { knows: { id: long, n: times(5_000, (i) => i) } }), 'too-complex', /more text as RDF/],
  ];
  for (const [name, document, reason, detail] of cases) await refusedAtFirst(here, good, name, document, reason, detail);
});

test('a vocabulary that is not the one that was signed under is seen for what it is', async (t) => {
  const { sign, start } = await world(t);
  const verifier = await start();
  const good = await sign('eddsa-rdfc', { validUntil: '2099-01-01T00:00:00Z' });
  const renamed = { ...good, 'https://www.w3.org/2018/credentials#validUntil': { '@value': good.validUntil, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' } };
  delete renamed.validUntil;
  const withProof = (members) => ({ ...good, proof: { ...good.proof, ...members } });
  const cases = [
    ['a protected term with another meaning', withContext(good, { VerifiableCredential: 'urn:elsewhere' }), 'json-ld-wrong', /^protected term redefinition/],
    ['protected terms set aside', withContext(good, null), 'context-wrong', /./],
    ['the same in a node', subject(good, { knows: { '@context': null, n: 1 } }), 'json-ld-wrong', /^invalid context nullification/],
    ['a context under which terms mean nothing', { ...good, '@context': [v2, badges] }, 'not-covered', /skill/],
    ['a context that nobody here knows', withContext(good, 'https://hostile.example/v1'), 'context-unknown', /hostile/],
    ['a proof with the context of another document', withProof({ '@context': [v2, badges] }), 'proof-context-wrong', /@context/],
    ['a proof with the contexts the other way round', withProof({ '@context': [anything, v2] }), 'proof-context-wrong', /@context/],
    ['a proof with a context more', withProof({ '@context': [v2, anything, badges] }), 'proof-context-wrong', /@context/],
    ['an end under a name that no reader looks for', renamed, 'mechanism-not-supported', /not a name/],
    ['a member that says nothing', { ...good, credentialSubject: { ...good.credentialSubject, skill: null } }, 'not-covered', /null/],
    ['an identifier that is relative', subject(good, { knows: { id: 'someone' } }), 'not-covered', /IRI/],
    ['a skill that is another one', subject(good, { skill: 'surgery' }), 'signature-wrong', /./],
  ];
  for (const [name, document, reason, detail] of cases) {
    if (reason !== 'context-wrong') await refused(verifier, name, document, reason, detail);
    else assert.equal(reasonOf((await bounded(verifier, name, JSON.stringify(document))).body, 'structure'), reason, name);
  }
  assert.equal((await ask(verifier, JSON.stringify(good))).body.decision, 'accepted');
});

test('signatures in another form, of another length or by another kind of key are refused for that', async (t) => {
  const { issuers, sign, start } = await world(t);
  const verifier = await start();
  for (const [name, size] of [['eddsa-rdfc', 64], ['eddsa-jcs', 64], ['p256-rdfc', 64], ['p256-jcs', 64], ['p384-rdfc', 96], ['p384-jcs', 96]]) {
    const good = await sign(name);
    assert.equal((await ask(verifier, JSON.stringify(good))).body.decision, 'accepted', name);
    const raw = fromBase58(good.proof.proofValue, size);
    const withValue = (proofValue) => ({ ...good, proof: { ...good.proof, proofValue } });
    const wrong = (what, value, reason) => refused(verifier, `${name}: ${what}`, withValue(value), reason);
    await wrong('no multibase', good.proof.proofValue.slice(1), 'signature-encoding');
    await wrong('base64url', `u${raw.toString('base64url')}`, 'signature-encoding');
    await wrong('hexadecimal', `f${raw.toString('hex')}`, 'signature-encoding');
    await wrong('cut short', base58(raw.subarray(0, size - 1)), 'signature-length');
    await wrong('one byte more', base58(Buffer.concat([raw, Buffer.from([7])])), 'signature-length');
    await wrong('twice as long', base58(Buffer.concat([raw, raw])), 'signature-length');
    if (!name.startsWith('eddsa')) await wrong('DER', base58(asDer(raw)), 'signature-length');
    await wrong('one bit another', base58(Buffer.concat([raw.subarray(0, size - 1), Buffer.from([raw[size - 1] ^ 1])])), 'signature-wrong');
  }
  // The document says that somebody else issued it: whose key is of another kind.
  const by = (document, { id }, suite) => ({ ...document, issuer: id,
    proof: { ...document.proof, verificationMethod: `${id}#${id.slice('did:key:'.length)}`, ...(suite ? { cryptosuite: suite } : {}) } });
  const p256 = await sign('p256-rdfc');
  const p384 = issuers.get('p384-rdfc');
  await refused(verifier, 'a P-384 key under a signature of P-256', by(p256, p384), 'signature-length');
  await refused(verifier, 'a P-384 key under eddsa-rdfc-2022', by(p256, p384, 'eddsa-rdfc-2022'), 'suite-key-mismatch');
  await refused(verifier, 'an Ed25519 key under ecdsa-rdfc-2019', by(p256, issuers.get('eddsa-rdfc')), 'suite-key-mismatch');
  const key = p384Key();
  const document = { ...plain(key.did) };
  assert.equal((await ask(verifier, JSON.stringify(signedByP384(document, key, 'sha384')))).body.decision, 'accepted');
  await refused(verifier, 'a P-384 key that hashes as P-256 does', signedByP384(document, key, 'sha256'), 'signature-wrong');
});
