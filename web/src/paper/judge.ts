// SPDX-License-Identifier: Apache-2.0
//
// A printed code judged in the browser, without a server: the checks of verifier/src/verify.cpp in their order, over the offline copy of a
// verifier. Where less is known here than there, the answer is "cannot say", never "yes"; docs/formats/paper.md lists each such place.
import { findAccreditation, type Standing } from './accreditation.js';
import { issuerOf, type OfflineBundle, type OfflineIssuer, type OfflineRules, rulesOf, timeOf } from './bundle.js';
import { encodeBase64url, utf8 } from './bytes.js';
import type { PaperDocument } from './document.js';
import { findKey, judgeControl, judgeKeyState } from './issuer_key.js';
import { Moment, timeText } from './moment.js';
import { isPaperCode, type PaperCode, readCode } from './read_code.js';
import { Refusal } from './refusal.js';
import { judgeSignature, type VerifyEd25519 } from './signature.js';
import { judgeStatus, type StatusQuestion } from './status.js';
import { isHttpUrl } from './text_rules.js';
import {
  type Check, type CheckName, checkNames, decide, finding, isClear, isProven, type Outcome, passed, skipped, type Summary, type Verdict, wordOf,
  worseOf,
} from './verdict.js';

export interface OfflineOptions {
  now: Date;
  language?: string; // texts are the page's; kept so that a call looks like one of the server
  ed25519?: VerifyEd25519; // for browsers whose WebCrypto has none
}

interface Frame {
  bundle: OfflineBundle;
  rules: Required<OfflineRules>;
  moment: Moment;
  ed25519?: VerifyEd25519 | undefined;
}

const ofStanding: Record<Standing, [Outcome, string]> = {
  accredited: ['passed', 'ok'],
  'signed-after-end': ['undetermined', 'signed-after-accreditation'],
  'list-too-old': ['undetermined', 'trust-list-too-old'],
  'list-disputed': ['undetermined', 'trust-list-disputed'],
  'withdrawn-retroactively': ['failed', 'accreditation-withdrawn-retroactively'],
  'not-then': ['failed', 'not-accredited-then'],
  'later-only': ['failed', 'accredited-later-only'],
  'not-disclosed': ['undetermined', 'claim-not-disclosed'],
  'out-of-scope': ['failed', 'accreditation-scope'],
  'wider-than-accreditor': ['failed', 'accreditor-scope-exceeded'],
  'accreditor-not-listed': ['undetermined', 'accreditor-not-listed'],
  'not-listed': ['undetermined', 'accreditation-not-listed'],
};

// What was not reached depends on what went wrong.
function filledUp(checks: Check[], because: string): Check[] {
  return [...checks, ...checkNames.slice(checks.length).map((name) => skipped(name, because))];
}

function ofRefusal(refusal: Refusal): Check[] {
  const outcome = refusal.reason === 'mechanism-not-supported' ? 'undetermined' : 'failed';
  const found = finding(refusal.check, outcome, refusal.reason, refusal.where);
  return refusal.check === 'format'
    ? filledUp([found], 'depends-on-format')
    : filledUp([passed('format'), found], 'depends-on-structure');
}

// The checks issuer-key, key-state, proof and issuer-control.
async function judgeProof(code: PaperCode, known: OfflineIssuer | undefined, frame: Frame): Promise<Check[]> {
  const { printed, issuer } = code.document;
  const { bundle, rules, moment } = frame;
  const terms = moment.hasBegun(printed) ? passed('proof') : finding('proof', 'failed', 'proof-from-future', '/iat');
  const { check, key } = findKey(code, known, bundle, moment);
  const waiting = (name: CheckName): Check => skipped(name, 'depends-on-key');
  if (key === undefined) return [check, waiting('key-state'), worseOf(waiting('proof'), terms), waiting('issuer-control')];
  const reason = await judgeSignature(code.message, key.value, frame.ed25519);
  const outcome = reason === 'ok' ? 'passed' : reason === 'mechanism-not-supported' ? 'undetermined' : 'failed';
  return [
    check,
    judgeKeyState(key.listed, printed, rules, moment),
    worseOf(finding('proof', outcome, reason), terms),
    judgeControl(issuer, key.listed),
  ];
}

