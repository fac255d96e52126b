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
import { fiveLines } from './five_lines';

const load: Record<LanguageTag, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('virtual:sentences-en'),
  fr: () => import('virtual:sentences-fr'),
  es: () => import('virtual:sentences-es'),
  ar: () => import('virtual:sentences-ar'),
};

// Loaded only where the browser has none.
const ownEd25519 = async (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  (await import('./ed25519')).holds(publicKey, message, signature);

// Undefined where it is no printed code: for the other formats there is no judge here.
export async function judgeWithoutServer({ mediaType, bytes }: Shown, bundle: OfflineBundle, language: LanguageTag, texts: Texts): Promise<Verdict | undefined> {
  const text = new TextDecoder().decode(bytes);
  if (mediaType !== 'text/plain' || !isPaperCode(text)) return undefined;
  const [verdict, { default: sentences }] = await Promise.all([judgeOffline(text, bundle, { now: new Date(), language, ed25519: ownEd25519 }), load[language]()]);
  const until = verdict.summary?.validUntil;
  const sentenceOf = (reason: string) => sentences[`reason.${reason}`] ?? texts.offline.notKnown;
  return {
    ...verdict,
    lines: await fiveLines(verdict, language, sentenceOf),
    sentence: fill(sentences[`word.${verdict.word}`] ?? verdict.word, { date: until === undefined ? '' : day(until, language) }),
    checks: verdict.checks.map((check) => ({ ...check, sentence: sentenceOf(check.reason) })),
    ...(verdict.summary === undefined ? {} : { comparePerson: texts.offline.compare }),
  };
}
