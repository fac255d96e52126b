// SPDX-License-Identifier: Apache-2.0
//
// The strict CBOR reader of wallet-format/cbor, for a browser: definite lengths, no floating point, no undefined, numbers of at most 63
// bits and a sign, labels that are numbers or texts and stand once, nothing behind the end. spec: RFC 8949 3, 4.2.1, 5.6
import { type Bytes, compareBytes, joined, textOf, utf8 } from './bytes.js';
import { damaged, tooLarge } from './refusal.js';

export type Cbor =
  | { type: 'integer'; value: bigint }
  | { type: 'bytes'; value: Bytes }
  | { type: 'text'; value: string }
  | { type: 'array'; items: Cbor[] }
  | { type: 'map'; entries: [label: Cbor, value: Cbor][] }
  | { type: 'tag'; tag: bigint; content: Cbor }
  | { type: 'boolean'; value: boolean }
  | { type: 'null' };

export interface CborLimits {
  bytes: number;
  depth: number; // arrays, maps and tags that contain one another
  items: number; // every item, those that hold others included
}

export type CborSpelling = 'any' | 'deterministic';

// The same number or the same text; nothing else is a label.
export function isSameLabel(a: Cbor, b: Cbor): boolean {
  if (a.type === 'integer') return b.type === 'integer' && a.value === b.value;
  return a.type === 'text' && b.type === 'text' && a.value === b.value;
}

// The map's value under that label; undefined when there is none, or when this is no map.
export function find(map: Cbor, label: number): Cbor | undefined {
  if (map.type !== 'map') return undefined;
  return map.entries.find(([each]) => each.type === 'integer' && each.value === BigInt(label))?.[1];
}

const largestNumber = (1n << 63n) - 1n;

function shortestHead(argument: bigint): number {
  if (argument < 24n) return 1;
  if (argument < 0x100n) return 2;
  if (argument < 0x10000n) return 3;
  return argument < 0x100000000n ? 5 : 9;
}

class Reader {
  private at = 0;
  private items = 0;

  constructor(
    private readonly bytes: Bytes,
    private readonly spelling: CborSpelling,
    private readonly limits: CborLimits,
  ) {}

  readAll(): Cbor {
    if (this.bytes.length > this.limits.bytes) throw tooLarge();
    const value = this.read(this.limits.depth);
    if (this.at !== this.bytes.length) throw damaged();
    return value;
  }

  private need(count: number): Bytes {
    if (this.bytes.length - this.at < count) throw damaged();
    const piece = this.bytes.subarray(this.at, this.at + count);
    this.at += count;
    return piece;
  }

  private argument(info: number): bigint {
    if (info < 24) return BigInt(info);
    if (info > 27) throw damaged(); // 31 is an indefinite length, the others mean nothing
    let value = 0n;
    for (const byte of this.need(1 << (info - 24))) value = (value << 8n) | BigInt(byte);
    return value;
  }

  private read(depthLeft: number): Cbor {
    if (++this.items > this.limits.items) throw tooLarge();
    const began = this.at;
    const first = this.need(1)[0]!;
    const major = first >> 5;
    if (major === 7) return this.simple(first & 31);
    const argument = this.argument(first & 31);
    const headSize = this.at - began;
    const content = major === 2 || major === 3 ? this.string(argument) : undefined;
    if (this.spelling === 'deterministic' && headSize !== shortestHead(argument)) throw damaged();
    if (content !== undefined) {
      if (major === 2) return { type: 'bytes', value: content };
      const text = textOf(content);
      if (text === null) throw damaged();
      return { type: 'text', value: text };
    }
    if (major < 2) {
      if (argument > largestNumber) throw damaged();
      return { type: 'integer', value: major === 0 ? argument : -1n - argument };
    }
    if (depthLeft === 0) throw tooLarge();
    if (major === 6) return { type: 'tag', tag: argument, content: this.read(depthLeft - 1) };
    return major === 4 ? this.array(argument, depthLeft - 1) : this.map(argument, depthLeft - 1);
  }

  private simple(info: number): Cbor {
    if (info === 20 || info === 21) return { type: 'boolean', value: info === 21 };
    if (info === 22) return { type: 'null' };
    throw damaged();
  }

  private string(size: bigint): Bytes {
    if (size > BigInt(this.bytes.length)) throw damaged();
    return this.need(Number(size)).slice();
  }

  // A count is believed only as far as items follow.
  private array(count: bigint, depthLeft: number): Cbor {
    const items: Cbor[] = [];
    for (let i = 0n; i < count; ++i) items.push(this.read(depthLeft));
    return { type: 'array', items };
  }

  private map(count: bigint, depthLeft: number): Cbor {
    const entries: [Cbor, Cbor][] = [];
    let before: Bytes | undefined;
    for (let i = 0n; i < count; ++i) {
      const began = this.at;
      const label = this.read(depthLeft);
      const spelt = this.bytes.subarray(began, this.at);
      if (label.type !== 'integer' && label.type !== 'text') throw damaged();
      if (entries.some(([each]) => isSameLabel(each, label))) throw damaged();
      if (this.spelling === 'deterministic' && before !== undefined && compareBytes(spelt, before) < 0) throw damaged();
      before = spelt;
      entries.push([label, this.read(depthLeft)]);
    }
    return { type: 'map', entries };
  }
}

// Exactly one item; a Refusal of anything else.
export function readCbor(bytes: Bytes, spelling: CborSpelling, limits: CborLimits = { bytes: 8192, depth: 8, items: 1000 }): Cbor {
  return new Reader(bytes, spelling, limits).readAll();
}

function head(major: number, count: number): Uint8Array {
  if (count < 24) return Uint8Array.of((major << 5) | count);
  if (count < 0x100) return Uint8Array.of((major << 5) | 24, count);
  if (count < 0x10000) return Uint8Array.of((major << 5) | 25, count >> 8, count & 0xff);
  throw new RangeError('nothing signed on paper is as long');
}

// What the signature is over. spec: RFC 9052 4.4 (Sig_structure of a COSE_Sign1)
export function signedStructure(covered: Bytes, payload: Bytes): Bytes {
  const context = utf8('Signature1');
  return joined([head(4, 4), head(3, context.length), context, head(2, covered.length), covered, head(2, 0), head(2, payload.length), payload]);
}
