// SPDX-License-Identifier: Apache-2.0
// A document sealed for a link (docs/formats/share.md): AES-GCM under a key that exists in the link alone. What is sealed is the media type,
// a line end, and the document's bytes; before the sealed octets stand the 12 of their nonce.
import type { Shown } from '../document';
import { Hindrance } from '../trouble';

const nonceBytes = 12;
const keyBytes = 32;

export const toBase64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const fromBase64url = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

const importKey = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function seal({ mediaType, bytes }: Shown): Promise<{ key: string; octets: Uint8Array<ArrayBuffer> }> {
  const key = crypto.getRandomValues(new Uint8Array(keyBytes));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const type = new TextEncoder().encode(`${mediaType}\n`);
  const plain = new Uint8Array(type.length + bytes.length);
  plain.set(type);
  plain.set(bytes, type.length);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, await importKey(key), plain));
  const octets = new Uint8Array(nonceBytes + sealed.length);
  octets.set(nonce);
  octets.set(sealed, nonceBytes);
  return { key: toBase64url(key), octets };
}

export async function unseal(octets: Uint8Array<ArrayBuffer>, key: string): Promise<Shown> {
  try {
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: octets.slice(0, nonceBytes) }, await importKey(fromBase64url(key)), octets.slice(nonceBytes)));
    const end = plain.indexOf(10);
    const mediaType = new TextDecoder().decode(plain.slice(0, end));
    if (/^[a-z]+\/[a-z0-9+.-]+$/.test(mediaType)) return { mediaType, bytes: plain.slice(end + 1) };
  } catch { /* said below */ }
  throw new Hindrance('shareBroken');
}
