// SPDX-License-Identifier: Apache-2.0
// Printed codes as docs/formats/paper.md describes them, written without any of Carnet's code: CBOR, COSE, base45 and did:key from
// Node's own parts.
import { generateKeyPairSync, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';

function head(major, count) {
  const number = BigInt(count);
  const first = major << 5;
  if (number < 24n) return Buffer.from([first | Number(number)]);
  const [info, size] = number < 0x100n ? [24, 1] : number < 0x10000n ? [25, 2] : number < 0x100000000n ? [26, 4] : [27, 8];
  return Buffer.concat([Buffer.from([first | info]), Buffer.from(number.toString(16).padStart(2 * size, '0'), 'hex')]);
}

// Numbers, texts, Buffers, arrays, null, and Maps, whose labels are put into their order.
export function cbor(value) {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  const entries = [...value].map(([label, inside]) => [cbor(label), cbor(inside)]).sort(([a], [b]) => Buffer.compare(a, b));
  return Buffer.concat([head(5, entries.length), ...entries.flat()]);
}

export function base45(bytes) {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const isPair = i + 1 < bytes.length;
    let number = isPair ? bytes[i] * 256 + bytes[i + 1] : bytes[i];
    for (let digit = 0; digit < (isPair ? 3 : 2); ++digit, number = Math.floor(number / 45)) text += digits[number % 45];
  }
  return text;
}

function base58(bytes) {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let text = '';
  for (let number = BigInt(`0x${bytes.toString('hex')}`); number > 0n; number /= 58n) text = digits[Number(number % 58n)] + text;
  return text;
}

// Of a curve point, the sign of y and x.
function compressed({ x, y }) {
  return Buffer.concat([Buffer.from([2 + (Buffer.from(y, 'base64url').at(-1) & 1)]), Buffer.from(x, 'base64url')]);
}

const kinds = {
  ed25519: { alg: -8, generate: ['ed25519'], hash: null, prefix: [0xed, 0x01], point: ({ x }) => Buffer.from(x, 'base64url') },
  p256: {
    alg: -7, generate: ['ec', { namedCurve: 'P-256' }], hash: 'sha256', prefix: [0x80, 0x24],
    point: compressed,
  },
  p384: { alg: -35, generate: ['ec', { namedCurve: 'P-384' }], hash: 'sha384', prefix: [0x81, 0x24], point: compressed },
};

// A fresh key under its own did:key. `kind`: "ed25519", "p256" or "p384".
export function makeIssuer(kind) {
  const { alg, generate, hash, prefix, point } = kinds[kind];
  const { publicKey, privateKey } = generateKeyPairSync(...generate);
  const multibase = `z${base58(Buffer.concat([Buffer.from(prefix), point(publicKey.export({ format: 'jwk' }))]))}`;
  return {
    alg,
    did: `did:key:${multibase}`,
    kid: `#${multibase}`,
    sign: (bytes) => sign(hash, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

export const claimLabels = { 'carnet-cc+cwt': -70001, 'carnet-cu+cwt': -70002, 'carnet-rd+cwt': -70003 };

// A certificate of five units; `content` replaces or adds members, by label.
export function certificateContent(content = []) {
  return new Map([
    [1, ['Asha Namuna', 19880402, 'आशा नमुना', 'ne']], [2, 'Demo Skills Testing Board (demo)'], [3, 'en'],
    [5, '000417'], [6, '7411'], [7, ['https://board.example/standards/electrician', '2.1', 'ELE-07']],
    [8, [1, 2, 3, 4, 5].map((number) => `ELE-07-U0${number}`)], [10, [['https://framework.example/nqf', '2020', '3']]],
    [11, 20260501], [12, 5], [13, 'NP'], [14, '0713'], ...content,
  ]);
}

// The bytes of a message whose header and claims are given as bytes; both are signed as they are.
export function sealed(issuer, header, claims, { open = cbor(new Map()), tag = Buffer.from([0xd2]) } = {}) {
  const signature = issuer.sign(cbor(['Signature1', header, Buffer.alloc(0), claims]));
  return Buffer.concat([tag, Buffer.from([0x84]), cbor(header), open, cbor(claims), cbor(signature)]);
}

export const headerOf = (issuer, type, more = []) => cbor(new Map([[1, issuer.alg], [4, Buffer.from(issuer.kid)], [16, type], ...more]));

// The claims of a document, as a map; `frame` replaces or adds claims, by label.
export const claimsOf = (issuer, label, content, frame = []) => new Map([
  [1, issuer.did], [4, 1935446399], [5, 1777708800], [6, 1780308000],
  [7, Buffer.from('0b8e5e0a3c1d4d5f8a561f2e3d4c5b6a', 'hex')], [label, content], ...frame,
]);

// The signed message. `label`: where the content stands, when not where its type belongs.
export function message(issuer, { type = 'carnet-cc+cwt', label = claimLabels[type], content = certificateContent(), frame = [] } = {}) {
  return sealed(issuer, headerOf(issuer, type), cbor(claimsOf(issuer, label, content, frame)));
}

export const code = (bytes) => `CARNET1:${base45(bytes)}`;
export const compressedCode = (bytes) => code(deflateSync(bytes, { level: 9 }));
