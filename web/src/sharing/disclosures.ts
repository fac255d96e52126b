// SPDX-License-Identifier: Apache-2.0
// What a holder may leave out of an SD-JWT: each disclosure that names something. spec: RFC 9901 4.2
import type { Shown } from '../document';

export interface Disclosure { text: string; name: string; value: string }

const utf8 = new TextDecoder();

function read(text: string): Disclosure | null {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
    const parts = JSON.parse(utf8.decode(bytes)) as unknown[];
    const value = parts[parts.length - 1];
    return { text, name: parts.length === 3 ? String(parts[1]) : '', value: typeof value === 'string' ? value : JSON.stringify(value) };
  } catch {
    return null;
  }
}

// Empty where the format discloses all or nothing.
export function disclosuresOf({ mediaType, bytes }: Shown): Disclosure[] {
  if (mediaType !== 'application/dc+sd-jwt') return [];
  return utf8.decode(bytes).split('~').slice(1, -1).flatMap((text) => read(text) ?? []);
}

// The same token without the disclosures left out. One that stands inside another goes with it, as a verifier asks for.
export function withoutDisclosures(shown: Shown, left: ReadonlySet<string>): Shown {
  const parts = utf8.decode(shown.bytes).split('~');
  const kept = parts.filter((part, i) => i === 0 || i === parts.length - 1 || !left.has(part));
  return { ...shown, bytes: new TextEncoder().encode(kept.join('~')) };
}
