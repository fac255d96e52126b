// SPDX-License-Identifier: Apache-2.0
// Question: where do Carnet and @digitalbazaar/vc answer differently, and which of them is right? docs/divergences.md and docs/conformance.md
// give the reasons. When the other one changes, this file says so.
import assert from 'node:assert/strict';
import test from 'node:test';

import { refusals, startCarnet } from './carnet_servers.mjs';
import { credentialsV2, openBadgesV3 } from './contexts.mjs';
import * as peer from './digitalbazaar.mjs';

const examples = 'https://www.w3.org/ns/credentials/examples/v2';
const xsdDate = 'http://www.w3.org/2001/XMLSchema#dateTime';

const plain = (issuer, subject, { context = [], ...members } = {}) => ({
  '@context': [credentialsV2, examples, ...context], id: 'urn:uuid:aaaaaaaa-0000-4000-8000-000000000001', type: ['VerifiableCredential'],
  issuer, validFrom: '2026-01-01T00:00:00Z', credentialSubject: { id: 'did:example:someone', ...subject }, ...members });

const signedBy = (suite, signer, document) => peer.sign(suite, signer, document, '2026-02-03T04:05:06Z');

test('where both answer differently, the specification or a page of divergences says who is right', async (t) => {
  const carnet = await startCarnet(t);
  const key = await peer.makeSigner('Ed25519');
  const p256 = await peer.makeSigner('P-256');
  const issuerOf = (suite) => carnet.issuers.find(({ cryptosuite }) => cryptosuite === suite);
  const issued = async (suite, document) => {
    const { status, body } = await carnet.issue(issuerOf(suite), { ...document, issuer: issuerOf(suite).id });
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  // Neither believes the other's signature, and each its own.
  const disagree = async (suite, document) => {
    const ours = await issued(suite, document);
    const signer = suite.startsWith('ecdsa') ? p256 : key;
    const theirs = await signedBy(suite, signer, { ...document, issuer: signer.did });
    assert.equal((await carnet.verify(ours)).status, 200);
    assert.deepEqual(await peer.verify(ours), { verified: false, reason: 'Verification error(s). | Invalid signature.' });
    assert.equal((await peer.verify(theirs)).verified, true);
    assert.equal(refusals(await carnet.verify(theirs)).proof, 'signature-wrong');
    return theirs;
  };

  // spec: JSON-LD 1.1 API 8.2.2: a number with a fraction is a double. jsonld.js looks for a point in the number's text, so that 1e-7 is
  // taken for the integer 0, and nobody notices when it is changed.
  await t.test('a small number without a point: the other signs 0 for it, and any other of its kind will do', async () => {
    const theirs = await disagree('eddsa-rdfc-2022', plain(key.did, { dose: 1e-7 }));
    const changed = plain(key.did, { dose: 9e-7 }, { proof: theirs.proof });
    assert.equal((await peer.verify(changed)).verified, true);
    const honest = await issued('eddsa-rdfc-2022', plain(key.did, { dose: 1e-7 }));
    honest.credentialSubject.dose = 9e-7;
    assert.equal((await carnet.verify(honest)).status, 400);
  });

  // spec: RDFC-1.0, serialization: quads are sorted by code points. rdf-canonize sorts by UTF-16 code units, in which what lies beyond
  // the basic plane comes before U+E000 to U+FFFF. RFC 8785 wants just that order, so the JCS suites agree.
  await t.test('texts within and beyond the basic plane: the other sorts quads by UTF-16', async () => {
    const document = plain(key.did, { alias: ['\uff21 (demo)', '\u{1f600} (demo)'] });
    await disagree('eddsa-rdfc-2022', document);
    const names = plain(key.did, { '\uff21': 1, '\u{1d400}': 2 });
    const ours = await issued('eddsa-jcs-2022', names);
    assert.equal((await peer.verify(ours)).verified, true);
    assert.equal((await carnet.verify(await signedBy('eddsa-jcs-2022', key, names))).status, 200);
  });

  // spec: JSON-LD 1.1 API 7.2.2: values are the same when they are equal. jsonld.js leaves @direction out of the comparison, so of two texts
  // that differ in it alone one is neither signed nor missed.
  await t.test('texts that differ in their direction only: the other signs one of them, and does not miss the other', async () => {
    const label = [{ '@value': 'ABC', '@language': 'ur', '@direction': 'rtl' }, { '@value': 'ABC', '@language': 'ur' }];
    const theirs = await disagree('eddsa-rdfc-2022', plain(key.did, { label }));
    theirs.credentialSubject.label.pop();
    assert.equal((await peer.verify(theirs)).verified, true);
    const ours = await issued('eddsa-rdfc-2022', plain(key.did, { label }));
    ours.credentialSubject.label.pop();
    assert.equal((await carnet.verify(ours)).status, 400);
  });

  // spec: RDFC-1.0, dataset poisoning: how much work is too much, each implementation decides. Here the other gives up after as many steps
  // as there are nodes that look alike.
  await t.test('nodes that look alike, one within the other: Carnet canonicalizes them, the other gives up', async () => {
    const within = { type: 'Place', label: 'Same', within: { type: 'Place', label: 'Same', within: {} } };
    const ours = await issued('eddsa-rdfc-2022', plain(key.did, { place: { within } }));
    assert.equal((await carnet.verify(ours)).status, 200);
    assert.match((await peer.verify(ours)).reason, /deep iterations/);
    await assert.rejects(signedBy('eddsa-rdfc-2022', key, plain(key.did, { place: { within } })), /deep iterations/);
  });

  // spec: RDFC-1.0, canonical form of N-Quads: what is no character in XML 1.1 is escaped. rdf-canonize writes U+FFFE and U+FFFF as they are.
  await t.test('a text with U+FFFF: the other does not escape it', async () => {
    await disagree('ecdsa-rdfc-2019', plain(key.did, { label: 'a\uffffb' }));
  });

  // spec: vc-di-eddsa 3.3.2 step 4 compares contexts as values; the other compares objects by identity.
  await t.test('a context in the document under JCS: the other refuses what it has signed itself, once it was text', async () => {
    const theirs = await signedBy('eddsa-jcs-2022', key, plain(key.did, { trade: 'welding' }, { context: [{ trade: 'https://vocabulary.example/trade' }] }));
    assert.match((await peer.verify(theirs, { mend: false })).reason, /does not start with proof/);
    assert.equal((await peer.verify(theirs)).verified, true);
    assert.equal((await carnet.verify(theirs)).status, 200);
  });

  // docs/divergences.md: what is signed over RDF is believed only where JSON and RDF read alike and nothing is dropped.
  const refusedOverRdf = [
    ['null', plain(key.did, { nickname: null }), 'not-covered'],
    ['an index', plain(key.did, { skill: { type: 'Skill', '@index': 'first' } }), 'not-covered'],
    ['a keyword for a name', plain(key.did, { knows: { '@id': 'urn:example:b', fullName: 'B' } }), 'mechanism-not-supported'],
    ['a list by keyword', plain(key.did, { steps: { '@list': [1, 2] } }), 'mechanism-not-supported'],
    ['an IRI for a name', plain(key.did, { 'https://vocabulary.example/trade': 'welding' }), 'mechanism-not-supported'],
    ['a compact IRI for a name', plain(key.did, { 'own:trade': 'welding' }, { context: [{ own: 'https://vocabulary.example/' }] }), 'mechanism-not-supported'],
    ['another name for the end', plain(key.did, {}, { context: [{ until: { '@id': 'https://www.w3.org/2018/credentials#validUntil', '@type': xsdDate } }], until: '2096-01-01T00:00:00Z' }), 'mechanism-not-supported'],
    ['a language map', plain(key.did, { motto: { la: 'labor', ar: 'عمل' } }, { context: [{ motto: { '@id': 'https://vocabulary.example/motto', '@container': '@language' } }] }), 'mechanism-not-supported'],
    ['the document once more', plain(key.did, { about: { id: 'urn:uuid:aaaaaaaa-0000-4000-8000-000000000001', fullName: 'B' } }), 'mechanism-not-supported'],
  ];
  await t.test('over RDF Carnet refuses what a reader of the JSON could miss; under JCS it believes the same', async (t) => {
    for (const [what, document, reason] of refusedOverRdf) {
      for (const suite of ['eddsa-rdfc-2022', 'Ed25519Signature2020']) {
        const theirs = await signedBy(suite, key, document);
        assert.equal((await peer.verify(theirs)).verified, true, what);
        const answer = await carnet.verify(theirs);
        assert.equal(answer.status, 400, what);
        assert.equal(refusals(answer).proof, reason, what);
      }
      const asJson = await carnet.verify(await signedBy('eddsa-jcs-2022', key, document));
      assert.equal(asJson.status, 200, `${what}: ${JSON.stringify(asJson.body.problemDetails)}`);
    }
    t.diagnostic(`${refusedOverRdf.length} forms that Carnet refuses over RDF by design`);
  });

  await t.test('times without an offset: Carnet refuses to guess', async () => {
    const document = plain(key.did, { skill: 'welding' }, { validFrom: '2026-01-01T00:00:00' });
    for (const suite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022']) {
      const theirs = await signedBy(suite, key, document);
      assert.equal((await peer.verify(theirs)).verified, true);
      assert.deepEqual(refusals(await carnet.verify(theirs)), { structure: 'time-malformed' });
    }
  });

  await t.test('contexts behind those of a JCS proof: the other leaves them out, Carnet refuses the document', async () => {
    const theirs = await signedBy('eddsa-jcs-2022', key, plain(key.did, { skill: 'welding' }));
    theirs['@context'].push(openBadgesV3);
    assert.equal((await peer.verify(theirs)).verified, true);
    assert.equal(refusals(await carnet.verify(theirs)).proof, 'proof-context-wrong');
  });

  // Not a difference: the specifications let both suites see other things.
  await t.test('the order of members and arrays, and the case of a language tag: seen by both or by neither', async () => {
    const document = plain(key.did, { label: { '@value': 'वेल्डिङ', '@language': 'ne-NP' }, tags: ['a', 'b', 'b'], skill: { type: ['Skill', 'Trade'], level: 2 } });
    const reversed = (value) => (Array.isArray(value) ? value.map(reversed).reverse()
      : value === null || typeof value !== 'object' ? value : Object.fromEntries(Object.entries(value).reverse().map(([name, member]) => [name, reversed(member)])));
    const changes = {
      members: [true, true, (c) => Object.fromEntries(Object.entries(c).reverse())],
      arrays: [true, false, (c) => ({ ...c, type: [...c.type].reverse(), credentialSubject: reversed(c.credentialSubject) })],
      'one that is there twice': [true, false, (c) => ({ ...c, credentialSubject: { ...c.credentialSubject, tags: ['b', 'a'] } })],
      'the case of a tag': [true, false, (c) => ({ ...c, credentialSubject: { ...c.credentialSubject, label: { '@value': 'वेल्डिङ', '@language': 'NE-np' } } })],
    };
    for (const [suite, column] of [['eddsa-rdfc-2022', 0], ['ecdsa-rdfc-2019', 0], ['eddsa-jcs-2022', 1], ['ecdsa-jcs-2019', 1]]) {
      const ours = await issued(suite, document);
      for (const [what, change] of Object.entries(changes)) {
        const copy = change[2](ours);
        assert.equal((await carnet.verify(copy)).status, change[column] ? 200 : 400, `Carnet: ${suite}, ${what}`);
        assert.equal((await peer.verify(copy)).verified, change[column], `@digitalbazaar/vc: ${suite}, ${what}`);
      }
    }
  });
});
