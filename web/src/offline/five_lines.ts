// SPDX-License-Identifier: Apache-2.0
// The five lines of a printed code that was judged on this device, by the rules of docs/formats/verdict.md.
import { day } from '../dates';
import { fill } from '../language';
import type { LanguageTag } from '../language';
import type { Verdict as Judged } from '../paper/index';
import type { Line, Tone } from '../verdict';
import type english from './texts/en.json';

type LineTexts = typeof english;
interface Spoken { judged: Judged; texts: LineTexts; language: LanguageTag; sentenceOf: (reason: string) => string }

const load: Record<LanguageTag, () => Promise<{ default: LineTexts }>> = {
  en: () => import('./texts/en.json'),
  fr: () => import('./texts/fr.json'),
  es: () => import('./texts/es.json'),
  ar: () => import('./texts/ar.json'),
};

// Which checks each line is about.
const about = {
  document: ['format', 'structure', 'profile', 'issuer-key', 'key-state', 'proof', 'issuer-control'],
  issuer: ['issuer-trust', 'accreditation', 'standing'],
  force: ['validity', 'revocation', 'suspension'],
};

const outcomesOf = (judged: Judged, names: readonly string[]) => judged.checks.filter(({ check }) => names.includes(check)).map(({ outcome }) => outcome);

// Good only where all is accepted; a note makes it plain.
function toneOf(judged: Judged, names: readonly string[]): Tone {
  const outcomes = outcomesOf(judged, names);
  if (outcomes.includes('failed')) return 'bad';
  if (judged.decision === 'accepted') return outcomes.includes('warned') ? 'plain' : 'good';
  return outcomes.includes('undetermined') || !judged.summary?.proven ? 'unclear' : 'plain';
}

// The worst that was found about a line says why, and what to do.
function adviceOn(names: readonly string[], { judged, sentenceOf }: Spoken): string | undefined {
  const of = (outcome: string) => judged.checks.find((check) => names.includes(check.check) && check.outcome === outcome);
  const telling = of('failed') ?? of('undetermined') ?? of('warned');
  return telling && sentenceOf(telling.reason);
}

// What nobody who is trusted has said is only claimed.
function said(text: string | undefined, { judged, texts }: Spoken): string {
  if (!text) return texts.notRead;
  return judged.summary?.proven ? text : fill(texts.claims, { claim: text });
}

function person({ judged: { summary }, texts, language }: Spoken): string | undefined {
  if (!summary?.holderName || !summary.birthDate) return summary?.holderName;
  return fill(texts.born, { name: summary.holderName, date: day(summary.birthDate, language) });
}

function competence({ judged: { summary }, texts }: Spoken): string | undefined {
  if (!summary?.units?.length) return undefined;
  const units = fill(texts.units, { units: summary.units.join(', '), standard: summary.title ?? '' });
  return summary.type === 'CompetencyUnitStatement' ? `${texts.onlyUnits} ${units}` : units;
}

// Of what nobody vouches for, the dates say nothing either.
function force({ judged, texts, language }: Spoken): string {
  const outcomes = outcomesOf(judged, about.force);
  if (!judged.summary?.proven || outcomes.includes('undetermined')) return texts.cannotSay;
  if (outcomes.includes('failed')) return texts.no;
  return judged.summary.validUntil ? fill(texts.yesUntil, { date: day(judged.summary.validUntil, language) }) : texts.yes;
}

export async function fiveLines(judged: Judged, language: LanguageTag, sentenceOf: (reason: string) => string): Promise<Line[]> {
  const texts = (await load[language]()).default;
  const spoken: Spoken = { judged, texts, language, sentenceOf };
  const line = (name: string, question: string, answer: string, tone: Tone, advice?: string): Line => ({ line: name, question, answer, tone, ...(advice ? { advice } : {}) });
  const units = competence(spoken);
  return [
    line('who', texts.who, said(person(spoken), spoken), toneOf(judged, about.document), adviceOn(about.document, spoken)),
    line('what', texts.what, said(units, spoken), toneOf(judged, about.document), units ? texts.codesOnly : undefined),
    line('issuer', texts.issuer, said(judged.summary?.issuerName, spoken), toneOf(judged, about.issuer), adviceOn(about.issuer, spoken)),
    line('in-force', texts.inForce, force(spoken), toneOf(judged, about.force), adviceOn(about.force, spoken)),
    line('counts-here', texts.countsHere, texts.notOffline, judged.decision === 'undetermined' ? 'unclear' : 'plain', texts.askOnline),
  ];
}
