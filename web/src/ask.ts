// SPDX-License-Identifier: Apache-2.0
// The one request that a verdict takes.
import type { Shown } from './document';
import { Hindrance } from './trouble';
import type { Trouble } from './trouble';
import type { Verdict } from './verdict';

export interface Question { language: string; destination: string }

const whatStatusMeans: Record<number, Trouble> = { 413: 'textTooLarge', 415: 'notACertificate', 429: 'tooOften' };

export function questionQuery({ language, destination }: Question): string {
  const query = new URLSearchParams({ lang: language });
  if (destination !== '') query.set('destination', destination);
  return query.toString();
}

export async function askVerifier(shown: Shown, question: Question, signal?: AbortSignal): Promise<Verdict> {
  const answer = await send(`/v1/verify?${questionQuery(question)}`, shown, signal);
  return (await answer.json()) as Verdict;
}

// Posts a document, and turns whatever goes wrong on the way into a hindrance that the page can explain.
export async function send(path: string, { mediaType, bytes }: Shown, signal?: AbortSignal): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { method: 'POST', body: bytes.slice(), headers: { 'Content-Type': mediaType }, credentials: 'omit', cache: 'no-store', ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Hindrance('noConnection');
  }
  if (!answer.ok) throw new Hindrance(whatStatusMeans[answer.status] ?? 'verifierTrouble', { status: answer.status });
  return answer;
}
