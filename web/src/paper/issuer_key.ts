// SPDX-License-Identifier: Apache-2.0
//
// The key that a printed code names: whose it is, whether the issuer lists it for certifying, and whether it was good on the day of
// printing, seen from now. The rules of verifier/checks/signing_key.cpp. spec: Controlled Identifiers 1.0 sections 2.2, 3.3
import { type OfflineBundle, type OfflineIssuer, type OfflineKey, type OfflineRules, timeOf } from './bundle.js';
import type { PaperCode } from './read_code.js';
import type { Moment } from './moment.js';
import { type KeyFault, type PublicKey, readMultikey } from './public_key.js';
import { type Check, finding, passed } from './verdict.js';

export interface FoundKey {
  check: Check; // issuer-key
  key?: { listed: OfflineKey; value: PublicKey };
}

const faultOutcome = (fault: KeyFault): 'undetermined' | 'failed' => (fault === 'mechanism-not-supported' ? 'undetermined' : 'failed');

// A did:key is its key: there is nothing to fetch, and nothing that could age.
function computedKey(did: string, method: string): FoundKey {
  const multibase = did.slice('did:key:'.length);
  const value = readMultikey(multibase);
  if (typeof value === 'string') return { check: finding('issuer-key', faultOutcome(value), value, did) };
  if (method !== `${did}#${multibase}`) return { check: finding('issuer-key', 'failed', 'identifier-malformed', method) };
  const listed = { id: method, controller: did, publicKeyMultibase: multibase, forAssertion: true };
  return { check: passed('issuer-key'), key: { listed, value } };
}

function listedKey(known: OfflineIssuer, method: string, bundle: OfflineBundle, moment: Moment): FoundKey {
  const listed = known.keys?.find((each) => each.id === method);
  if (listed === undefined) return { check: finding('issuer-key', 'undetermined', 'key-unknown', method) };
  const value = readMultikey(listed.publicKeyMultibase);
  if (typeof value === 'string') return { check: finding('issuer-key', faultOutcome(value), value, method) };
  const isFresh = moment.isFresh(timeOf(known.fetched, Number.NEGATIVE_INFINITY), bundle.maxAgeSeconds);
  let check = isFresh ? passed('issuer-key') : finding('issuer-key', 'undetermined', 'issuer-answer-stale', known.id);
  if (listed.forAssertion !== true) check = finding('issuer-key', 'failed', 'key-not-for-assertion', method);
  return { check, key: { listed, value } };
}

export function findKey(code: PaperCode, known: OfflineIssuer | undefined, bundle: OfflineBundle, moment: Moment): FoundKey {
  const did = code.document.issuer;
  const method = /^did:([a-z0-9]+):/.exec(did)?.[1];
  if (method === 'key') return computedKey(did, code.verificationMethod);
  if (method !== 'web' && method !== 'jwk') return { check: finding('issuer-key', 'undetermined', 'identifier-method-unknown', did) };
  if (known?.keys === undefined) return { check: finding('issuer-key', 'undetermined', 'issuer-unreachable', did) };
  return listedKey(known, code.verificationMethod, bundle, moment);
}

export function judgeKeyState(key: OfflineKey, printed: number, rules: Required<OfflineRules>, moment: Moment): Check {
  const revoked = key.revoked === undefined ? undefined : timeOf(key.revoked, Number.NEGATIVE_INFINITY);
  if (revoked !== undefined && revoked <= moment.now) {
    if (revoked <= printed) return finding('key-state', 'failed', 'key-revoked', key.id);
    return finding('key-state', rules.trustSignaturesBeforeKeyRevocation ? 'warned' : 'undetermined', 'key-revoked-later', key.id);
  }
  if (key.expires !== undefined && timeOf(key.expires, Number.NEGATIVE_INFINITY) < printed)
    return finding('key-state', 'failed', 'key-expired', key.id);
  return passed('key-state');
}

export function judgeControl(issuer: string, key: OfflineKey): Check {
  const isOwn = (key.controller ?? issuer) === issuer && key.id.length > issuer.length && key.id.startsWith(`${issuer}#`);
  return isOwn ? passed('issuer-control') : finding('issuer-control', 'failed', 'issuer-not-controller', '/issuer');
}
