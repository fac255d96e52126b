// SPDX-License-Identifier: Apache-2.0
// Days and moments as people of a language write them, with the same digits in all, so that they can be held against the paper.
const latin = (language: string) => `${language}-u-nu-latn-ca-gregory`;

export function moment(text: string, language: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : new Intl.DateTimeFormat(latin(language), { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

// A day of a document is the day that it names, wherever the reader is.
export function day(text: string, language: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) || !/^\d{4}-\d\d-\d\d/.test(text) ? text : new Intl.DateTimeFormat(latin(language), { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}
