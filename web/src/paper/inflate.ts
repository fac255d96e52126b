// SPDX-License-Identifier: Apache-2.0
//
// zlib and gzip, read strictly and never beyond a cap. DecompressionStream is not used: what it makes of bytes behind the end, and of
// streams that were cut, differs between browsers, and here it decides about a document. spec: RFC 1950, RFC 1951, RFC 1952
import type { Bytes } from './bytes.js';

// 'damaged': no such stream, or it was cut; 'too-large': more than the cap inside.
export type Inflated = { bytes: Bytes } | { failed: 'damaged' | 'too-large' };

class Damaged extends Error {}
class Cut extends Error {}
class Full extends Error {}

// Growing output with an end beyond which nothing is kept.
class Output {
  bytes = new Uint8Array(1024);
  size = 0;
  constructor(private readonly most: number) {}

  push(byte: number): void {
    if (this.size === this.most) throw new Full();
    if (this.size === this.bytes.length) {
      const larger = new Uint8Array(Math.min(this.most, 2 * this.size));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.size++] = byte;
  }
  repeat(length: number, distance: number): void {
    if (distance > this.size) throw new Damaged();
    for (let i = 0; i < length; ++i) this.push(this.bytes[this.size - distance]!);
  }
}

class Bits {
  private held = 0;
  private count = 0;
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    if (this.at === this.bytes.length) throw new Cut();
    return this.bytes[this.at++]!;
  }
  take(count: number): number {
    while (this.count < count) {
      this.held |= this.byte() << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return value;
  }
  toByte(): void {
    this.held = 0;
    this.count = 0;
  }
}

// A canonical prefix code. spec: RFC 1951 3.2.2
class PrefixCode {
  private readonly counts = new Array<number>(16).fill(0);
  private readonly symbols: number[] = [];

  // `mayLack`: a code of one word of one bit, which distances may have, and none at all.
  constructor(lengths: readonly number[], mayLack: boolean) {
    for (const length of lengths) ++this.counts[length]!;
    const used = lengths.length - this.counts[0]!;
    this.counts[0] = 0;
    let left = 1;
    for (let length = 1; length < 16; ++length) {
      left = 2 * left - this.counts[length]!;
      if (left < 0) throw new Damaged();
    }
    const longest = this.counts.reduce((found, count, length) => (count > 0 ? length : found), 0);
    if (left > 0 && !(mayLack && (used === 0 || longest === 1))) throw new Damaged();
    for (let length = 1; length < 16; ++length)
      lengths.forEach((each, symbol) => {
        if (each === length) this.symbols.push(symbol);
      });
  }

  read(bits: Bits): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; ++length) {
      code |= bits.take(1);
      const count = this.counts[length]!;
      if (code - first < count) return this.symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Damaged();
  }
}

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const fixedLengths = [...Array<number>(144).fill(8), ...Array<number>(112).fill(9), ...Array<number>(24).fill(7), ...Array<number>(8).fill(8)];
const fixedDistances = Array<number>(32).fill(5);

// spec: RFC 1951 3.2.4
function readStored(bits: Bits, out: Output): void {
  bits.toByte();
  const size = bits.byte() | (bits.byte() << 8);
  const inverse = bits.byte() | (bits.byte() << 8);
  if (size !== (inverse ^ 0xffff)) throw new Damaged();
  for (let i = 0; i < size; ++i) out.push(bits.byte());
}

function readBlock(bits: Bits, out: Output, literals: PrefixCode, distances: PrefixCode): void {
  for (;;) {
    const symbol = literals.read(bits);
    if (symbol < 256) {
      out.push(symbol);
      continue;
    }
    if (symbol === 256) return;
    if (symbol > 285) throw new Damaged();
    const length = lengthBase[symbol - 257]! + bits.take(lengthExtra[symbol - 257]!);
    const far = distances.read(bits);
    if (far > 29) throw new Damaged();
    const extra = far < 2 ? 0 : (far >> 1) - 1;
    const base = far < 2 ? far : (2 + (far & 1)) << extra;
    out.repeat(length, base + bits.take(extra) + 1);
  }
}

