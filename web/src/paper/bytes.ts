// SPDX-License-Identifier: Apache-2.0
//
// Bytes and their spellings as text. Pure.

export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

// The text of well-formed UTF-8; null of anything else.
export function textOf(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; ++i) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const base64urlDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Without padding. spec: RFC 4648 5
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) text += base64urlDigits[(held >> (bits - 6)) & 63];
  }
  return bits === 0 ? text : text + base64urlDigits[(held << (6 - bits)) & 63];
}

// null of another alphabet, another length, or bits left over that are not zero.
export function decodeBase64url(text: string): Bytes | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (const digit of text) {
    const value = base64urlDigits.indexOf(digit);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}

const base58Digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

// spec: base58btc, as Multibase has it
export function decodeBase58(text: string): Bytes | null {
  let number = 0n;
  for (const digit of text) {
    const value = base58Digits.indexOf(digit);
    if (value < 0) return null;
    number = number * 58n + BigInt(value);
  }
  const zeros = /^1*/.exec(text)![0].length;
  const digits = number === 0n ? '' : number.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const bytes = new Uint8Array(zeros + even.length / 2);
  for (let i = 0; i < even.length / 2; ++i) bytes[zeros + i] = Number.parseInt(even.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
