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

// Posts a document, and turns whatever goes wrong on the way into a hindrance that the page can explain. `meanings` of statuses go before the usual ones.
export const send = (path: string, { mediaType, bytes }: Shown, signal?: AbortSignal, meanings: Record<number, Trouble> = {}): Promise<Response> =>
  request(path, { method: 'POST', body: bytes.slice(), headers: { 'Content-Type': mediaType }, ...(signal ? { signal } : {}) }, meanings);

export async function request(path: string, how: RequestInit, meanings: Record<number, Trouble> = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'omit', cache: 'no-store', ...how });
  } catch (error) {
    if (how.signal?.aborted) throw error;
    throw new Hindrance('noConnection');
  }
  if (!answer.ok) throw new Hindrance(meanings[answer.status] ?? whatStatusMeans[answer.status] ?? 'verifierTrouble', { status: answer.status });
  return answer;
}