// spec: RFC 1951 3.2.7
function readCodes(bits: Bits): [PrefixCode, PrefixCode] {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const lengthCodes = bits.take(4) + 4;
  if (literals > 286 || distances > 30) throw new Damaged();
  const short = Array<number>(19).fill(0);
  for (let i = 0; i < lengthCodes; ++i) short[codeLengthOrder[i]!] = bits.take(3);
  const code = new PrefixCode(short, false);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = code.read(bits);
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    if (symbol === 16 && lengths.length === 0) throw new Damaged();
    const value = symbol === 16 ? lengths[lengths.length - 1]! : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    for (let i = 0; i < times; ++i) lengths.push(value);
  }
  if (lengths.length > literals + distances || lengths[256] === 0) throw new Damaged();
  return [new PrefixCode(lengths.slice(0, literals), true), new PrefixCode(lengths.slice(literals), true)];
}

function readDeflate(bits: Bits, out: Output): void {
  for (let last = 0; last === 0;) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 3) throw new Damaged();
    if (kind === 0) readStored(bits, out);
    else if (kind === 1) readBlock(bits, out, new PrefixCode(fixedLengths, false), new PrefixCode(fixedDistances, false));
    else readBlock(bits, out, ...readCodes(bits));
  }
  bits.toByte();
}

// What holds more than a piece of zlib's output is too large whatever stands behind that piece, and so it is here.
const pieceBytes = 32_768;

function read(bytes: Uint8Array, most: number, begin: (bits: Bits) => void, end: (bits: Bits, content: Uint8Array) => boolean): Inflated {
  const out = new Output(Math.max(pieceBytes, most + 1));
  const bits = new Bits(bytes, 0);
  try {
    begin(bits);
    readDeflate(bits, out);
    const content = out.bytes.slice(0, out.size);
    const sound = end(bits, content);
    if (!sound) return { failed: 'damaged' };
    if (out.size > most) return { failed: 'too-large' };
    return bits.at === bytes.length ? { bytes: content } : { failed: 'damaged' };
  } catch (failure) {
    if (failure instanceof Full || (failure instanceof Cut && out.size > most)) return { failed: 'too-large' };
    if (failure instanceof Damaged || failure instanceof Cut) return { failed: 'damaged' };
    throw failure;
  }
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

let crcTable: Uint32Array | undefined;

// spec: RFC 1952 8
function crc32(bytes: Uint8Array): number {
  crcTable ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let crc = n;
    for (let k = 0; k < 8; ++k) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    return crc >>> 0;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const bigEndian32 = (bits: Bits): number => ((bits.byte() << 24) | (bits.byte() << 16) | (bits.byte() << 8) | bits.byte()) >>> 0;
const littleEndian32 = (bits: Bits): number => (bits.byte() | (bits.byte() << 8) | (bits.byte() << 16) | (bits.byte() << 24)) >>> 0;

// spec: RFC 1950 2.2 (no preset dictionary)
function beginZlib(bits: Bits): void {
  const method = bits.byte();
  const flags = bits.byte();
  if ((method & 15) !== 8 || method >> 4 > 7 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) throw new Damaged();
}

// spec: RFC 1952 2.3 (no further fields: those who write status lists write none)
function beginGzip(bits: Bits): void {
  for (const expected of [0x1f, 0x8b, 8, 0]) if (bits.byte() !== expected) throw new Damaged();
  for (let i = 0; i < 6; ++i) bits.byte();
}

export const inflateZlib = (bytes: Uint8Array, most: number): Inflated =>
  read(bytes, most, beginZlib, (bits, content) => bigEndian32(bits) === adler32(content));

export const inflateGzip = (bytes: Uint8Array, most: number): Inflated =>
  read(bytes, most, beginGzip, (bits, content) => littleEndian32(bits) === crc32(content) && littleEndian32(bits) === content.length);
