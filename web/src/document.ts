// SPDX-License-Identifier: Apache-2.0
// What somebody gave us, told by its beginning: a document to ask the verifier about, or something else that has an answer of its own.
import type { Trouble } from './trouble';

// `bytes` are sent as they came, so that the digest in the verdict is that of the file.
export interface Shown { mediaType: string; bytes: Uint8Array }
export type Recognised = { shown: Shown } | { trouble: Trouble };

const utf8 = new TextEncoder();
const printed = 'CARNET1:';
export const mostTextBytes = 1024 * 1024; // as much as the verifier reads

// Beginnings of codes and texts that are no certificate of Carnet's, and which answer each gets.
const others: readonly [RegExp, Trouble][] = [
  [/^HC\d:/, 'healthPass'],
  [/^(shc:|LT1:|HCERT)/i, 'healthPass'],
  [/^(openid-credential-offer|openid4vp|openid-vc|haip|eudi-openid4vp|mdoc-openid4vp|openid):/i, 'walletLink'],
  [/^(VC1-|VP1-|mdoc:|didcomm:|\{\s*"(iat|thid)")/i, 'otherCredential'],
  [/^(WIFI:|BEGIN:VCARD|MECARD:|geo:|tel:|mailto:|smsto:|BCD\n|upi:|bitcoin:)/i, 'otherCode'],
  [/^(https?:\/\/|www\.)\S+$/i, 'link'],
];

const isPrintedCode = (text: string) => text.startsWith(printed);

export function recogniseText(text: string, bytes: Uint8Array = utf8.encode(text)): Recognised {
  const start = text.replace(/^\uFEFF/, '').trim();
  if (start === '') return { trouble: 'empty' };
  if (bytes.length > mostTextBytes) return { trouble: 'textTooLarge' };
  // A space may be the last digit of a printed code: only the ends of lines are taken off.
  if (isPrintedCode(start)) return { shown: { mediaType: 'text/plain', bytes: utf8.encode(text.replace(/^\s+|[\r\n]+$/g, '')) } };
  const other = others.find(([beginning]) => beginning.test(start));
  if (other) return { trouble: other[1] };
  if (start.startsWith('{') || start.startsWith('[')) return { shown: { mediaType: 'application/vc', bytes } };
  const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+(~\S*)?$/.exec(start);
  if (!compact) return { trouble: 'notACertificate' };
  if (typeOfToken(start) === 'carnet-receipt+jwt') return { trouble: 'receipt' };
  return { shown: { mediaType: compact[1] === undefined ? 'application/vc+jwt' : 'application/dc+sd-jwt', bytes: utf8.encode(start) } };
}

function typeOfToken(token: string): unknown {
  try {
    const header = token.slice(0, token.indexOf('.')).replace(/-/g, '+').replace(/_/g, '/');
    return (JSON.parse(atob(header)) as { typ?: unknown }).typ;
  } catch {
    return undefined;
  }
}

// Of the codes on one sheet, the printed certificates; of others, the one that has most to say.
export function recogniseCodes(codes: readonly string[]): { certificates: Shown[]; trouble: Trouble } {
  const recognised = [...new Set(codes)].map((code) => recogniseText(code));
  const certificates = recognised.flatMap((each) => ('shown' in each ? [each.shown] : []));
  const troubles = recognised.flatMap((each) => ('trouble' in each ? [each.trouble] : []));
  return { certificates, trouble: troubles.find((each) => each === 'healthPass') ?? troubles[0] ?? 'noCode' };
}
