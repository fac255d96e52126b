// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'preact/hooks';
import { countriesIn } from './countries';
import type { Texts } from './language';

interface Given { texts: Texts; language: string; chosen: string; choose: (code: string) => void }

export function CountryChoice({ texts, language, chosen, choose }: Given) {
  const countries = useMemo(() => countriesIn(language), [language]);
  return (
    <p class="country">
      <label for="country">{texts.country}</label>
      <select id="country" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{texts.noCountry}</option>
        {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </select>
    </p>
  );
}
