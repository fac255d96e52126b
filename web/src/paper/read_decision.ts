// SPDX-License-Identifier: Apache-2.0
//
// A printed recognition decision.
import type { Cbor } from './cbor.js';
import { check, type ClaimReader, isComplete, readArray, readText } from './claim_reader.js';
import type { Decision, Recognised } from './document.js';
import { readHolder } from './read_award.js';
import { wrong } from './refusal.js';
import { isCode, isDigest, isJurisdiction, isLanguage, isLatinName, isName, isNumber, isTitle, isUri } from './text_rules.js';

const label = {
  person: 1, language: 3, id: 20, caseNumber: 21, jurisdictions: 22, outcome: 23, localTerm: 24, purpose: 25, decided: 26, recognises: 27,
  missingUnits: 28, documentDigest: 29,
};
const outcomes = ['full', 'partial', 'conditional', 'provisional', 'partial-access', 'refused', 'inadmissible', 'discontinued'];
const purposes = [
  'employment-nonregulated', 'profession-establishment', 'profession-temporary', 'further-study', 'training-access', 'credit-exemption',
  'immigration-points', 'return-recognition', 'general',
];

function readRecognised(value: Cbor, where: string): Recognised {
  const [title, credential, digest] = readArray(value, 3, 3, where) as [Cbor, Cbor, Cbor];
  const recognised: Recognised = { title: readText(title, where), digest: '' };
  if (credential.type !== 'null') {
    recognised.credential = readText(credential, where);
    check(isUri, recognised.credential, where);
  }
  recognised.digest = readText(digest, where);
  check(isTitle, recognised.title, where);
  check(isDigest, recognised.digest, where);
  return recognised;
}

function readMissingUnits(content: ClaimReader): string[] {
  const value = content.take(label.missingUnits);
  if (value === undefined) return [];
  const where = content.place('missingUnits');
  return readArray(value, 1, 200, where).map((each) => readText(each, where));
}

function checkDecision(decision: Decision, place: (name: string) => string): void {
  check(isUri, decision.id, place('id'));
  check(isDigest, decision.documentDigest, place('documentDigest'));
  check(isNumber, decision.caseNumber, place('caseNumber'));
  check(isTitle, decision.outcomeLocalTerm, place('outcomeLocalTerm'));
  check(isLanguage, decision.language, place('language'));
  check(isLatinName, decision.holder.nameLatin, place('person'));
  if (decision.holder.nameOriginal !== undefined) check(isName, decision.holder.nameOriginal, place('person'));
  if (decision.holder.nameLanguage !== undefined) check(isLanguage, decision.holder.nameLanguage, place('person'));
  for (const each of decision.jurisdictions) check(isJurisdiction, each, place('jurisdictions'));
  for (const unit of decision.missingUnits) check(isCode, unit, place('missingUnits'));
  if (!isComplete(decision.decided)) throw wrong(place('decided'));
}

export function readDecision(content: ClaimReader): Decision {
  const holder = readHolder(content.require(label.person, 'person'), content.place('person'));
  const language = content.text(label.language, 'language');
  const id = content.text(label.id, 'id');
  const documentDigest = content.text(label.documentDigest, 'documentDigest');
  const caseNumber = content.text(label.caseNumber, 'caseNumber');
  const jurisdictions = content.texts(label.jurisdictions, 'jurisdictions');
  const outcome = content.choice(label.outcome, 'outcome', outcomes);
  const outcomeLocalTerm = content.text(label.localTerm, 'outcomeLocalTerm');
  const purpose = content.choice(label.purpose, 'purpose', purposes);
  const decided = content.date(label.decided, 'decided');
  const where = content.place('recognises');
  const recognises = readArray(content.require(label.recognises, 'recognises'), 1, 10, where).map((each) => readRecognised(each, where));
  const missingUnits = readMissingUnits(content);
  const decision = {
    holder, language, id, documentDigest, caseNumber, jurisdictions, outcome, outcomeLocalTerm, purpose, decided, recognises, missingUnits,
  };
  checkDecision(decision, (name) => content.place(name));
  return decision;
}
