// SPDX-License-Identifier: Apache-2.0
//
// The claims of a printed code into a typed document. Its kind is told by the message's typ and by the claim that holds the content;
// both must say the same. spec: RFC 8392 3, 4
import { type Bytes, hex } from './bytes.js';
import { type Cbor, readCbor } from './cbor.js';
import { check, ClaimReader, readArray, readNumber, readText } from './claim_reader.js';
import type { PaperContent, PaperDocument, PaperKind, StatusEntry } from './document.js';
import { readCertificate, readUnitStatement } from './read_award.js';
import { readDecision } from './read_decision.js';
import { Refusal, wrong } from './refusal.js';
import { isDid, isTitle, isUri } from './text_rules.js';

const claim = { issuer: 1, expires: 4, notBefore: 5, issuedAt: 6, id: 7 };
const label = { issuerName: 2, status: 4 };

const kinds = new Map<string, { kind: PaperKind; claim: number; place: string }>([
  ['carnet-cc+cwt', { kind: 'CompetencyCertificate', claim: -70001, place: 'award/' }],
  ['carnet-cu+cwt', { kind: 'CompetencyUnitStatement', claim: -70002, place: 'award/' }],
  ['carnet-rd+cwt', { kind: 'RecognitionDecision', claim: -70003, place: 'decision/' }],
]);

// Seconds since 1970 within the years 0001 to 9999, as milliseconds.
function instant(seconds: bigint, where: string): number {
  if (seconds < -62135596800n || seconds > 253402300799n) throw new Refusal('structure', 'time-malformed', where);
  return Number(seconds) * 1000;
}

function readId(claims: ClaimReader): string {
  const value = claims.require(claim.id, 'cti');
  if (value.type !== 'bytes' || value.value.length !== 16) throw wrong('cti');
  return `urn:uuid:${hex(value.value).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

type Frame = Pick<PaperDocument, 'id' | 'issuer' | 'validFrom' | 'validUntil' | 'printed'>;

function readFrame(claims: ClaimReader): Frame {
  const id = readId(claims);
  const issuer = claims.text(claim.issuer, 'iss');
  check(isDid, issuer, 'iss');
  const validFrom = instant(claims.number(claim.notBefore, 'nbf'), 'nbf');
  const until = claims.optionalNumber(claim.expires, 'exp');
  const validUntil = until === undefined ? undefined : instant(until, 'exp');
  const printed = instant(claims.number(claim.issuedAt, 'iat'), 'iat');
  if (validUntil !== undefined && validUntil <= validFrom) throw wrong('exp');
  return validUntil === undefined ? { id, issuer, validFrom, printed } : { id, issuer, validFrom, validUntil, printed };
}

function readStatus(value: Cbor, where: string): StatusEntry {
  const parts = readArray(value, 3, 3, where);
  const purpose = readNumber(parts[0]!, where);
  const index = readNumber(parts[1]!, where);
  if ((purpose !== 0n && purpose !== 1n) || index < 0n) throw wrong(where);
  const list = readText(parts[2]!, where);
  check(isUri, list, where);
  return { purpose: purpose === 0n ? 'revocation' : 'suspension', index, list };
}

function readStatuses(content: ClaimReader): StatusEntry[] {
  const value = content.take(label.status);
  if (value === undefined) return [];
  const where = content.place('status');
  return readArray(value, 1, 2, where).map((each) => readStatus(each, where));
}

function readContent(kind: PaperKind, content: ClaimReader, issuerName: string): PaperContent {
  if (kind === 'CompetencyCertificate') return { kind, award: readCertificate(content, issuerName) };
  if (kind === 'CompetencyUnitStatement') return { kind, award: readUnitStatement(content, issuerName) };
  return { kind, decision: readDecision(content) };
}

// `type` is the message's typ.
export function readClaims(bytes: Bytes, type: string): PaperDocument {
  const row = kinds.get(type);
  if (row === undefined) throw new Refusal('structure', 'token-type-wrong', 'header/typ');
  const claims = new ClaimReader(readCbor(bytes, 'deterministic'), '');
  const frame = readFrame(claims);
  const inside = claims.require(row.claim, row.place);
  claims.close();
  const content = new ClaimReader(inside, row.place);
  const issuerName = content.text(label.issuerName, 'issuerName');
  check(isTitle, issuerName, content.place('issuerName'));
  const statuses = readStatuses(content);
  const said = readContent(row.kind, content, issuerName);
  content.close();
  return { ...frame, issuerName, statuses, content: said };
}