function judgeAccreditation(document: PaperDocument, known: OfflineIssuer | undefined, { bundle, rules, moment }: Frame): Check {
  if (document.content.kind === 'RecognitionDecision') return skipped('accreditation', 'not-applicable');
  if (bundle.trustLists.length === 0 && !rules.requireAccreditation) return skipped('accreditation', 'not-applicable');
  const found = findAccreditation({
    bundle, issuer: document.issuer, award: document.content.award, printed: document.printed, now: moment.now, lateSigningDays: rules.lateSigningDays,
  });
  const [outcome, reason] = ofStanding[found.standing];
  const mayLack = found.standing === 'not-listed' && known?.trust === 'trusted' && !rules.requireAccreditation;
  return finding('accreditation', mayLack ? 'warned' : outcome, reason, found.id ?? '/issuer');
}

// Of a decision: neither who is competent where nor the notices about it are in the copy.
function judgeDecisionStanding(document: PaperDocument, known: OfflineIssuer | undefined): Check {
  if (document.content.kind !== 'RecognitionDecision') return skipped('standing', 'not-applicable');
  return finding('standing', 'undetermined', known === undefined ? 'authority-unknown' : 'not-known-offline', '/issuer');
}

function judgeTrust(known: OfflineIssuer | undefined, accreditation: Check, { bundle, rules, moment }: Frame): Check {
  const begun = known?.from === undefined || timeOf(known.from, Number.NEGATIVE_INFINITY) <= moment.now;
  if (known?.trust === 'untrusted' && begun) return finding('issuer-trust', 'failed', 'issuer-untrusted', '/issuer');
  if (!rules.requireTrustedIssuer) return skipped('issuer-trust', 'switched-off');
  const notListed = finding('issuer-trust', 'undetermined', 'issuer-not-listed', '/issuer');
  if (known?.trust !== 'trusted') return accreditation.outcome === 'passed' ? passed('issuer-trust') : notListed;
  const isInForce =
    (known.from === undefined || timeOf(known.from, Number.POSITIVE_INFINITY) <= moment.now) &&
    (known.until === undefined || moment.now < timeOf(known.until, Number.NEGATIVE_INFINITY));
  if (!isInForce) return notListed;
  // Whom the verifier trusts may have changed since the copy was made, also where the key itself cannot age (did:key).
  const isFresh = moment.isFresh(timeOf(bundle.made, Number.NEGATIVE_INFINITY), bundle.maxAgeSeconds);
  return isFresh ? passed('issuer-trust') : finding('issuer-trust', 'undetermined', 'not-known-offline', '/issuer');
}

function judgeValidity({ validFrom, validUntil }: PaperDocument, { rules, moment }: Frame): Check {
  if (!moment.hasBegun(validFrom)) return finding('validity', 'failed', 'not-yet-valid', '/validFrom');
  if (validUntil === undefined) return passed('validity');
  if (moment.hasEnded(validUntil)) return finding('validity', 'failed', 'expired', '/validUntil');
  const isSoon = validUntil < moment.now + rules.expiryNoticeDays * 86400000;
  return isSoon ? finding('validity', 'warned', 'no-longer-current-soon', '/validUntil') : passed('validity');
}

