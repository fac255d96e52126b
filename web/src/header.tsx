// SPDX-License-Identifier: Apache-2.0
import { languages } from './language';
import type { LanguageTag, Texts } from './language';

export function Header({ texts, language, speak }: { texts: Texts; language: LanguageTag; speak: (tag: LanguageTag) => void }) {
  return (
    <header>
      <p class="mark"><img src="/icon.svg" alt="" width="28" height="28" /> Carnet</p>
      <nav aria-label={texts.language}>
        <ul>
          {languages.map(({ tag, name, direction }) => (
            <li key={tag}>
              <button type="button" lang={tag} dir={direction} aria-pressed={tag === language} onClick={() => speak(tag)}>{name}</button>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
