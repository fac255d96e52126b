// SPDX-License-Identifier: Apache-2.0
// Codes that are wrong in one way each: [what is wrong, the text]. Where it can be, the signature holds.
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { base45, cbor, certificateContent, claimLabels, claimsOf, code, compressedCode, headerOf, message, sealed } from '../paper_writer.mjs';

const bytes = (...parts) => Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part, 'hex'))));

// Entries of a map in the order given, each as bytes.
const rawMap = (entries) => bytes([0xa0 + entries.length].map((head) => head.toString(16)).join(''), ...entries.flat());

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

// The same bytes to a reader that takes only the low bits of what a group of digits stands for.
function spelledAgain(good, size, more) {
  const text = good.slice('CARNET1:'.length);
  const groups = text.match(/.{1,3}/gs);
  const valueOf = (group) => [...group].reduceRight((sum, digit) => sum * 45 + digits.indexOf(digit), 0);
  const at = groups.findIndex((group) => group.length === size && valueOf(group) + more < 45 ** size);
  if (at < 0) throw new Error('no group has room for a second spelling');
  let value = valueOf(groups[at]) + more;
  groups[at] = '';
  for (let i = 0; i < size; ++i, value = Math.floor(value / 45)) groups[at] += digits[value % 45];
  return `CARNET1:${groups.join('')}`;
}

function* texts(good, odd) {
  yield ['a group that is spelled again', spelledAgain(good, 3, 0x10000)];
  yield ['a last group that is spelled again', spelledAgain(odd, 2, 0x100)];
  yield ['prefix alone', 'CARNET1:'];
  yield ['small letters', good.toLowerCase().replace('carnet1:', 'CARNET1:')];
  yield ['a letter of another alphabet', good.replace(/.$/, 'é')];
  yield ['a space in front', good.replace('CARNET1:', 'CARNET1: ')];
  for (const cut of [1, 2, 3, 4, 61]) yield [`cut by ${cut}`, good.slice(0, -cut)];
  yield ['more behind', `${good}AB`];
  yield ['a group too large', 'CARNET1:GGW'];
  yield ['a last group too large', 'CARNET1:::'];
  yield ['a text too long', `CARNET1:${'0'.repeat(4296)}`];
  yield ['a text at the limit', `CARNET1:${'0'.repeat(4287)}`];
}

function* streams(whole) {
  const packed = deflateSync(whole, { level: 9 });
  yield ['gzip', code(gzipSync(whole))];
  yield ['deflate without wrapper', code(deflateRawSync(whole))];
  yield ['bytes behind the stream', code(bytes(packed, '00'))];
  yield ['a second stream behind', code(bytes(packed, packed))];
  for (const cut of [1, 4, 5, 40]) yield [`a stream cut by ${cut}`, code(packed.subarray(0, -cut))];
  yield ['a wrong check sum', code(bytes(packed.subarray(0, -1), Buffer.from([packed.at(-1) ^ 1])))];
  yield ['a wrong header', code(bytes('7802', packed.subarray(2)))];
  yield ['a preset dictionary', code(bytes('7820', packed.subarray(2)))];
  yield ['a block of no kind', code(bytes('789c07', packed.subarray(3)))];
  yield ['a stored block that lies about its size', code(bytes('789c010500faff', 'd28440a04040', '00000000'))];
  for (const size of [4_097, 32_768, 32_769, 100_000, 2_000_000]) yield [`${size} zeros`, code(deflateSync(Buffer.alloc(size), { level: 9 }))];
  yield ['a message that inflates beyond the limit', compressedCode(bytes(whole, Buffer.alloc(4_000)))];
  yield ['a bomb that is cut', code(deflateSync(Buffer.alloc(2_000_000), { level: 9 }).subarray(0, 900))];
}

