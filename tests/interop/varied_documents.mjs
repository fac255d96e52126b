// SPDX-License-Identifier: Apache-2.0
// Unsigned credentials that differ from each other in as many ways as an issuer's may: 50 for each data model, the same ones for the same
// seed. All persons and bodies in them are fictional.
import { openBadgesV3 } from './contexts.mjs';

const base = {
  '1.1': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'],
  '2.0': ['https://www.w3.org/ns/credentials/v2'],
};
const examples = 'https://www.w3.org/ns/credentials/examples/v2';

// Names and sentences in many scripts, composed and decomposed, with what has to be escaped somewhere.
const texts = [
  ['Zoë Łukasiewicz-Ångström', 'pl', 'ltr'], ['Nguyễn Thử Nghiệm', 'vi', 'ltr'], ['Jose\u0301 N\u0303andu\u0301 (demo)', 'es-419', 'ltr'],
  ['أمينة المثال', 'ar', 'rtl'], ['פלוני אלמוני', 'he', 'rtl'], ['فرضی نمونہ', 'ur-PK', 'rtl'], ['काल्पनिक व्यक्ति', 'ne', 'ltr'],
  ['ምሳሌ ሰው', 'am', 'ltr'], ['උදාහරණ පුද්ගලයා', 'si', 'ltr'], ['কাল্পনিক ব্যক্তি', 'bn', 'ltr'], ['கற்பனை நபர்', 'ta', 'ltr'],
  ['虚构的人', 'zh-Hans-CN', 'ltr'], ['架空の人物', 'ja', 'ltr'], ['ตัวอย่าง บุคคล', 'th', 'ltr'], ['Вымышленный Человек', 'ru', 'ltr'],
  ['𝔉𝔦𝔠𝔱𝔦𝔬𝔫 𐎠𐎼 👩🏽‍🏭', 'en', 'ltr'], ['A "quoted" \\ name,\n\ton two lines', 'en-GB', 'ltr'], [' \u2028<&>\u00a0\u200f\u{10ffff} ', 'en', 'ltr'],
];
// Names of members, too: they order differently by UTF-16, by UTF-8 and by locale.
const memberNames = ['ability', 'Ability', 'fähigkeit', 'कौशल', 'ሙያ', '技能', 'مهارة', '𝔰𝔨𝔦𝔩𝔩', 'skill-2'];
const numbers = [0, 1, -7, 42, 2 ** 31, Number.MAX_SAFE_INTEGER, 0.1, 1.5, -2.25, 2.5e-8, 1.25e-300, 123456.789, 1.7976931348623157e308, 1e21];
const bigNumbers = ['340282366920938463463374607431768211456', '-9007199254740993', '0.1000000000000000055511151231257827', '1e400', '007'];
const instants = ['2026-01-01T00:00:00Z', '2026-02-03T04:05:06+05:45', '2025-12-31T23:59:59.5-03:30', '2024-02-29T12:00:00.123456+14:00', '2019-06-30T23:59:59-00:00'];
const ends = ['2096-01-01T00:00:00Z', '2087-02-03T04:05:06.789+05:30'];
const holders = ['did:example:someone', 'did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu', 'https://people.example/%E4%BA%BA?id=1#me', 'urn:isbn:0-306-40615-2'];

// A sequence that looks random and is the same for the same seed (xorshift).
export class Chance {
  constructor(seed) { this.state = (seed * 2654435761 + 1) >>> 0 || 1; }

  below(limit) {
    for (const [shift, left] of [[13, true], [17, false], [5, true]]) this.state ^= left ? this.state << shift : this.state >>> shift;
    this.state >>>= 0;
    return this.state % limit;
  }

  one(values) { return values[this.below(values.length)]; }
  some(values, count) { return Array.from({ length: count }, () => this.one(values)); }
  maybe(members) { return this.below(2) === 0 ? members : {}; }
  text() { return this.one(texts)[0]; }

  // A language value object, with or without direction.
  tagged() {
    const [value, language, direction] = this.one(texts);
    return { '@value': value, ...(this.below(4) > 0 ? { '@language': language } : {}), ...this.maybe({ '@direction': direction }) };
  }

