// SPDX-License-Identifier: Apache-2.0
// Question: does the reader of printed codes in the page say what carnet-verifier says, check by check, of good codes and of bad ones?
import assert from 'node:assert/strict';
import { constants, deflateSync, gzipSync, inflateSync } from 'node:zlib';
import test from 'node:test';

import { compiled, complaints } from './paper-offline/compile.mjs';
import { damagedCodes } from './paper-offline/damaged_codes.mjs';
import { changedBytes, generator, mutations } from './paper-offline/mutations.mjs';
import { accreditation, days, seconds, World } from './paper-offline/world.mjs';
import { workFolder } from '../e2e/support/programs.mjs';
import { base58 } from '../faults/support/signing.mjs';
import { base45, cbor, certificateContent, claimLabels, claimsOf, code, compressedCode, headerOf, makeIssuer, message, sealed } from './paper_writer.mjs';

const statement = (issuer, more = {}) => message(issuer, { type: 'carnet-cu+cwt', content: certificateContent([[9, ['ELE-07-U06']]]), ...more });

const decisionContent = (content = []) => new Map([
  [1, ['Asha Namuna', 19880402]], [2, 'Demo Recognition Office (demo)'], [3, 'en'], [20, 'https://office.example/decisions/7'], [21, 'R-7'],
  [22, ['GH']], [23, 0], [24, 'Full recognition'], [25, 0], [26, 20260801],
  [27, [['Electrician', null, `u${'A'.repeat(43)}`]]], [29, `u${'B'.repeat(42)}A`], ...content,
]);
const decision = (issuer, more = {}) => message(issuer, { type: 'carnet-rd+cwt', content: decisionContent(), ...more });

const tellOf = ({ check, outcome, reason }) => `${check} ${outcome} ${reason}`;
const found = (verdict, name) => verdict.checks.find(({ check }) => check === name);

async function reader(t) {
  return (await compiled(`${workFolder(t)}/paper`))('judge');
}

// Both answers, which must agree in decision, word, each check, and what the document says.
async function agree(world, judgeOffline, bundles, text, name) {
  const online = await world.ask(text);
  for (const bundle of bundles) {
    const offline = await judgeOffline(text, bundle, { now: new Date() });
    assert.deepEqual(offline.checks.map(tellOf), online.checks.map(tellOf), `${name}: ${text.slice(0, 80)}`);
    for (const member of ['decision', 'word', 'inputDigest', 'securing', 'policy']) assert.equal(offline[member], online[member], `${name}: ${member}`);
    assert.deepEqual(offline.summary, online.summary, name);
  }
  return online;
}

// The written copy, and the verifier's own where it has one: asked for once it holds every list.
async function bundlesOf(world, options) {
  for (const name of Object.keys(world.lists))
    await world.ask(code(message(world.keys.ed, { content: certificateContent([[4, [world.status('revocation', 1, name)]]]) })));
  const served = await world.servedBundle();
  return [world.builtBundle(options), ...(served ? [served] : [])];
}

test('the reader compiles without complaint', () => {
  assert.deepEqual(complaints(), []);
});

