// SPDX-License-Identifier: Apache-2.0
//
// The verdict: what docs/formats/verdict.md describes, without its sentences, and the two rules that make decision and word of the checks.
// They are those of verifier/src/verdict.cpp.

export const checkNames = [
  'format', 'structure', 'profile', 'schema', 'issuer-key', 'key-state', 'proof', 'issuer-control', 'issuer-trust', 'accreditation', 'standing',
  'validity', 'revocation', 'suspension', 'resources',
] as const;
export type CheckName = (typeof checkNames)[number];
export type Outcome = 'passed' | 'failed' | 'warned' | 'skipped' | 'undetermined';
export type Decision = 'accepted' | 'rejected' | 'undetermined';
export type Word =
  | 'valid' | 'expired' | 'suspended' | 'withdrawn' | 'altered' | 'unknown-issuer' | 'not-accredited-then' | 'cannot-say' | 'not-valid';

export interface Check {
  check: CheckName;
  outcome: Outcome;
  reason: string;
  where?: string;
}

export interface Summary {
  proven: boolean;
  id: string;
  type: string;
  number?: string;
  title?: string;
  holderName?: string;
  holderNameOriginal?: string;
  birthDate?: string;
  occupation?: string;
  occupationCode?: string;
  units?: string[];
  outstandingUnits?: string[];
  issuer: string;
  issuerName: string;
  assessedAt?: string;
  awarded?: string;
  validFrom: string;
  validUntil?: string;
}

export interface Verdict {
  decision: Decision;
  word: Word;
  evaluatedAt: string;
  judgedAsOf: string;
  policy: string;
  inputDigest: string;
  securing?: 'paper';
  checks: Check[];
  summary?: Summary;
  listsFrom: string; // the oldest of what was gone by: the issuer's keys and the status lists
}

export function finding(check: CheckName, outcome: Outcome, reason: string, where = ''): Check {
  return where === '' ? { check, outcome, reason } : { check, outcome, reason, where };
}
export const passed = (check: CheckName): Check => finding(check, 'passed', 'ok');
export const skipped = (check: CheckName, reason: string): Check => finding(check, 'skipped', reason);

const gravity: Outcome[] = ['passed', 'warned', 'skipped', 'undetermined', 'failed'];

// Of two findings of one kind, the one that decides.
export const worseOf = (a: Check, b: Check): Check => (gravity.indexOf(b.outcome) > gravity.indexOf(a.outcome) ? b : a);

// Is this check no obstacle to acceptance?
export function isClear(check: Check | undefined): boolean {
  if (check === undefined) return false;
  if (check.outcome === 'skipped') return check.reason === 'not-applicable' || check.reason === 'switched-off';
  return check.outcome === 'passed' || check.outcome === 'warned';
}

const named = (checks: readonly Check[], name: CheckName): Check | undefined => checks.find((each) => each.check === name);
const failures = (checks: readonly Check[]): Check[] => checks.filter((each) => each.outcome === 'failed');
const failedWith = (checks: readonly Check[], reason: string): boolean => failures(checks).some((each) => each.reason === reason);
const onlyFailedWith = (checks: readonly Check[], reasons: readonly string[]): boolean =>
  failures(checks).every((each) => reasons.includes(each.reason));

// One failure rejects; else one doubt, or one check that waits for another, leaves it open.
export function decide(checks: readonly Check[]): Decision {
  if (failures(checks).length > 0) return 'rejected';
  return checkNames.every((name) => isClear(named(checks, name))) ? 'accepted' : 'undetermined';
}

const isSaidByIssuer = (checks: readonly Check[]): boolean =>
  (['format', 'structure', 'issuer-key', 'key-state', 'proof', 'issuer-control'] as const).every((name) => isClear(named(checks, name)));

export const isProven = (checks: readonly Check[]): boolean => isSaidByIssuer(checks) && isClear(named(checks, 'issuer-trust'));

function isNotListed(check: Check | undefined): boolean {
  return check !== undefined && ['issuer-not-listed', 'accreditation-not-listed', 'authority-unknown'].includes(check.reason);
}

function wordOfUndetermined(checks: readonly Check[]): Word {
  const aboutTrust: CheckName[] = ['issuer-trust', 'accreditation', 'standing'];
  const othersClear = checkNames.every((name) => aboutTrust.includes(name) || isClear(named(checks, name)));
  const clearOrNotListed = (name: CheckName): boolean => isClear(named(checks, name)) || isNotListed(named(checks, name));
  const notListed = isNotListed(named(checks, 'issuer-trust')) && clearOrNotListed('accreditation') && clearOrNotListed('standing');
  return othersClear && notListed ? 'unknown-issuer' : 'cannot-say';
}

// Its issuer has withdrawn it, and the lists have something against that issuer too.
function isWithdrawnAllTheSame(checks: readonly Check[]): boolean {
  const accreditation = named(checks, 'accreditation');
  return (
    accreditation?.outcome === 'failed' &&
    failedWith(checks, 'revoked') &&
    onlyFailedWith(checks, [accreditation.reason, 'revoked', 'suspended', 'expired'])
  );
}

const aboutAccreditation = [
  'not-accredited-then', 'accredited-later-only', 'accreditation-scope', 'accreditor-scope-exceeded', 'accreditation-withdrawn-retroactively',
];

function wordOfRejected(checks: readonly Check[]): Word {
  if (failedWith(checks, 'signature-wrong')) return 'altered';
  if (isSaidByIssuer(checks) && onlyFailedWith(checks, aboutAccreditation)) return 'not-accredited-then';
  if (isSaidByIssuer(checks) && isWithdrawnAllTheSame(checks)) return 'withdrawn';
  if (!isProven(checks) || !onlyFailedWith(checks, ['revoked', 'suspended', 'expired'])) return 'not-valid';
  if (failedWith(checks, 'revoked')) return 'withdrawn';
  return failedWith(checks, 'suspended') ? 'suspended' : 'expired';
}

export function wordOf(checks: readonly Check[]): Word {
  const decision = decide(checks);
  if (decision === 'accepted') return 'valid';
  return decision === 'undetermined' ? wordOfUndetermined(checks) : wordOfRejected(checks);
}