  uuid() {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join('');
    return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const place = (chance, depth) => ({ type: 'Place', label: chance.text(), ...(depth === 0 ? { latitude: 27.7172, altitude: '1400' } : { within: place(chance, depth - 1) }) });

const evidence = (chance) => Array.from({ length: 1 + chance.below(3) }, (_, i) => ({
  ...chance.maybe({ id: `https://evidence.example/${chance.below(1e6)}/${i}` }), type: ['Evidence', 'WorkplaceAssessment'],
  summary: chance.tagged(), score: chance.one(bigNumbers), repeated: ['same', 'same', 'other'],
  assessor: { type: 'Person', fullName: chance.text(), memberOf: { type: ['Guild', 'Organization'], label: `${chance.text()} (demo)`, place: place(chance, chance.below(4)) } },
  steps: [{ position: 1, text: chance.text() }, { position: 2, text: chance.text(), witnessed: chance.below(2) === 0, remarks: {} }],
}));

const termsOfUse = (chance) => chance.one([{ type: 'IssuerPolicy' }, [{ id: `https://terms.example/${chance.below(99)}`, type: ['IssuerPolicy', 'HousePolicy'], prohibition: [{ action: ['copy', chance.text()] }] }]]);

// What the subject says, in five kinds; a number tells which.
const claims = [
  (chance) => ({ fullName: chance.text(), alsoKnownAs: chance.some(texts, 3).map(([name]) => name), skill: { type: 'Skill', label: chance.tagged(), levels: [[1, 2], [3]] } }),
  (chance) => ({ measures: chance.some(numbers, 5), serial: chance.some(bigNumbers, 2), passed: true, failed: false, average: chance.one(numbers) }),
  (chance) => ({ label: [chance.tagged(), chance.tagged(), chance.text()], inLanguages: Object.fromEntries(chance.some(texts, 4).map(([text, language]) => [language, text])) }),
  (chance) => Object.fromEntries(chance.some(memberNames, 6).map((name) => [name, chance.one([chance.text(), chance.one(numbers), { [chance.one(memberNames)]: chance.text() }])])),
  (chance) => ({ type: ['Person', 'Welder'], knows: [{ id: chance.uuid(), fullName: chance.text(), knows: { id: 'did:example:third', fullName: chance.text() } }, { fullName: chance.text() }] }),
];

// Contexts in the document that give names to the document's own vocabulary, as Carnet believes them over RDF too.
const own = 'https://vocabulary.example/own#';
const inlineContexts = [
  { '@vocab': own },
  { fullName: `${own}name`, born: { '@id': `${own}born`, '@type': 'http://www.w3.org/2001/XMLSchema#date' }, sheet: { '@id': `${own}sheet`, '@type': '@json' } },
  { '@protected': true, motto: { '@id': `${own}motto`, '@language': 'la' }, seal: { '@id': `${own}seal`, '@type': '@id' } },
];
const ownClaims = [
  (chance) => ({ anything: chance.text() }),
  (chance) => ({ fullName: chance.text(), born: '1990-05-17', sheet: { rows: [1, 2.5, null, { b: chance.text(), a: [] }], z: false } }),
  (chance) => ({ motto: chance.text(), seal: chance.uuid() }),
];

function subject(chance, kind) {
  return { ...chance.maybe({ id: chance.one(holders) }), ...claims[kind % claims.length](chance) };
}

function ordinary(chance, model, number) {
  const inline = number % 3 === 1 ? Math.floor(number / 3) % inlineContexts.length : undefined;
  const subjects = Array.from({ length: 1 + (number % 3 === 2 ? chance.below(3) : 0) }, (_, i) => subject(chance, number + i));
  if (inline !== undefined) Object.assign(subjects[0], ownClaims[inline](chance));
  return {
    '@context': [...base[model], examples, ...(inline === undefined ? [] : [inlineContexts[inline]])],
    type: ['VerifiableCredential', ...chance.some(['WelderCredential', 'Licence', 'संसापत्र'], 2).filter((one, i, all) => all.indexOf(one) === i)],
    ...chance.maybe({ name: chance.one([chance.text(), chance.tagged(), [chance.tagged(), chance.tagged()]]), description: chance.tagged() }),
    credentialSubject: subjects.length === 1 && chance.below(2) === 0 ? subjects[0] : subjects,
    ...(number % 2 === 0 ? { evidence: evidence(chance) } : {}),
    ...(number % 3 === 0 ? { termsOfUse: termsOfUse(chance) } : {}),
  };
}

function openBadge(chance, model) {
  return {
    '@context': [...base[model], openBadgesV3],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    ...(model === '2.0' ? { name: chance.text() } : {}),
    credentialSubject: {
      ...chance.maybe({ id: chance.one(holders) }), type: ['AchievementSubject'], creditsEarned: chance.one([12, 1.5, 0.25]), narrative: chance.text(),
      achievement: {
        id: `https://badges.example/${chance.below(1e6)}`, type: ['Achievement'], name: chance.text(), description: chance.text(),
        criteria: { narrative: chance.text() }, creditsAvailable: 36, tag: chance.some(texts, 3).map(([text]) => text),
        alignment: [{ type: ['Alignment'], targetName: chance.text(), targetUrl: 'https://standards.example/7212', targetCode: '7212' }],
        resultDescription: [{ id: chance.uuid(), type: ['ResultDescription'], name: chance.text(), resultType: 'Percent', valueMax: '100' }],
      },
    },
    evidence: [{ id: `https://evidence.example/${chance.below(1e6)}`, type: ['Evidence'], name: chance.text(), narrative: chance.text() }],
  };
}

// `issue(issuer)` gives the document of one number under that issuer.
function document(model, number, seed) {
  const chance = new Chance(seed * 1000 + number);
  const content = number % 7 === 6 ? openBadge(chance, model) : ordinary(chance, model, number);
  const [from, until] = model === '2.0' ? ['validFrom', 'validUntil'] : ['issuanceDate', 'expirationDate'];
  Object.assign(content, { [from]: chance.one(instants) }, chance.maybe({ [until]: chance.one(ends) }));
  if (number % 4 !== 3) content.id = chance.one([chance.uuid(), `https://certificates.example/${number}?lang=ne#it`]);
  const named = number % 7 !== 6 && chance.below(2) === 0 ? { type: 'Organization', legalName: `${chance.text()} (demo)` } : undefined;
  return (issuer) => ({ ...structuredClone(content), issuer: named ? { id: issuer, ...named } : issuer });
}

export const variedDocuments = (model, { seed = 1, count = 50 } = {}) =>
  Array.from({ length: count }, (_, number) => ({ name: `document ${number} of data model ${model}, seed ${seed}`, number, model, under: document(model, number, seed) }));