test('what zlib wrote is inflated, and what zlib refuses is refused', async (t) => {
  const { inflateGzip, inflateZlib } = await (await compiled(`${workFolder(t)}/paper`))('inflate');
  const random = generator(Number(process.env.CARNET_SEED ?? 20_261_128));
  const most = 200_000;
  const contents = [0, 1, 300, 70_000].flatMap((size) => [
    Buffer.from(Array.from({ length: size }, () => random(256))), Buffer.alloc(size, 'Asha Namuna '), Buffer.from(Array.from({ length: size }, () => 97 + random(3))),
  ]);
  const kinds = [{ level: 9 }, { level: 0 }, { strategy: constants.Z_FIXED }, { strategy: constants.Z_HUFFMAN_ONLY }, { strategy: constants.Z_RLE }];
  const streams = contents.flatMap((content) => kinds.map((kind) => [content, deflateSync(content, kind), kind]));
  for (const [content, stream, kind] of streams) {
    assert.ok(content.equals(inflateZlib(stream, most).bytes), `${content.length} ${JSON.stringify(kind)}`);
    assert.ok(content.equals(inflateGzip(gzipSync(content, kind), most).bytes), `gzip ${content.length} ${JSON.stringify(kind)}`);
    assert.deepEqual(inflateZlib(Buffer.concat([stream, Buffer.from([0])]), most), { failed: 'damaged' });
    if (content.length > 300) assert.deepEqual(inflateZlib(stream, content.length - 1), { failed: 'too-large' });
  }
  // zlib's word: the content, or null where the stream is damaged, is cut, or does not end where its bytes do.
  const byZlib = (stream) => {
    try {
      const { buffer, engine } = inflateSync(stream, { info: true, maxOutputLength: most });
      return engine.bytesWritten === stream.length ? buffer : null;
    } catch {
      return null;
    }
  };
  let refused = 0;
  for (let i = 0; i < 3_000; ++i) {
    const [, stream] = streams[random(streams.length)];
    const changed = changedBytes(stream.length > 5_000 ? deflateSync(contents[6 + random(3)], kinds[random(kinds.length)]) : stream, random);
    const [ours, theirs] = [inflateZlib(changed, most), byZlib(changed)];
    if (theirs === null) ++refused;
    assert.equal('bytes' in ours, theirs !== null, changed.toString('hex'));
    if (theirs !== null) assert.ok(theirs.equals(ours.bytes), changed.toString('hex'));
  }
  t.diagnostic(`zlib refused ${refused} of 3,000 changed streams`);
  assert.ok(refused > 1_000 && refused < 3_000);
});