function* messages(issuer) {
  const header = headerOf(issuer, 'carnet-cc+cwt');
  const claims = cbor(claimsOf(issuer, claimLabels['carnet-cc+cwt'], certificateContent()));
  const made = (...args) => code(sealed(issuer, ...args));
  const parts = (open, payload = cbor(claims)) => code(bytes('84', cbor(header), open, payload, cbor(Buffer.alloc(64))));
  const row = (...entries) => cbor(new Map([[1, issuer.alg], [4, Buffer.from(issuer.kid)], [16, 'carnet-cc+cwt'], ...entries]));
  yield ['something behind the message', code(bytes(sealed(issuer, header, claims), '00'))];
  yield ['another tag', made(header, claims, { tag: Buffer.from([0xd1]) })];
  yield ['the tag twice', made(header, claims, { tag: Buffer.from([0xd2, 0xd2]) })];
  yield ['nested too deep', code(bytes('81'.repeat(9), '00'))];
  yield ['tags nested too deep', code(bytes('d2'.repeat(20), '80'))];
  yield ['too many items', code(bytes('990258', '00'.repeat(600)))];
  yield ['a count that nothing follows', code(Buffer.from('9bffffffffffffffff', 'hex'))];
  yield ['a length that nothing follows', code(Buffer.from('5b7fffffffffffffff', 'hex'))];
  for (const [name, item] of [
    ['indefinite array', '9fff'], ['indefinite bytes', '5f4100ff'], ['indefinite map', 'bfff'], ['indefinite text', '7f6100ff'], ['half float', 'f93c00'],
    ['single float', 'fa3f800000'], ['double float', 'fb3ff0000000000000'], ['undefined', 'f7'], ['a simple value', 'f0'], ['a simple value of two bytes', 'f8ff'],
    ['a break', 'ff'], ['a reserved length', '1c'], ['a reserved tag', 'dc'], ['a number beyond 63 bits', '1bffffffffffffffff'], ['no UTF-8', '62c328'],
    ['a surrogate', '63eda080'], ['an overlong text', '62c080'], ['a boolean', 'f5'], ['a text', '6161'],
  ]) {
    yield [`${name} as the message`, code(Buffer.from(item, 'hex'))];
    yield [`${name} in the open header`, parts(bytes('a1', '0a', item))];
    yield [`${name} as the payload`, parts(bytes('a0'), Buffer.from(item, 'hex'))];
    yield [`${name} in the claims`, made(header, bytes('a1', '01', item))];
    yield [`${name} in the protected header`, made(bytes('a1', '01', item), claims)];
  }
  yield ['three parts', code(bytes('83', cbor(header), 'a0', cbor(claims)))];
  yield ['no payload', parts(bytes('a0'), Buffer.from('f6', 'hex'))];
  yield ['a list as open header', parts(bytes('80'))];
  yield ['a label that is bytes', parts(bytes('a14100', '00'))];
  yield ['a label twice', parts(bytes('a20a000a00'))];
  yield ['a label twice in two spellings', parts(bytes('a20a00180a00'))];
  yield ['a label in both headers', parts(cbor(new Map([[4, Buffer.from('#ed')]])))];
  yield ['kid in the open header', made(cbor(new Map([[1, issuer.alg], [16, 'carnet-cc+cwt']])), claims, { open: cbor(new Map([[4, Buffer.from(issuer.kid)]])) })];
  yield ['alg in the open header', made(cbor(new Map([[4, Buffer.from(issuer.kid)], [16, 'carnet-cc+cwt']])), claims, { open: cbor(new Map([[1, issuer.alg]])) })];
  yield ['no algorithm', made(cbor(new Map([[4, Buffer.from(issuer.kid)], [16, 'carnet-cc+cwt']])), claims)];
  yield ['an empty protected header', made(Buffer.alloc(0), claims)];
  for (const alg of [5, -37, -257, 'ES256', Buffer.from('x'), null, -8_000_000_000_000])
    yield [`the algorithm ${alg}`, made(cbor(new Map([[1, alg], [4, Buffer.from(issuer.kid)], [16, 'carnet-cc+cwt']])), claims)];
  for (const critical of [[], [99], [16, 99], [99, 16], ['x'], [[1]], 7, [-1]]) yield [`crit ${JSON.stringify(critical)}`, made(row([2, critical], [99, 1]), claims)];
  yield ['crit in the open header', made(header, claims, { open: cbor(new Map([[2, [1]]])) })];
  for (const kid of ['', '#', 'ed', '##', '#é', '# ', '#a b', '#%', '#%4', '#%zz', `#${'k'.repeat(2100)}`, '#..'])
    yield [`the kid ${kid.slice(0, 9)}`, code(message({ ...issuer, kid }))];
  yield ['a kid that is a text', made(cbor(new Map([[1, issuer.alg], [4, '#ed'], [16, 'carnet-cc+cwt']])), claims)];
  for (const type of ['', 'carnet-cc', 'carnet-cu+cwt', 'carnet-rd+cwt', 'CARNET-CC+CWT', 'application/carnet-cc+cwt'])
    yield [`the type ${type}`, code(message(issuer, { type, label: claimLabels['carnet-cc+cwt'] }))];
  for (const type of [18, Buffer.from('carnet-cc+cwt'), null]) yield [`a type that is no text: ${type}`, made(cbor(new Map([[1, issuer.alg], [4, Buffer.from(issuer.kid)], [16, type]])), claims)];
}

