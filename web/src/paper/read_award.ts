// SPDX-License-Identifier: Apache-2.0
//
// The award of a printed certificate or unit statement, held against the rules of its profile.
import type { Cbor } from './cbor.js';
import { check, type ClaimReader, dateFrom, type DateText, isComplete, readArray, readNumber, readText } from './claim_reader.js';
import type { Award, Holder, Level } from './document.js';
import { wrong } from './refusal.js';
import {
  isCode, isCountry, isIscedField, isIscoUnit, isLanguage, isLatinName, isName, isNumber, isTitle, isUri, isUriWithoutFragment,
} from './text_rules.js';

const label = {
  holder: 1, language: 3, number: 5, occupation: 6, standard: 7, units: 8, outstanding: 9, levels: 10, awarded: 11, method: 12, country: 13,
  field: 14,
};
const methods = ['training-exam', 'rpl-portfolio', 'rpl-practical', 'onsite', 'workplace', 'trade-test', 'interview', 'jury'];
// With which only a statement of units may begin.
const statementPrefix = 'Unit statement: ';

// Exactly `count` texts.
function readTexts(value: Cbor, count: number, where: string): string[] {
  return readArray(value, count, count, where).map((each) => readText(each, where));
}

export function readHolder(value: Cbor, where: string): Holder {
  const parts = readArray(value, 1, 4, where);
  if (parts[parts.length - 1]!.type === 'null') throw wrong(where);
  const there = (i: number): Cbor | undefined => (parts[i]?.type === 'null' ? undefined : parts[i]);
  const holder: Holder = { nameLatin: readText(parts[0]!, where) };
  const [birth, original, language] = [there(1), there(2), there(3)];
  if (birth !== undefined) holder.birthDate = dateFrom(readNumber(birth, where), where);
  if (original !== undefined) holder.nameOriginal = readText(original, where);
  if (language !== undefined) holder.nameLanguage = readText(language, where);
  return holder;
}

function readLevels(content: ClaimReader): Level[] {
  const value = content.take(label.levels);
  if (value === undefined) return [];
  const where = content.place('levels');
  return readArray(value, 1, 20, where).map((each) => {
    const [framework, frameworkVersion, level] = readTexts(each, 3, where) as [string, string, string];
    return { framework, frameworkVersion, level };
  });
}

function standsOnce(texts: readonly string[], where: string): void {
  if (new Set(texts).size !== texts.length) throw wrong(where);
}

// Unknown parts of a date are taken as the first.
const startOf = (date: DateText): number => Date.parse(`${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`);

function checkHolder(holder: Holder): void {
  check(isLatinName, holder.nameLatin, '/award/holder/nameLatin');
  if (holder.nameOriginal !== undefined) check(isName, holder.nameOriginal, '/award/holder/nameOriginal');
  if (holder.nameLanguage === undefined) return;
  check(isLanguage, holder.nameLanguage, '/award/holder/nameLanguage');
  if (holder.nameOriginal === undefined) throw wrong('/award/holder/nameLanguage');
}

function checkLevels(levels: readonly Level[]): void {
  for (const [i, level] of levels.entries()) {
    check(isUri, level.framework, `/award/levels/${i}/framework`);
    check(isCode, level.frameworkVersion, `/award/levels/${i}/frameworkVersion`);
    check(isCode, level.level, `/award/levels/${i}/level`);
  }
  standsOnce(levels.map((level) => JSON.stringify([level.framework, level.frameworkVersion])), '/award/levels');
}

// The rules between and about members, those of check_competency as far as paper carries them.
function checkAward(award: Award, issuerName: string): void {
  check(isNumber, award.number, '/award/number');
  check(isLanguage, award.language, '/award/language');
  if (!isComplete(award.awarded)) throw wrong('/award/awarded');
  checkHolder(award.holder);
  const { birthDate } = award.holder;
  if (birthDate !== undefined && startOf(birthDate) >= startOf(award.awarded)) throw wrong('/award/holder/birthDate');
  check(isIscoUnit, award.occupation, '/award/occupation/isco08');
  check(isUriWithoutFragment, award.standard.id, '/award/standard/id');
  check(isCode, award.standard.code, '/award/standard/code');
  check(isCode, award.standard.version, '/award/standard/version');
  for (const [i, unit] of award.units.entries()) check(isCode, unit, `/award/units/${i}/code`);
  standsOnce(award.units, '/award/units');
  checkLevels(award.levels);
  check(isCountry, award.country, '/award/assessment/place/country');
  check(isTitle, issuerName, '/award/awardingBody/name');
  if (award.field !== undefined) check(isIscedField, award.field, '/award/fieldIscedF');
}

function readCommon(content: ClaimReader): Award {
  const holder = readHolder(content.require(label.holder, 'holder'), content.place('holder'));
  const language = content.text(label.language, 'language');
  const number = content.text(label.number, 'number');
  const occupation = content.text(label.occupation, 'occupation');
  const [id, version, code] = readTexts(content.require(label.standard, 'standard'), 3, content.place('standard')) as [string, string, string];
  const units = content.texts(label.units, 'units');
  const levels = readLevels(content);
  const awarded = content.date(label.awarded, 'awarded');
  const method = content.choice(label.method, 'method', methods);
  const country = content.text(label.country, 'country');
  const field = content.optionalText(label.field, 'field');
  const award: Award = { holder, language, number, occupation, standard: { id, version, code }, units, outstandingUnits: [], levels, awarded, method, country };
  return field === undefined ? award : { ...award, field };
}

export function readCertificate(content: ClaimReader, issuerName: string): Award {
  const award = readCommon(content);
  checkAward(award, issuerName);
  if (award.standard.code.startsWith(statementPrefix)) throw wrong('/award/title');
  return award;
}

export function readUnitStatement(content: ClaimReader, issuerName: string): Award {
  const award = { ...readCommon(content), outstandingUnits: content.texts(label.outstanding, 'outstandingUnits') };
  checkAward(award, issuerName);
  for (const [i, unit] of award.outstandingUnits.entries()) check(isCode, unit, `/outstandingUnits/${i}`);
  standsOnce(award.outstandingUnits, '/outstandingUnits');
  standsOnce([...award.units, ...award.outstandingUnits], '/outstandingUnits');
  return award;
}