test('codes of every key, kind and state are judged alike with and without a server', async (t) => {
  const world = await World.make(t);
  const { judgeOffline } = await reader(t);
  const bundles = await bundlesOf(world);
  const { keys } = world;
  const status = (...entries) => ({ content: certificateContent([[4, entries]]) });
  const at = (day) => ({ frame: [[6, seconds(days(day))]] });
  const stranger = makeIssuer('ed25519');
  const strangerP256 = makeIssuer('p256');
  const named = (bytes) => ({ ...stranger, did: `did:key:${base58(Buffer.from(bytes))}`, kid: `#${base58(Buffer.from(bytes))}` });
  const weak = named([0xed, 1, 1, ...Buffer.alloc(31)]);
  const offCurve = named([0xed, 1, 2, ...Buffer.alloc(31)]);
  const clear = status(world.status('revocation', 1), world.status('suspension', 1));
  const signed = [
    ['Ed25519', message(keys.ed, clear), 'accepted', 'valid'],
    ['P-256', message(keys.p256, clear), 'accepted', 'valid'],
    ['P-384', message(keys.p384, clear), 'accepted', 'valid'],
    ['a statement of units', statement(keys.ed), 'accepted', 'valid'],
    ['without status', message(keys.ed), 'accepted', 'valid'],
    ['without tag', message(keys.ed, clear).subarray(1), 'accepted', 'valid'],
    ['a key withdrawn before printing', message(keys.revoked, at(-5)), 'rejected', 'not-valid'],
    ['a key withdrawn after printing', message(keys.revoked, at(-15)), 'undetermined', 'cannot-say'],
    ['a key that will be withdrawn', message(keys['soon-revoked'], at(-5)), 'accepted', 'valid'],
    ['a key that had ended before printing', message(keys.ended, at(-5)), 'rejected', 'not-valid'],
    ['a key that ended after printing', message(keys.ended, at(-25)), 'accepted', 'valid'],
    ['a key for logging in', message(keys.login), 'rejected', 'not-valid'],
    ['another key under the name', message({ ...keys.ed, sign: stranger.sign }), 'rejected', 'altered'],
    ['a key that is not listed', message({ ...keys.ed, kid: '#none' }), 'undetermined', 'cannot-say'],
    ['another algorithm than the key', message({ ...keys.p256, kid: '#ed' }), 'rejected', 'not-valid'],
    ['a signature too short', message({ ...keys.ed, sign: () => Buffer.alloc(63) }), 'rejected', 'not-valid'],
    ['a signature of zeros', message({ ...keys.p256, sign: () => Buffer.alloc(64) }), 'rejected', 'altered'],
    ['printed tomorrow', message(keys.ed, at(1)), 'rejected', 'not-valid'],
    ['expired', message(keys.ed, { frame: [[4, seconds(days(-1))]] }), 'rejected', 'expired'],
    ['ends soon', message(keys.ed, { frame: [[4, seconds(days(9))]] }), 'accepted', 'valid'],
    ['not yet valid', message(keys.ed, { frame: [[5, seconds(days(3))]] }), 'rejected', 'not-valid'],
    ['withdrawn', message(keys.ed, status(world.status('revocation', 7))), 'rejected', 'withdrawn'],
    ['suspended', message(keys.ed, status(world.status('revocation', 6), world.status('suspension', 7))), 'rejected', 'suspended'],
    ['withdrawn and expired', message(keys.ed, { ...status(world.status('revocation', 7)), frame: [[4, seconds(days(-1))]] }), 'rejected', 'withdrawn'],
    ['withdrawn on a list past its end', message(keys.ed, status(world.status('revocation', 7, 'past'))), 'rejected', 'withdrawn'],
    ['a list past its end', message(keys.ed, status(world.status('revocation', 8, 'past'))), 'undetermined', 'cannot-say'],
    ['a list of another issuer', message(keys.ed, status(world.status('revocation', 8, 'other'))), 'undetermined', 'cannot-say'],
    ['a rule that is understood', sealed(keys.ed, headerOf(keys.ed, 'carnet-cc+cwt', [[2, [4, 16, 1]]]), cbor(claimsOf(keys.ed, -70001, certificateContent()))), 'accepted', 'valid'],
    ['a list that is not held', message(keys.ed, status(world.status('revocation', 8, 'nowhere'))), 'undetermined', 'cannot-say'],
    ['an index beyond the list', message(keys.ed, status(world.status('revocation', 131_072))), 'rejected', 'not-valid'],
    ['a list for another purpose', message(keys.ed, status(world.status('revocation', 1, 'suspension'))), 'rejected', 'not-valid'],
    ['a list at no web address', message(keys.ed, status([0, 1, 'urn:list:1'])), 'rejected', 'not-valid'],
    ['an unknown did:key', message(stranger), 'undetermined', 'unknown-issuer'],
    ['an unknown did:key on P-256', message(strangerP256), 'undetermined', 'unknown-issuer'],
    ['a did:key that names another', message({ ...stranger, kid: strangerP256.kid }), 'rejected', 'not-valid'],
    ['a did:key that is none', message({ ...stranger, did: 'did:key:z0', kid: '#z0' }), 'rejected', 'not-valid'],
    ['a did:key of a kind nobody knows', message({ ...stranger, did: 'did:key:zzz', kid: '#zzz' }), 'undetermined', 'cannot-say'],
    ['a did:key that is too short', message(named([0xed, 1, ...Buffer.alloc(31, 5)])), 'rejected', 'not-valid'],
    ['a did:key that is on no curve', message(offCurve), 'rejected', 'not-valid'],
    ['a did:key for which anybody can sign', message(weak), 'rejected', 'not-valid'],
    ['an issuer nobody knows', message({ ...stranger, did: 'did:web:nobody.example', kid: '#ed' }), 'undetermined', 'cannot-say'],
    ['a method nobody knows', message({ ...stranger, did: 'did:other:1', kid: '#ed' }), 'undetermined', 'cannot-say'],
  ];
  for (const [name, bytes, decided, word] of signed) {
    const online = await agree(world, judgeOffline, bundles, compressedCode(bytes), name);
    assert.deepEqual([online.decision, online.word], [decided, word], name);
    await agree(world, judgeOffline, bundles, code(bytes), name);
  }
  for (const text of [`${code(signed[0][1])}\n`, ` \r\n${code(signed[0][1])}`, `${code(signed[0][1])} `])
    await agree(world, judgeOffline, bundles, text, 'space around');
});

