// SPDX-License-Identifier: Apache-2.0
//
// A COSE_Sign1 message, read as wallet-format/cose/cose_sign1.h does. Reading proves nothing.
// spec: RFC 9052 3, 4.2, 4.4; RFC 9053 2; RFC 9596 (typ)
import type { Bytes } from './bytes.js';
import { type Cbor, type CborLimits, find, isSameLabel, readCbor, signedStructure } from './cbor.js';
import { damaged, Refusal } from './refusal.js';

export type Algorithm = 'Ed25519' | 'P-256' | 'P-384';

export interface CoseMessage {
  algorithm: Algorithm;
  kid: string; // each byte as one character; empty when absent
  typ: string; // empty when absent, or a number
  isHeaderProtected: boolean;
  payload: Bytes;
  signature: Bytes;
  signedBytes: Bytes;
}

const limits: CborLimits = { bytes: 8192, depth: 8, items: 500 };
const sign1Tag = 18n;
const label = { algorithm: 1, critical: 2, contentType: 3, keyId: 4, type: 16 };
const algorithms = new Map<bigint, Algorithm>([[-8n, 'Ed25519'], [-7n, 'P-256'], [-35n, 'P-384']]);
const understood = [label.algorithm, label.contentType, label.keyId, label.type].map(BigInt);

type CborMap = Extract<Cbor, { type: 'map' }>;

interface Headers {
  covered: CborMap; // by the signature
  open: CborMap;
}

const named = (headers: Headers, wanted: number): Cbor | undefined => find(headers.covered, wanted) ?? find(headers.open, wanted);

// A zero-length string stands for an empty map, and either is read.
function readCovered(header: Cbor): CborMap {
  if (header.type !== 'bytes') throw damaged('header');
  if (header.value.length === 0) return { type: 'map', entries: [] };
  const map = readCbor(header.value, 'any', limits);
  if (map.type !== 'map') throw damaged('header');
  return map;
}

// spec: RFC 9052 3.1 (crit: in the protected header, not empty, of labels that are there)
function checkCritical({ covered, open }: Headers): void {
  if (find(open, label.critical) !== undefined) throw damaged('header/crit');
  const critical = find(covered, label.critical);
  if (critical === undefined) return;
  if (critical.type !== 'array' || critical.items.length === 0) throw damaged('header/crit');
  for (const each of critical.items) {
    if (!covered.entries.some(([there]) => isSameLabel(there, each))) throw damaged('header/crit');
    if (each.type !== 'integer' || !understood.includes(each.value)) throw new Refusal('structure', 'token-rule-unknown', 'header/crit');
  }
}

function readAlgorithm(headers: Headers): Algorithm {
  const alg = named(headers, label.algorithm);
  if (alg === undefined || (alg.type !== 'integer' && alg.type !== 'text')) throw damaged('header/alg');
  const known = alg.type === 'integer' ? algorithms.get(alg.value) : undefined;
  if (known === undefined) throw new Refusal('structure', 'mechanism-not-supported', 'header/alg');
  return known;
}

function readKid(headers: Headers): string {
  const kid = named(headers, label.keyId);
  if (kid === undefined) return '';
  if (kid.type !== 'bytes') throw damaged('header/kid');
  return String.fromCharCode(...kid.value);
}

function readTyp(headers: Headers): string {
  const typ = named(headers, label.type);
  if (typ === undefined) return '';
  if (typ.type !== 'text' && typ.type !== 'integer') throw damaged('header/typ');
  return typ.type === 'text' ? typ.value : '';
}

function partsOf(message: Cbor): [Cbor, Cbor, Cbor, Cbor] {
  const inside = message.type === 'tag' && message.tag === sign1Tag ? message.content : message;
  if (inside.type !== 'array' || inside.items.length !== 4) throw damaged();
  return inside.items as [Cbor, Cbor, Cbor, Cbor];
}

// With tag 18 or without tag.
export function readCose(bytes: Bytes): CoseMessage {
  const [covered, open, payload, signature] = partsOf(readCbor(bytes, 'any', limits));
  if (open.type !== 'map') throw damaged('header');
  const headers: Headers = { covered: readCovered(covered), open };
  if (headers.covered.entries.some(([each]) => open.entries.some(([other]) => isSameLabel(each, other)))) throw damaged('header');
  checkCritical(headers);
  if (payload.type !== 'bytes') throw damaged('payload');
  if (signature.type !== 'bytes') throw damaged('signature');
  const algorithm = readAlgorithm(headers);
  const kid = readKid(headers);
  const typ = readTyp(headers);
  const isEmpty = headers.covered.entries.length === 0;
  const asReceived = covered.type === 'bytes' && !isEmpty ? covered.value : new Uint8Array(0);
  return {
    algorithm,
    kid,
    typ,
    isHeaderProtected: [label.algorithm, label.keyId, label.type].every((each) => find(open, each) === undefined),
    payload: payload.value,
    signature: signature.value,
    signedBytes: signedStructure(asReceived, payload.value),
  };
}
