// SPDX-License-Identifier: Apache-2.0
//
// What a text on paper may look like: the rules of wallet-format/profile/src/text_rules.h that printed documents are held against. Pure.

export type TextRule = (text: string) => boolean;

// Controls, separators of lines, and marks that override the writing direction: they can make one name look like another.
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/;
const longestUri = 2048;

const line = (limit: number): TextRule => (text) =>
  text !== '' && !unprintable.test(text) && [...text].length <= limit && !text.startsWith(' ') && !text.endsWith(' ');

export const isName = line(200);
export const isTitle = line(300);
export const isCode = line(64);
export const isNumber = line(100);

const latinLetter = /^[A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u036F\u1E00-\u1EFF]$/;
const apostrophe = /^['\u2018\u2019]$/;
const nameMark = /^['\u2018\u20190-9\u2010\u00B7 \-.,()/]$/;

// Before the first letter stands one apostrophe at most.
export const isLatinName: TextRule = (text) => {
  if (!isName(text)) return false;
  let begun = false;
  for (const [position, each] of [...text].entries()) {
    if (latinLetter.test(each)) begun = true;
    else if (begun ? !nameMark.test(each) : position > 0 || !apostrophe.test(each)) return false;
  }
  return begun;
};

// spec: RFC 5646 2.1, the common part
export const isLanguage: TextRule = (text) => /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?$/.test(text);
export const isCountry: TextRule = (text) => /^[A-Z]{2}$/.test(text);
export const isIscoUnit: TextRule = (text) => /^[0-9]{4}$/.test(text);
export const isIscedField: TextRule = (text) => /^[0-9]{2,4}$/.test(text);
export const isDigest: TextRule = (text) => /^u[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);

// spec: RFC 3986 4.3, without looking into the parts
export const isUri: TextRule = (text) =>
  text.length <= longestUri &&
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[!#$&-;=?-[\]_a-z~]|%[0-9A-Fa-f]{2})+$/.test(text) &&
  text.indexOf('#') === text.lastIndexOf('#');
export const isUriWithoutFragment: TextRule = (text) => isUri(text) && !text.includes('#');
export const isHttpUrl: TextRule = (text) => isUri(text) && /^https?:\/\/[^/?#:@]/.test(text);

// spec: ISO 3166-2
export const isJurisdiction: TextRule = (text) => isCountry(text) || /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(text) || isUri(text);

// spec: DID 1.0 section 3.1
export const isDid: TextRule = (text) => text.length <= longestUri && /^did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})+$/.test(text);

// A DID with the fragment of one of its keys. spec: DID Core 1.0 section 3.2
export const isKeyName = (did: string, fragment: string): boolean =>
  isDid(did) &&
  !did.endsWith(':') &&
  did.length + fragment.length <= longestUri &&
  /^#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})+$/.test(fragment);