test('codes that are not as they must be are refused for the same reason', async (t) => {
  const world = await World.make(t);
  const { judgeOffline } = await reader(t);
  const bundles = await bundlesOf(world);
  const reasons = new Set();
  const accepted = [];
  let count = 0;
  for (const [name, text] of damagedCodes(world.keys, { decisionContent })) {
    const online = await agree(world, judgeOffline, bundles, text, name);
    if (online.decision === 'accepted') accepted.push(name);
    for (const check of ['format', 'structure']) reasons.add(found(online, check).reason);
    ++count;
  }
  assert.deepEqual(accepted, []);
  t.diagnostic(`${count} damaged codes`);
  for (const reason of ['code-damaged', 'too-large', 'member-wrong', 'member-missing', 'time-malformed', 'token-type-wrong', 'token-rule-unknown', 'mechanism-not-supported'])
    assert.ok(reasons.has(reason), `no code was refused as ${reason}`);
});

test('accreditation is judged as of the award, by the same list', async (t) => {
  const issuers = Object.fromEntries(['good', 'ended', 'later', 'narrow', 'undone', 'late', 'below', 'wide', 'lost', 'method', 'old', 'nobody', 'field', 'level'].map((name) => [name, makeIssuer('ed25519')]));
  const did = (name) => [issuers[name].did];
  const under = (operator, row) => ({ ...row, accreditor: row.accreditor === 'operator' ? operator : row.accreditor });
  const granted = (...more) => [{ state: 'granted', from: '2020-01-01' }, ...more];
  const bodies = (operator) => [
    accreditation(1, did('good'), { scope: { qualifications: ['https://board.example/standards/electrician'], isco08: ['74'], places: ['NP'], fields: ['07'] } }),
    accreditation(2, did('ended'), { history: granted({ state: 'withdrawn', from: '2025-01-01' }) }),
    accreditation(3, did('later'), { validFrom: '2026-07-01', history: [{ state: 'granted', from: '2026-07-01' }] }),
    accreditation(4, did('narrow'), { history: granted({ state: 'reduced', from: '2026-01-01', scope: { isco08: ['7115'] } }) }),
    accreditation(5, did('undone'), { history: granted({ state: 'withdrawn', from: '2026-09-01', effect: 'ex-tunc', since: '2026-01-01' }) }),
    accreditation(6, did('late'), { history: granted({ state: 'withdrawn', from: '2026-05-02' }) }),
    accreditation(7, ['did:web:middle.example'], { role: 'accredit', scope: { isco08: ['74'] } }),
    accreditation(8, did('below'), { accreditor: 'did:web:middle.example', scope: { isco08: ['7411'] } }),
    accreditation(9, did('wide'), { accreditor: 'did:web:middle.example', scope: {} }),
    accreditation(11, did('method'), { scope: { methods: ['jury', 'interview'] } }),
    accreditation(12, did('field'), { scope: { fields: ['0714'] } }),
    accreditation(13, did('level'), {
      scope: { levelCeiling: { framework: 'https://framework.example/nqf', frameworkVersion: '2020', level: '2' }, levelsBelow: ['1'] },
    }),
  ].map((row) => under(operator, row));
  const oldBodies = (operator) => [accreditation(21, did('old'))].map((row) => under(operator, row));
  const world = await World.make(t, { bodies, oldBodies });
  const { judgeOffline } = await reader(t);
  const bundles = await bundlesOf(world);
  const expected = {
    good: ['accepted', 'ok'], ended: ['rejected', 'not-accredited-then'], later: ['rejected', 'accredited-later-only'],
    narrow: ['rejected', 'accreditation-scope'], undone: ['rejected', 'accreditation-withdrawn-retroactively'],
    late: ['undetermined', 'signed-after-accreditation'], below: ['accepted', 'ok'], wide: ['rejected', 'accreditor-scope-exceeded'],
    method: ['rejected', 'accreditation-scope'], field: ['rejected', 'accreditation-scope'], level: ['rejected', 'accreditation-scope'],
    old: ['undetermined', 'trust-list-too-old'], nobody: ['undetermined', 'accreditation-not-listed'],
  };
  for (const [name, [decided, reason]] of Object.entries(expected)) {
    const online = await agree(world, judgeOffline, bundles, compressedCode(message(issuers[name])), name);
    assert.deepEqual([online.decision, found(online, 'accreditation').reason], [decided, reason], name);
  }
  const withoutField = certificateContent();
  withoutField.delete(14);
  const online = await agree(world, judgeOffline, bundles, code(message(issuers.field, { content: withoutField })), 'without field');
  assert.equal(found(online, 'accreditation').reason, 'claim-not-disclosed');
  await agree(world, judgeOffline, bundles, code(message(world.keys.ed)), 'trusted, on no list');
});

