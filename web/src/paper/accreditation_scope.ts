// SPDX-License-Identifier: Apache-2.0
//
// What an accreditation covers: an award, or another scope. An empty list does not limit. Pure.
import type { Scope } from './bundle.js';
import type { Award, Level } from './document.js';

type Covers = (wider: string, other: string) => boolean;

const isSame: Covers = (wider, other) => wider === other;
// Codes of ISCO-08 and ISCED-F: a group covers what begins with it.
const begins: Covers = (wider, other) => other.startsWith(wider);
// "DE" covers "DE" and "DE-BY", "DE-BY" only itself.
const coversPlace: Covers = (wider, other) => other === wider || other.startsWith(`${wider}-`);
// The same among jurisdictions, of which some are URIs.
const holds: Covers = (wider, other) => other === wider || (wider.length === 2 && other.startsWith(`${wider}-`) && !other.includes(':'));

const allows = (listed: string[] | undefined, value: string | undefined, covers: Covers): boolean =>
  listed === undefined || listed.length === 0 || (value !== undefined && listed.some((each) => covers(each, value)));

// Levels of other frameworks are not compared with the ceiling, whatever their numbers are.
function allowsLevel(scope: Scope, level: Level): boolean {
  const ceiling = scope.levelCeiling;
  if (ceiling === undefined || level.framework !== ceiling.framework || level.frameworkVersion !== ceiling.frameworkVersion) return true;
  return level.level === ceiling.level || (scope.levelsBelow ?? []).includes(level.level);
}

// The first part of the award that the scope does not cover; undefined when it covers all.
export function leftOut(scope: Scope, award: Award): string | undefined {
  if (!allows(scope.qualifications, award.standard.id, isSame)) return 'qualification';
  if (!allows(scope.isco08, award.occupation, begins)) return 'occupation';
  if (!allows(scope.fields, award.field, begins)) return 'field';
  if (!award.levels.every((level) => allowsLevel(scope, level))) return 'level';
  if (!allows(scope.methods, award.method, isSame)) return 'method';
  return allows(scope.places, award.country, coversPlace) ? undefined : 'place';
}

function listIsNotWider(list: string[] = [], before: string[] = [], covers: Covers): boolean {
  if (before.length === 0) return true;
  return list.length > 0 && list.every((each) => before.some((wider) => covers(wider, each)));
}

function ceilingIsNotWider(scope: Scope, before: Scope): boolean {
  if (before.levelCeiling === undefined) return true;
  const [now, then] = [scope.levelCeiling, before.levelCeiling];
  if (now === undefined || now.framework !== then.framework || now.frameworkVersion !== then.frameworkVersion) return false;
  const allowed = [then.level, ...(before.levelsBelow ?? [])];
  return [now.level, ...(scope.levelsBelow ?? [])].every((level) => allowed.includes(level));
}

export function isNotWider(scope: Scope, before: Scope): boolean {
  return (
    listIsNotWider(scope.qualifications, before.qualifications, isSame) &&
    listIsNotWider(scope.isco08, before.isco08, begins) &&
    listIsNotWider(scope.fields, before.fields, begins) &&
    ceilingIsNotWider(scope, before) &&
    listIsNotWider(scope.methods, before.methods, isSame) &&
    listIsNotWider(scope.places, before.places, holds) &&
    listIsNotWider(scope.jurisdictions, before.jurisdictions, holds)
  );
}
