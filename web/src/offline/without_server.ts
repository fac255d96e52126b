// SPDX-License-Identifier: Apache-2.0
// A printed code judged on this device, where the verifier cannot be reached and its lists are held. The sentences are the verifier's own,
// taken from wording/messages when the page is built.
import { fill } from '../language';
import type { LanguageTag, Texts } from '../language';
import type { Shown } from '../document';
import { isPaperCode, judgeOffline } from '../paper/index';
import type { OfflineBundle } from '../paper/index';
import type { Verdict } from '../verdict';
import { day } from '../dates';

const load: Record<LanguageTag, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('virtual:sentences-en'),
  fr: () => import('virtual:sentences-fr'),
  es: () => import('virtual:sentences-es'),
  ar: () => import('virtual:sentences-ar'),
};

// Undefined where it is no printed code: for the other formats there is no judge here.
export async function judgeWithoutServer({ mediaType, bytes }: Shown, bundle: OfflineBundle, language: LanguageTag, texts: Texts): Promise<Verdict | undefined> {
  const text = new TextDecoder().decode(bytes);
  if (mediaType !== 'text/plain' || !isPaperCode(text)) return undefined;
  const [verdict, { default: sentences }] = await Promise.all([judgeOffline(text, bundle, { now: new Date(), language }), load[language]()]);
  const until = verdict.summary?.validUntil;
  return {
    ...verdict,
    sentence: fill(sentences[`word.${verdict.word}`] ?? verdict.word, { date: until === undefined ? '' : day(until, language) }),
    checks: verdict.checks.map((check) => ({ ...check, sentence: sentences[`reason.${check.reason}`] ?? texts.offline.notKnown })),
    ...(verdict.summary === undefined ? {} : { comparePerson: texts.offline.compare }),
  };
}