test('an issuer that the policy refuses is refused, whatever else is right', async (t) => {
  const refused = makeIssuer('ed25519');
  const world = await World.make(t, { policy: [`[[distrusted]]\ndid = "${refused.did}"\nwhy = "Sold certificates (demo)"`] });
  const { judgeOffline } = await reader(t);
  const bundle = world.builtBundle();
  bundle.issuers.push({ id: refused.did, trust: 'untrusted' });
  const online = await agree(world, judgeOffline, [bundle], code(message(refused)), 'refused');
  assert.deepEqual([online.decision, online.word], ['rejected', 'not-valid']);
});

test('the rules of the policy count offline too', async (t) => {
  const { judgeOffline } = await reader(t);
  for (const [line, rules] of [
    ['require_trusted_issuer = false', { requireTrustedIssuer: false }], ['check_status = false', { checkStatus: false }],
    ['require_status = true', { requireStatus: true }], ['require_accreditation = true', { requireAccreditation: true }],
    ['trust_signatures_before_key_revocation = true', { trustSignaturesBeforeKeyRevocation: true }], ['clock_skew_seconds = 600', { clockSkewSeconds: 600 }],
  ]) {
    const world = await World.make(t, { policy: [line] });
    const bundles = await bundlesOf(world, { rules });
    const { keys } = world;
    for (const bytes of [
      message(keys.ed), message(makeIssuer('ed25519')), message(keys.revoked, { frame: [[6, seconds(days(-15))]] }),
      message(keys.ed, { frame: [[6, seconds(new Date()) + 300]] }), message(keys.ed, { content: certificateContent([[4, [world.status('revocation', 7)]]]) }),
    ]) await agree(world, judgeOffline, bundles, code(bytes), line);
    await world.verifier.stop();
  }
});

