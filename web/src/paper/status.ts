// SPDX-License-Identifier: Apache-2.0
//
// What a status list of the offline copy says about an entry, its age taken into account. spec: Bitstring Status List 1.0 section 3.2
import { type OfflineBundle, type OfflineIssuer, type OfflineRules, type OfflineStatusList, timeOf } from './bundle.js';
import { type Bytes, decodeBase64url } from './bytes.js';
import type { StatusEntry } from './document.js';
import { inflateGzip } from './inflate.js';
import type { Moment } from './moment.js';
import { type Check, finding, passed, skipped, worseOf } from './verdict.js';

type StatusName = 'revocation' | 'suspension';

const mostBytes = 16 * 1024 * 1024;
const leastBytes = 131072 / 8;

export interface StatusQuestion {
  check: StatusName;
  issuer: string;
  known: OfflineIssuer | undefined;
  statuses: readonly StatusEntry[];
  bundle: OfflineBundle;
  rules: Required<OfflineRules>;
  moment: Moment;
}

// Lists are inflated once each, however many codes are looked at.
const inflated = new WeakMap<OfflineStatusList, Bytes | null>();

function bitsOf(list: OfflineStatusList): Bytes | null {
  const held = inflated.get(list);
  if (held !== undefined) return held;
  const packed = list.encodedList.startsWith('u') ? decodeBase64url(list.encodedList.slice(1)) : null;
  const opened = packed === null ? null : inflateGzip(packed, mostBytes);
  const bits = opened !== null && 'bytes' in opened && opened.bytes.length >= leastBytes ? opened.bytes : null;
  inflated.set(list, bits);
  return bits;
}

function mayPublish(list: OfflineStatusList, { issuer, known }: StatusQuestion): boolean {
  return list.issuer === issuer || (known?.trust === 'trusted' && (known.statusPublishers ?? []).includes(list.issuer));
}

// Why a clear bit says nothing; undefined where it does.
function whyUnreliable(list: OfflineStatusList, { bundle, moment }: StatusQuestion): string | undefined {
  if (list.validUntil !== undefined && moment.hasEnded(timeOf(list.validUntil, Number.NEGATIVE_INFINITY))) return 'status-list-expired';
  const fetched = timeOf(list.fetched, Number.NEGATIVE_INFINITY);
  return moment.isFresh(fetched, bundle.maxAgeSeconds) ? undefined : 'status-list-stale';
}

function judgeEntry(ask: StatusQuestion, entry: StatusEntry): Check {
  const doubt = (reason: string): Check => finding(ask.check, 'undetermined', reason, entry.list);
  const list = ask.bundle.statusLists.find((each) => each.url === entry.list);
  if (list === undefined) return doubt('status-list-unreachable');
  if (list.validFrom !== undefined && !ask.moment.hasBegun(timeOf(list.validFrom, Number.POSITIVE_INFINITY))) return doubt('status-list-not-yet-valid');
  if (!mayPublish(list, ask)) return doubt('status-list-wrong-issuer');
  if (!(list.purposes ?? [list.purpose]).includes(entry.purpose)) return finding(ask.check, 'failed', 'status-purpose-wrong', entry.list);
  const bits = bitsOf(list);
  if (bits === null) return doubt('status-list-malformed');
  if (entry.index >= BigInt(bits.length) * 8n) return finding(ask.check, 'failed', 'status-index-range', entry.list);
  const index = Number(entry.index);
  const isSet = ((bits[index >> 3]! >> (7 - (index & 7))) & 1) === 1;
  const unreliable = whyUnreliable(list, ask);
  // A withdrawal is for ever, so even an old list proves it; a suspension may have been lifted since.
  if (isSet && (unreliable === undefined || ask.check === 'revocation'))
    return finding(ask.check, 'failed', ask.check === 'revocation' ? 'revoked' : 'suspended', entry.list);
  return unreliable === undefined ? passed(ask.check) : doubt(unreliable);
}

export function judgeStatus(ask: StatusQuestion, proven: boolean): Check {
  if (!ask.rules.checkStatus) return skipped(ask.check, 'switched-off');
  if (!proven) return skipped(ask.check, 'depends-on-proof');
  const found = ask.statuses.filter((entry) => entry.purpose === ask.check).map((entry) => judgeEntry(ask, entry));
  if (found.length > 0) return found.reduce(worseOf);
  if (ask.check === 'suspension') return skipped(ask.check, 'not-applicable');
  return finding(ask.check, ask.rules.requireStatus ? 'undetermined' : 'warned', 'status-missing', '/credentialStatus');
}
