// SPDX-License-Identifier: Apache-2.0
//
// base45 with one spelling for each byte string. spec: RFC 9285
import type { Bytes } from './bytes.js';
import { damaged } from './refusal.js';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function decodeBase45(text: string): Bytes {
  if (text.length % 3 === 1) throw damaged();
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const size = Math.min(3, text.length - i);
    let number = 0;
    for (let k = size - 1; k >= 0; --k) {
      const value = digits.indexOf(text[i + k]!);
      if (value < 0) throw damaged();
      number = number * 45 + value;
    }
    if (number > (size === 3 ? 0xffff : 0xff)) throw damaged();
    if (size === 3) bytes.push(number >> 8);
    bytes.push(number & 0xff);
  }
  return new Uint8Array(bytes);
}