test('a decision is read and its signature judged, and whether it stands cannot be said without the notices', async (t) => {
  const office = makeIssuer('ed25519');
  const world = await World.make(t, { policy: [`[[authorities]]\ndid = "${office.did}"\nname = "Demo Recognition Office (demo)"\njurisdictions = ["GH"]`] });
  const { judgeOffline } = await reader(t);
  const bundle = world.builtBundle();
  bundle.issuers.push({ id: office.did, trust: 'not-listed', name: 'Demo Recognition Office (demo)' });
  const text = compressedCode(decision(office));
  const online = await world.ask(text);
  assert.equal(online.decision, 'accepted', JSON.stringify(online.checks));
  const offline = await judgeOffline(text, bundle, { now: new Date() });
  assert.deepEqual([offline.decision, offline.word, found(offline, 'standing').reason], ['undetermined', 'cannot-say', 'not-known-offline']);
  const others = ({ checks }) => checks.filter(({ check }) => check !== 'standing' && check !== 'issuer-trust').map(tellOf);
  assert.deepEqual(others(offline), others(online));
  assert.deepEqual({ ...offline.summary, proven: true }, online.summary);
  await agree(world, judgeOffline, [bundle], code(decision(makeIssuer('ed25519'))), 'by nobody known');
  const forged = code(decision({ ...office, sign: makeIssuer('ed25519').sign }));
  assert.deepEqual([(await judgeOffline(forged, bundle, { now: new Date() })).word, (await world.ask(forged)).word], ['altered', 'altered']);
});

test('lists that are too old say nothing, except that a withdrawal stays one', async (t) => {
  const world = await World.make(t);
  const { judgeOffline } = await reader(t);
  const now = new Date();
  const bundle = world.builtBundle({ fetched: days(0) });
  const later = new Date(now.getTime() + 86_400_000 + 60_000);
  const earlier = new Date(now.getTime() - 3_600_000);
  const clear = code(message(world.keys.ed, { content: certificateContent([[4, [world.status('revocation', 1), world.status('suspension', 1)]]]) }));
  const good = await judgeOffline(clear, bundle, { now });
  assert.deepEqual([good.decision, good.listsFrom], ['accepted', bundle.made]);
  for (const when of [later, earlier]) {
    const verdict = await judgeOffline(clear, bundle, { now: when });
    assert.deepEqual([verdict.decision, verdict.word], ['undetermined', 'cannot-say']);
    assert.deepEqual([found(verdict, 'issuer-key').reason, verdict.listsFrom], ['issuer-answer-stale', bundle.made]);
  }
  const freshKeys = { ...bundle, issuers: bundle.issuers.map((issuer) => ({ ...issuer, fetched: later.toISOString() })) };
  const reasonsOf = async (code_) => {
    const verdict = await judgeOffline(code_, freshKeys, { now: later });
    return [verdict.decision, found(verdict, 'revocation').reason, found(verdict, 'suspension').reason];
  };
  assert.deepEqual(await reasonsOf(clear), ['undetermined', 'status-list-stale', 'status-list-stale']);
  const set = code(message(world.keys.ed, { content: certificateContent([[4, [world.status('revocation', 7), world.status('suspension', 7)]]]) }));
  assert.deepEqual(await reasonsOf(set), ['rejected', 'revoked', 'status-list-stale']);
});

test('where the browser has no Ed25519, the signature cannot be said, or is judged by what the page hands in', async (t) => {
  const world = await World.make(t);
  const { judgeOffline } = await reader(t);
  const bundle = world.builtBundle();
  const { importKey } = crypto.subtle;
  t.after(() => { crypto.subtle.importKey = importKey; });
  crypto.subtle.importKey = function refusing(format, key, algorithm, ...rest) {
    if (algorithm.name === 'Ed25519') throw new DOMException('Unrecognized name.', 'NotSupportedError');
    return importKey.call(this, format, key, algorithm, ...rest);
  };
  const text = code(message(world.keys.ed));
  const without = await judgeOffline(text, bundle, { now: new Date() });
  assert.deepEqual([without.decision, without.word, found(without, 'proof').reason], ['undetermined', 'cannot-say', 'mechanism-not-supported']);
  const own = (publicKey, signed, signature) =>
    importKey.call(crypto.subtle, 'raw', publicKey, { name: 'Ed25519' }, false, ['verify']).then((key) => crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed));
  assert.equal((await judgeOffline(text, bundle, { now: new Date(), ed25519: own })).decision, 'accepted');
  const forged = code(message({ ...world.keys.ed, sign: makeIssuer('ed25519').sign }));
  assert.equal((await judgeOffline(forged, bundle, { now: new Date(), ed25519: own })).word, 'altered');
  assert.equal((await judgeOffline(code(message(world.keys.p256)), bundle, { now: new Date() })).decision, 'accepted');
});