async function judgeDocument(code: PaperCode, frame: Frame): Promise<Check[]> {
  const { document } = code;
  const { bundle, rules, moment } = frame;
  const wrongList = document.statuses.findIndex((entry) => !isHttpUrl(entry.list));
  if (wrongList >= 0) return ofRefusal(new Refusal('structure', 'member-wrong', `/credentialStatus/${wrongList}/statusListCredential`));
  const known = issuerOf(bundle, document.issuer);
  const proof = await judgeProof(code, known, frame);
  const isProvenHere = proof.every((check) => check.outcome === 'passed' || check.outcome === 'warned');
  const accreditation = judgeAccreditation(document, known, frame);
  const standing = judgeDecisionStanding(document, known);
  const ask = (check: 'revocation' | 'suspension'): StatusQuestion => ({
    check, issuer: document.issuer, known, statuses: document.statuses, bundle, rules, moment,
  });
  return [
    passed('format'),
    passed('structure'),
    passed('profile'),
    skipped('schema', 'not-applicable'),
    ...proof,
    judgeTrust(known, accreditation, frame),
    accreditation,
    standing,
    judgeValidity(document, frame),
    judgeStatus(ask('revocation'), isProvenHere),
    judgeStatus(ask('suspension'), isProvenHere),
    skipped('resources', 'not-applicable'),
  ];
}

// Codes stand where titles would be; what the document does not say is left out.
function summaryOf(document: PaperDocument, known: OfflineIssuer | undefined, checks: readonly Check[]): Summary {
  const { content } = document;
  const listedName = known?.trust === 'trusted' ? known.name : undefined;
  const summary: Summary = {
    proven: isProven(checks),
    id: document.id,
    type: content.kind,
    issuer: document.issuer,
    issuerName: listedName ?? document.issuerName,
    validFrom: timeText(document.validFrom),
    ...(document.validUntil === undefined ? {} : { validUntil: timeText(document.validUntil) }),
  };
  if (content.kind === 'RecognitionDecision') return summary;
  const { award } = content;
  const { holder } = award;
  return {
    ...summary,
    number: award.number,
    title: award.standard.code,
    holderName: holder.nameLatin,
    ...(holder.nameOriginal === undefined ? {} : { holderNameOriginal: holder.nameOriginal }),
    ...(holder.birthDate === undefined ? {} : { birthDate: holder.birthDate }),
    occupation: award.occupation,
    occupationCode: award.occupation,
    units: award.units,
    ...(award.outstandingUnits.length === 0 ? {} : { outstandingUnits: award.outstandingUnits }),
    assessedAt: award.country,
    awarded: award.awarded,
  };
}

// The oldest of what the checks went by; when the copy was made where they went by none of it.
function listsFrom(document: PaperDocument | undefined, bundle: OfflineBundle): string {
  const made = timeOf(bundle.made, 0);
  if (document === undefined) return timeText(made);
  const known = issuerOf(bundle, document.issuer);
  const used = bundle.statusLists.filter((list) => document.statuses.some((entry) => entry.list === list.url));
  const times = [known?.fetched, ...used.map((list) => list.fetched)].filter((text) => text !== undefined);
  return timeText(Math.min(made, ...times.map((text) => timeOf(text, 0))));
}

// `text` as it was scanned, pasted or read. Of a text that is no printed code nothing is said (isPaperCode tells before).
export async function judgeOffline(text: string, bundle: OfflineBundle, options: OfflineOptions): Promise<Verdict> {
  const rules = rulesOf(bundle);
  const moment = new Moment(options.now.getTime(), rules.clockSkewSeconds);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));
  let code: PaperCode | undefined;
  let checks: Check[];
  try {
    if (!isPaperCode(text)) {
      checks = filledUp([finding('format', 'undetermined', 'not-known-offline')], 'depends-on-format');
    } else {
      code = readCode(text);
      checks = await judgeDocument(code, { bundle, rules, moment, ed25519: options.ed25519 });
    }
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    checks = ofRefusal(failure);
  }
  const isRead = code !== undefined && isClear(checks[1]);
  return {
    decision: decide(checks),
    word: wordOf(checks),
    evaluatedAt: timeText(moment.now),
    judgedAsOf: timeText(moment.now),
    policy: bundle.policy,
    inputDigest: `u${encodeBase64url(digest)}`,
    ...(code === undefined ? {} : { securing: 'paper' as const }),
    checks,
    ...(code !== undefined && isRead ? { summary: summaryOf(code.document, issuerOf(bundle, code.document.issuer), checks) } : {}),
    listsFrom: listsFrom(code?.document, bundle),
  };
}