function* spellings(issuer) {
  const header = headerOf(issuer, 'carnet-cc+cwt');
  const entries = [...claimsOf(issuer, claimLabels['carnet-cc+cwt'], certificateContent())].map(([label, value]) => [cbor(label), cbor(value)]);
  const made = (list) => code(sealed(issuer, header, rawMap(list)));
  const replaced = (index, entry) => entries.map((each, i) => (i === index ? entry : each));
  yield ['claims out of order', made([entries[1], entries[0], ...entries.slice(2)])];
  yield ['a claim twice', made([entries[0], ...entries])];
  yield ['a label longer than need be', made(replaced(1, [Buffer.from('1804', 'hex'), entries[1][1]]))];
  yield ['a number longer than need be', made(replaced(1, [entries[1][0], bytes('1b00000000', entries[1][1].subarray(1))]))];
  yield ['a text longer than need be', made(replaced(0, [entries[0][0], bytes('59', Buffer.from([0, issuer.did.length]), Buffer.from(issuer.did))]))];
  yield ['an array longer than need be', made(replaced(5, [entries[5][0], bytes('b80d', entries[5][1].subarray(1))]))];
  yield ['bytes longer than need be', made(replaced(4, [entries[4][0], bytes('5810', entries[4][1].subarray(1))]))];
  yield ['something behind the claims', code(sealed(issuer, header, bytes(rawMap(entries), '00')))];
  yield ['claims that are a list', code(sealed(issuer, header, cbor([1])))];
  yield ['no claims', code(sealed(issuer, header, Buffer.alloc(0)))];
}

function* frames(issuer) {
  const type = 'carnet-cc+cwt';
  const whole = claimsOf(issuer, claimLabels[type], certificateContent());
  const without = (label) => new Map([...whole].filter(([each]) => each !== label));
  const made = (claims) => code(sealed(issuer, headerOf(issuer, type), cbor(claims)));
  for (const label of [1, 5, 6, 7, claimLabels[type]]) yield [`without claim ${label}`, made(without(label))];
  for (const [label, value] of [
    [1, ''], [1, 5], [1, 'https://board.example'], [1, 'did:web:'], [1, 'did:web:board.example:'], [1, 'did:web:board.example#ed'], [1, 'did:web:bo ard'],
    [1, 'did:web:%4'], [1, `did:web:${'a'.repeat(2050)}`], [4, 'x'], [4, 1], [4, 1777708800], [4, 253402300800], [5, -62135596801], [5, 253402300800],
    [5, null], [6, 253402300800], [6, 'x'], [7, Buffer.alloc(15)], [7, Buffer.alloc(17)], [7, 'urn:uuid:1'], [2, 'subject'], ['x', 1],
    [claimLabels[type], 1], [claimLabels['carnet-cu+cwt'], new Map()],
  ]) yield [`claim ${label} as ${String(value).slice(0, 30)}`, made(new Map([...whole, [label, value]]))];
}

const holders = [
  [], [''], [5], ['Asha', null], ['Asha', 19880402, null], ['Asha', 19880402, 'x', null], ['Asha', 19880402, 'x', 'ne', 'more'], ['Asha', 19881302], ['Asha', 19880431],
  ['Asha', 19880002], ['Asha', 18000229], ['Asha', -1], ['Asha', 100000101], ['Asha', 101], ['Asha', '1988'], ['आशा'], ['Asha\u202e'], [' Asha'], ['Asha '],
  ['Asha\n'], ['A'.repeat(201)], ['1Asha'], ["''Asha"], ['Asha', null, null, 'ne'], ['Asha', null, 'x', 'nepali'], ['Asha', null, 'x', 'n'], ['Asha', null, 'x'.repeat(201)],
  ['Asha', 20260501], ['Asha', 20270101], 'Asha', null,
];

