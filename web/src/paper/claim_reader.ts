// SPDX-License-Identifier: Apache-2.0
//
// Reads the members of a CBOR map by label, strictly: wrong types, empty texts and labels that nobody asked for are refused, each at a
// named place.
import { type Cbor, find } from './cbor.js';
import { missing, wrong } from './refusal.js';
import type { TextRule } from './text_rules.js';

const mostTexts = 200;

// "1988-04-02", "1988-04", "1988": as it is written elsewhere. Such texts stand in the order of their days.
export type DateText = string;

export function readText(value: Cbor, where: string): string {
  if (value.type !== 'text' || value.value === '') throw wrong(where);
  return value.value;
}

export function readNumber(value: Cbor, where: string): bigint {
  if (value.type !== 'integer') throw wrong(where);
  return value.value;
}

export function readArray(value: Cbor, least: number, most: number, where: string): Cbor[] {
  if (value.type !== 'array' || value.items.length < least || value.items.length > most) throw wrong(where);
  return value.items;
}

export function check(rule: TextRule, text: string, where: string): void {
  if (!rule(text)) throw wrong(where);
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// 19880402, 19880400, 19880000: month and day may be unknown.
export function dateFrom(number: bigint, where: string): DateText {
  if (number < 0n || number > 99991231n) throw wrong(where);
  const whole = Number(number);
  const [year, month, day] = [Math.floor(whole / 10000), Math.floor(whole / 100) % 100, whole % 100] as const;
  const isOnCalendar = month <= 12 && day <= daysIn(year, month === 0 ? 1 : month);
  if (year < 1 || (month === 0 && day !== 0) || !isOnCalendar) throw wrong(where);
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  return digits(year, 4) + (month === 0 ? '' : `-${digits(month, 2)}`) + (day === 0 ? '' : `-${digits(day, 2)}`);
}

export const isComplete = (date: DateText): boolean => date.length === 10;

export class ClaimReader {
  private taken = 0;
  private readonly map: Extract<Cbor, { type: 'map' }>;

  // `where` goes before each member's name: "award/".
  constructor(
    map: Cbor,
    private readonly where: string,
  ) {
    if (map.type !== 'map') throw wrong(where);
    this.map = map;
  }

  place(name: string): string {
    return this.where + name;
  }
  take(label: number): Cbor | undefined {
    const value = find(this.map, label);
    if (value !== undefined) ++this.taken;
    return value;
  }
  require(label: number, name: string): Cbor {
    const value = this.take(label);
    if (value === undefined) throw missing(this.place(name));
    return value;
  }
  text(label: number, name: string): string {
    return readText(this.require(label, name), this.place(name));
  }
  optionalText(label: number, name: string): string | undefined {
    const value = this.take(label);
    return value === undefined ? undefined : readText(value, this.place(name));
  }
  number(label: number, name: string): bigint {
    return readNumber(this.require(label, name), this.place(name));
  }
  optionalNumber(label: number, name: string): bigint | undefined {
    const value = this.take(label);
    return value === undefined ? undefined : readNumber(value, this.place(name));
  }
  date(label: number, name: string): DateText {
    return dateFrom(this.number(label, name), this.place(name));
  }
  // The element of `list` at that place.
  choice<T>(label: number, name: string, list: readonly T[]): T {
    const number = this.number(label, name);
    if (number < 0n || number >= BigInt(list.length)) throw wrong(this.place(name));
    return list[Number(number)]!;
  }
  texts(label: number, name: string): string[] {
    const items = readArray(this.require(label, name), 1, mostTexts, this.place(name));
    return items.map((item, i) => readText(item, `${this.place(name)}/${i}`));
  }
  close(): void {
    if (this.taken !== this.map.entries.length) throw wrong(this.where);
  }
}