test('lists of somebody unknown are not in the copy, and what is not there cannot be said', async (t) => {
  const world = await World.make(t);
  const { judgeOffline } = await reader(t);
  const text = code(message(world.keys.ed, { content: certificateContent([[4, [world.status('revocation', 8, 'strange')]]]) }));
  const online = await world.ask(text);
  for (const bundle of await bundlesOf(world)) {
    const offline = await judgeOffline(text, bundle, { now: new Date() });
    assert.deepEqual([offline.decision, offline.word], [online.decision, online.word]);
    assert.deepEqual([found(online, 'revocation').reason, found(offline, 'revocation').reason], ['status-list-wrong-issuer', 'status-list-unreachable']);
  }
});

test('of a text that is no printed code nothing is said', async (t) => {
  const { judgeOffline } = await reader(t);
  const bundle = { made: '2026-01-01T00:00:00Z', maxAgeSeconds: 1, policy: 'none', issuers: [], trustLists: [], statusLists: [] };
  for (const text of ['', 'HC1:6BF', 'https://board.example/', '{"type":"VerifiableCredential"}', 'carnet1:AB'])
    assert.equal((await judgeOffline(text, bundle, { now: new Date() })).decision, 'undetermined', text);
});

test('2,000 random changes of good codes are judged alike, and what is accepted says what was signed', async (t) => {
  const world = await World.make(t);
  const { judgeOffline } = await reader(t);
  const bundles = await bundlesOf(world);
  const seed = Number(process.env.CARNET_SEED ?? 20_261_128);
  const entries = [world.status('revocation', 1), world.status('suspension', 1)];
  const samples = [
    [world.keys.ed, 'carnet-cc+cwt', certificateContent([[4, entries]])], [world.keys.p256, 'carnet-cc+cwt', certificateContent()],
    [world.keys.p384, 'carnet-cu+cwt', certificateContent([[9, ['ELE-07-U06']]])], [world.keys.ed, 'carnet-rd+cwt', decisionContent()],
  ].map(([issuer, type, content]) => ({ issuer, type, header: headerOf(issuer, type), claims: cbor(claimsOf(issuer, claimLabels[type], content)) }));
  const originals = await Promise.all(samples.map(({ issuer, header, claims }) => world.ask(code(sealed(issuer, header, claims)))));
  const decisions = { accepted: 0, rejected: 0, undetermined: 0 };
  for (const { name, text, sample, isSignedAnew } of mutations(samples, { seed, count: 2_000, sealed, base45, deflateSync })) {
    const online = await world.ask(text);
    ++decisions[online.decision];
    // Whether a decision stands is the one thing that is not judged alike.
    const kept = (verdict) =>
      verdict.checks.filter(({ check, outcome }) => check !== 'standing' || outcome !== 'undetermined').map(tellOf);
    for (const bundle of bundles) {
      const offline = await judgeOffline(text, bundle, { now: new Date() });
      assert.deepEqual(kept(offline), kept(online), `${name}, seed ${seed}: ${text}`);
      assert.deepEqual([offline.decision, offline.word], [online.decision, online.word], `${name}, seed ${seed}: ${text}`);
      assert.deepEqual(offline.summary, online.summary, `${name}, seed ${seed}`);
      if (offline.decision === 'accepted' && !isSignedAnew) assert.deepEqual(offline.summary, originals[sample].summary, `${name}, seed ${seed}`);
    }
  }
  t.diagnostic(`decisions: ${JSON.stringify(decisions)}`);
  assert.ok(decisions.rejected > 1_000 && decisions.accepted > 20 && decisions.undetermined > 20, JSON.stringify(decisions));
});