function* awards(issuer) {
  const made = (type, content) => code(message(issuer, { type, content: certificateContent(content) }));
  for (const label of [1, 2, 3, 5, 6, 7, 8, 11, 12, 13]) {
    const content = certificateContent();
    content.delete(label);
    yield [`an award without ${label}`, code(message(issuer, { content }))];
  }
  for (const holder of holders) yield [`the holder ${JSON.stringify(holder).slice(0, 40)}`, made('carnet-cc+cwt', [[1, holder]])];
  for (const [label, value] of [
    [2, ''], [2, 'x'.repeat(301)], [2, 'a\tb'], [2, 7], [3, 'english'], [3, 'en-'], [3, 'e'], [3, 'en-Latn-NPL'], [5, 'x'.repeat(101)], [5, ' 1'], [5, '\ufeff1'],
    [6, '741'], [6, '74111'], [6, '74a1'], [6, '７４１１'], [7, ['urn:x:1', '1']], [7, ['urn:x:1', '1', 'c', 'd']], [7, ['x', '1', 'c']], [7, ['https://a.example/#b', '1', 'c']],
    [7, ['https://a.example/', '', 'c']], [7, ['https://a.example/', '1', 'c'.repeat(65)]], [7, ['https://é.example/', '1', 'c']], [7, ['https://a.example/%', '1', 'c']],
    [7, ['https://a.example/', '1', 'Unit statement: c']], [7, ['https:', '1', 'c']], [8, []], [8, ['a', 'a']], [8, ['a', 5]], [8, 'a'], [8, ['']],
    [8, Array.from({ length: 201 }, (_, i) => `${i}`)], [9, ['x']], [10, []], [10, [['urn:x:1', '1']]], [10, [['x', '1', '2']]],
    [10, [['urn:x:1', '1', '2'], ['urn:x:1', '1', '3']]], [10, Array.from({ length: 21 }, (_, i) => [`urn:x:${i}`, '1', '2'])], [11, 20260500], [11, 20260000], [11, 20260230],
    [11, '20260501'], [12, 8], [12, -1], [12, 'jury'], [13, 'NPL'], [13, 'np'], [13, ''], [14, '7'], [14, '07133'], [14, 'ab'], [15, 'x'], ['x', 1], [20, 'x'],
    [4, []], [4, [[0, 1]]], [4, [[2, 1, 'https://a.example/1']]], [4, [[0, -1, 'https://a.example/1']]], [4, [[0, '1', 'https://a.example/1']]], [4, [[0, 1, 'x']]],
    [4, [[0, 1, 'https://']]], [4, [[0, 1, 'https://:80/']]], [4, [[0, 1, 'ftp://a.example/1']]], [4, [[0, 1, 'HTTPS://a.example/1']]], [4, [[0, 1, 'https://a.example/1'], [1, 1, 'x:']]],
    [4, Array(3).fill([0, 1, 'https://a.example/1'])], [4, [[0, 1, 'https://a.example/#a#b']]], [4, 7],
  ]) yield [`member ${label} as ${JSON.stringify(value).slice(0, 40)}`, made('carnet-cc+cwt', [[label, value]])];
  for (const outstanding of [[], [''], ['a', 'a'], ['ELE-07-U01'], 'a', [5], ['x'.repeat(65)]]) yield [`outstanding ${JSON.stringify(outstanding).slice(0, 30)}`, made('carnet-cu+cwt', [[9, outstanding]])];
  yield ['a statement without what is outstanding', made('carnet-cu+cwt', [])];
}

function* decisions(issuer, decisionContent) {
  const made = (content) => code(message(issuer, { type: 'carnet-rd+cwt', content }));
  for (const label of [1, 2, 3, 20, 21, 22, 23, 24, 25, 26, 27, 29]) {
    const content = decisionContent();
    content.delete(label);
    yield [`a decision without ${label}`, made(content)];
  }
  const digest = `u${'A'.repeat(43)}`;
  for (const [label, value] of [
    [1, ['आशा']], [1, ['Asha', null, ' x']], [3, 'x'], [20, 'x'], [21, ''], [22, []], [22, ['Ghana']], [22, ['GH-TOOLONG']], [22, ['G']], [23, 8], [24, ''], [25, 9], [26, 20260800],
    [27, []], [27, [['t', null]]], [27, [['t', 'x', digest]]], [27, [['', null, digest]]], [27, [['t', null, 'u']]], [27, [['t', null, `u${'B'.repeat(43)}`]]],
    [27, Array(11).fill(['t', null, digest])], [28, []], [28, ['']], [28, ['x'.repeat(65)]], [29, digest.slice(1)], [5, 'x'], [30, 1],
  ]) yield [`decision member ${label} as ${JSON.stringify(value).slice(0, 40)}`, made(decisionContent([[label, value]]))];
}

export function* damagedCodes(keys, { decisionContent }) {
  const whole = message(keys.ed);
  const others = [whole, message(keys.ed, { content: certificateContent([[5, '0004171']]) })];
  yield* texts(code(whole), code(others.find(({ length }) => length % 2 === 1)));
  yield* streams(whole);
  yield* messages(keys.ed);
  yield* spellings(keys.ed);
  yield* frames(keys.ed);
  yield* awards(keys.ed);
  yield* decisions(keys.ed, decisionContent);
}
