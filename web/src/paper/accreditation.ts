// SPDX-License-Identifier: Apache-2.0
//
// Was the body accredited for this when it was awarded? Three times are told apart: the day of the award, the time of the print, and now.
// The rules of verifier/trust/accreditation.cpp; docs/verifying-cycle.md says them in words.
import { isNotWider, leftOut } from './accreditation_scope.js';
import { type Accreditation, type AccreditationEvent, type OfflineBundle, type OfflineTrustList, type Scope, timeOf } from './bundle.js';
import type { DateText } from './claim_reader.js';
import type { Award } from './document.js';

// Of several accreditations the first here that one of them has.
const standings = [
  'accredited', 'signed-after-end', 'list-too-old', 'list-disputed', 'withdrawn-retroactively', 'not-then', 'later-only', 'not-disclosed',
  'out-of-scope', 'wider-than-accreditor', 'accreditor-not-listed', 'not-listed',
] as const;
export type Standing = (typeof standings)[number];

export interface AccreditationFinding {
  standing: Standing;
  id?: string; // of the accreditation
}

interface Listed {
  list: OfflineTrustList;
  accreditation: Accreditation;
}

interface Then {
  state: 'not-yet' | 'in-force' | 'suspended' | 'ended' | 'undone';
  scope: Scope; // that held on the day, when in force
  ends?: DateText; // the first later day on which it is no longer in force for good
}

const isEnd = (event: AccreditationEvent): boolean => event.state === 'withdrawn' || event.state === 'lapsed';

// A withdrawal that makes the accreditation never have been, on that day.
function isUndone(accreditation: Accreditation, day: DateText): boolean {
  return accreditation.history.some(
    (event) =>
      event.state === 'withdrawn' && event.effect === 'ex-tunc' && (event.since ?? accreditation.validFrom) <= day && day < event.from,
  );
}

function endAfter({ history, validUntil }: Accreditation, day: DateText): DateText | undefined {
  const end = history.find((event) => isEnd(event) && event.from > day)?.from;
  const isTerm = validUntil !== undefined && validUntil > day && (end === undefined || validUntil < end);
  return isTerm ? validUntil : end;
}

function stateAfter(event: AccreditationEvent): Then['state'] {
  if (isEnd(event)) return 'ended';
  return event.state === 'suspended' ? 'suspended' : 'in-force';
}

function accreditationOn(accreditation: Accreditation, day: DateText): Then {
  const { scope, validFrom, validUntil } = accreditation;
  if (day < validFrom) return { state: 'not-yet', scope };
  if (isUndone(accreditation, day)) return { state: 'undone', scope };
  if (validUntil !== undefined && validUntil <= day) return { state: 'ended', scope };
  let then: Then = { state: 'not-yet', scope };
  for (const event of accreditation.history) {
    if (event.from > day) break;
    then = { state: stateAfter(event), scope: event.scope ?? then.scope };
  }
  const ends = endAfter(accreditation, day);
  return ends === undefined ? then : { ...then, ends };
}

// All accreditations of the copy by the names of their bodies, of one list.
function ofBody(bundle: OfflineBundle, list: OfflineTrustList, body: string): Accreditation[] {
  const found = new Map<string, Accreditation>();
  for (const issuer of bundle.issuers)
    for (const { list: id, accreditation } of issuer.accreditations ?? [])
      if (id === list.id && (accreditation.body.id === body || (accreditation.issuers ?? []).includes(body)))
        found.set(accreditation.id, accreditation);
  return [...found.values()];
}

// May whoever accredited do so, for that scope, on that day? The list's operator may; others are on the list themselves, with the role,
// and give no more than they have.
function judgeAccreditor(bundle: OfflineBundle, { list, accreditation }: Listed, scope: Scope, day: DateText, seen: Set<string>): Standing {
  if (accreditation.accreditor === list.operator) return 'accredited';
  if (seen.size === 8 || seen.has(accreditation.id)) return 'accreditor-not-listed';
  seen.add(accreditation.id);
  let best: Standing = 'accreditor-not-listed';
  for (const above of ofBody(bundle, list, accreditation.accreditor)) {
    const then = accreditationOn(above, day);
    if (above.role !== 'accredit' || then.state !== 'in-force') continue;
    if (!isNotWider(scope, then.scope)) {
      best = 'wider-than-accreditor';
      continue;
    }
    best = judgeAccreditor(bundle, { list, accreditation: above }, then.scope, day, seen);
    if (best === 'accredited') return best;
  }
  return best;
}

const ofState: Record<Then['state'], Standing> = {
  'not-yet': 'later-only', 'in-force': 'accredited', suspended: 'not-then', ended: 'not-then', undone: 'withdrawn-retroactively',
};

// The part is left out only because paper does not carry it.
const mayBeKeptBack = (part: string, award: Award): boolean => part === 'field' && award.field === undefined;

function isSignedLate(printed: number, end: DateText | undefined, lateSigningDays: number): boolean {
  return end !== undefined && timeOf(`${end}T00:00:00Z`, Number.NEGATIVE_INFINITY) + lateSigningDays * 86400000 <= printed;
}

export interface AccreditationQuestion {
  bundle: OfflineBundle;
  issuer: string;
  award: Award;
  printed: number;
  now: number;
  lateSigningDays: number;
}

function judge(ask: AccreditationQuestion, listed: Listed): Standing {
  const then = accreditationOn(listed.accreditation, ask.award.awarded);
  const state = ofState[then.state];
  if (state === 'withdrawn-retroactively') return state;
  if (listed.list.disputed === true) return 'list-disputed';
  if (timeOf(listed.list.nextUpdate, Number.NEGATIVE_INFINITY) < ask.now) return 'list-too-old';
  if (state !== 'accredited') return state;
  const part = leftOut(then.scope, ask.award);
  if (part !== undefined) return mayBeKeptBack(part, ask.award) ? 'not-disclosed' : 'out-of-scope';
  const standing = judgeAccreditor(ask.bundle, listed, then.scope, ask.award.awarded, new Set());
  return standing === 'accredited' && isSignedLate(ask.printed, then.ends, ask.lateSigningDays) ? 'signed-after-end' : standing;
}

export function findAccreditation(ask: AccreditationQuestion): AccreditationFinding {
  const issuer = ask.bundle.issuers.find((each) => each.id === ask.issuer);
  let best: AccreditationFinding = { standing: 'not-listed' };
  for (const { list: id, accreditation } of issuer?.accreditations ?? []) {
    const list = ask.bundle.trustLists.find((each) => each.id === id);
    if (list === undefined || accreditation.role !== 'award') continue;
    const standing = judge(ask, { list, accreditation });
    if (standings.indexOf(standing) < standings.indexOf(best.standing)) best = { standing, id: accreditation.id };
  }
  return best;
}
