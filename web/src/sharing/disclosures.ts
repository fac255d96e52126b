// SPDX-License-Identifier: Apache-2.0
// The parts of an SD-JWT that its holder may leave out. spec: RFC 9901 4.2 (disclosures), 4.2.6 (those within others)
import type { Shown } from '../document';

// `parent` is the disclosure in which the digest of this one stands: without it, this one would be named by nothing.
export interface Part { name: string; value: string; parent?: number }

const longestValue = 80;

function decoded(text: string): unknown {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (digit) => digit.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

const hashNames: Record<string, string> = { 'sha-256': 'SHA-256', 'sha-384': 'SHA-384' };

async function digestOf(text: string, hash: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function spoken(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, (name, inner: unknown) => (name === '_sd' ? undefined : inner));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

const pieces = (shown: Shown) => new TextDecoder().decode(shown.bytes).trim().split('~');

export const canChoose = (shown: Shown): boolean => shown.mediaType === 'application/dc+sd-jwt' && pieces(shown).length > 2;

// In the order in which they stand. Throws where the text is no SD-JWT: the verifier says what is wrong with it.
export async function partsOf(shown: Shown): Promise<Part[]> {
  const [token = '', ...rest] = pieces(shown);
  const texts = rest.slice(0, -1);
  const { _sd_alg: named = 'sha-256' } = decoded(token.split('.')[1] ?? '') as { _sd_alg?: string };
  const hash = hashNames[named];
  if (!hash) throw new Error(`no such hash here: ${named}`);
  const digests = await Promise.all(texts.map((text) => digestOf(text, hash)));
  const inside = texts.map((text) => {
    const disclosure = decoded(text) as unknown[];
    return { name: disclosure.length === 3 ? String(disclosure[1]) : '', value: disclosure[disclosure.length - 1] };
  });
  return inside.map(({ name, value }, i) => {
    const parent = inside.findIndex((other, k) => k !== i && JSON.stringify(other.value).includes(`"${digests[i]}"`));
    return { name, value: spoken(value), ...(parent < 0 ? {} : { parent }) };
  });
}

// Whether a part goes along: what stands in one that is left out is left out with it.
export function goesAlong(parts: readonly Part[], wanted: readonly boolean[], index: number): boolean {
  const seen = new Set<number>();
  for (let at: number | undefined = index; at !== undefined && !seen.has(at); at = parts[at]?.parent) {
    if (!wanted[at]) return false;
    seen.add(at);
  }
  return true;
}

// The same text where everything goes along. Otherwise also without the holder's own signature, which is over all that was shown with it.
export function withParts(shown: Shown, parts: readonly Part[], wanted: readonly boolean[]): Shown {
  if (parts.length === 0) return shown;
  const [token = '', ...rest] = pieces(shown);
  const kept = rest.slice(0, -1).filter((_, i) => goesAlong(parts, wanted, i));
  if (kept.length === rest.length - 1) return shown;
  return { mediaType: shown.mediaType, bytes: new TextEncoder().encode([token, ...kept, ''].join('~')) };
}
