// SPDX-License-Identifier: Apache-2.0
//
// The text inside a printed QR code: prefix, base45, perhaps zlib, a COSE_Sign1 message, claims. Nothing has to be fetched to read it, and
// reading proves nothing. docs/formats/paper.md. spec: RFC 9285, RFC 1950, RFC 9052
import { decodeBase45 } from './base45.js';
import { type Bytes, utf8 } from './bytes.js';
import { type CoseMessage, readCose } from './cose.js';
import type { PaperDocument } from './document.js';
import { inflateZlib } from './inflate.js';
import { readClaims } from './read_claims.js';
import { damaged, tooLarge, wrong } from './refusal.js';
import { isKeyName } from './text_rules.js';

const prefix = 'CARNET1:';
const mostText = 4296; // what the largest QR code holds
const mostBytes = 4096; // the message, inflated
const zlibStart = 0x78;

export interface PaperCode {
  message: CoseMessage;
  document: PaperDocument;
  verificationMethod: string; // a DID URL; whose it is and whether it signed are other checks
}

// A space may be the last digit of base45, so only line ends are taken off behind a code.
const codeIn = (text: string): string => text.replace(/^[ \t\r\n]+/, '').replace(/[\t\r\n]+$/, '');

// Does the text begin as the codes that are judged here do?
export const isPaperCode = (text: string): boolean => codeIn(text).startsWith(prefix);

function expand(bytes: Bytes): Bytes {
  if (bytes[0] !== zlibStart) return bytes;
  const inflated = inflateZlib(bytes, mostBytes);
  if ('bytes' in inflated) return inflated.bytes;
  throw inflated.failed === 'too-large' ? tooLarge() : damaged();
}

// Throws a Refusal. `text` is one that isPaperCode says yes of.
export function readCode(text: string): PaperCode {
  const code = codeIn(text);
  if (utf8(code).length > mostText) throw tooLarge();
  const message = readCose(expand(decodeBase45(code.slice(prefix.length))));
  if (!message.isHeaderProtected) throw damaged('header');
  const document = readClaims(message.payload, message.typ);
  if (!isKeyName(document.issuer, message.kid)) throw wrong('header/kid');
  return { message, document, verificationMethod: document.issuer + message.kid };
}
