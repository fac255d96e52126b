// SPDX-License-Identifier: Apache-2.0
// The languages of the page, and which one to begin with. Texts of a language are loaded when it is chosen.
import type english from './texts/en.json';

export type Texts = typeof english;
export type LanguageTag = 'en' | 'fr' | 'es' | 'ar';

export const languages: readonly { tag: LanguageTag; name: string; direction: 'ltr' | 'rtl' }[] = [
  { tag: 'en', name: 'English', direction: 'ltr' },
  { tag: 'fr', name: 'Français', direction: 'ltr' },
  { tag: 'es', name: 'Español', direction: 'ltr' },
  { tag: 'ar', name: 'العربية', direction: 'rtl' },
];

const load: Record<LanguageTag, () => Promise<{ default: Texts }>> = {
  en: () => import('./texts/en.json'),
  fr: () => import('./texts/fr.json'),
  es: () => import('./texts/es.json'),
  ar: () => import('./texts/ar.json'),
};

export function preferredLanguage(wishes: readonly string[]): LanguageTag {
  for (const wish of wishes) {
    const known = languages.find(({ tag }) => tag === wish.toLowerCase().split('-')[0]);
    if (known) return known.tag;
  }
  return 'en';
}

// Loads the texts and tells the document which way it is read.
export async function textsOf(tag: LanguageTag): Promise<Texts> {
  const texts = (await load[tag]()).default;
  const language = languages.find((each) => each.tag === tag);
  document.documentElement.lang = tag;
  document.documentElement.dir = language?.direction ?? 'ltr';
  document.title = texts.title;
  return texts;
}

// Puts values where the text names them: fill('{n} rows', { n: 3 }).
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
