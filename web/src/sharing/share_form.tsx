// SPDX-License-Identifier: Apache-2.0
// For the person whose certificate it is: a link that shows it to others for a time, and another that takes it back.
import { useEffect, useState } from 'preact/hooks';
import { moment } from '../dates';
import type { Shown } from '../document';
import { fill } from '../language';
import type { Texts } from '../language';
import { Hindrance } from '../trouble';
import { TroubleNote } from '../trouble_note';
import { canChoose, goesAlong, partsOf, withParts } from './disclosures';
import type { Part } from './disclosures';
import { share } from './share_link';
import type { Shared } from './share_link';

const days = [1, 7, 30] as const;

export function ShareForm({ shown, texts, language }: { shown: Shown; texts: Texts; language: string }) {
  const said = texts.share;
  const [forDays, setForDays] = useState<number>(7);
  const [parts, setParts] = useState<readonly Part[]>([]);
  const [wanted, setWanted] = useState<readonly boolean[]>([]);
  const [shared, setShared] = useState<Shared>();
  const [hindrance, setHindrance] = useState<Hindrance>();

  useEffect(() => {
    if (!canChoose(shown)) return;
    partsOf(shown).then((found) => { setParts(found); setWanted(found.map(() => true)); }, () => setParts([]));
  }, [shown]);

  async function make() {
    setHindrance(undefined);
    try {
      setShared(await share(withParts(shown, parts, wanted), forDays * 86400));
    } catch (error) {
      setHindrance(error instanceof Hindrance ? error : new Hindrance('pageTrouble'));
    }
  }

  const toggle = (index: number) => setWanted(wanted.map((each, i) => (i === index ? !each : each)));

  return (
    <details class="share">
      <summary>{said.title}</summary>
      <p>{said.how}</p>
      <form onSubmit={(event) => { event.preventDefault(); void make(); }}>
        {parts.length > 0 && (
          <fieldset>
            <legend>{said.choose}</legend>
            {parts.map(({ name, value, parent }, i) => (
              <label key={i} class="choice">
                <input type="checkbox" checked={goesAlong(parts, wanted, i)} disabled={parent !== undefined && !goesAlong(parts, wanted, parent)} onChange={() => toggle(i)} />
                <bdi>{name === '' ? value : `${name}: ${value}`}</bdi>
              </label>
            ))}
          </fieldset>
        )}
        <label for="share-days">{said.until}</label>
        <select id="share-days" value={forDays} onChange={(event) => setForDays(Number(event.currentTarget.value))}>
          {days.map((count) => <option key={count} value={count}>{fill(said.days, { count })}</option>)}
        </select>
        <button type="submit">{said.make}</button>
      </form>
      <div role="status">
        {shared && (
          <>
            <label for="share-link">{fill(said.link, { moment: moment(shared.expires, language) })}</label>
            <input id="share-link" dir="ltr" readOnly value={shared.link} onFocus={(event) => event.currentTarget.select()} />
            <label for="withdrawal-link">{said.withdrawalLink}</label>
            <input id="withdrawal-link" dir="ltr" readOnly value={shared.withdrawalLink} onFocus={(event) => event.currentTarget.select()} />
          </>
        )}
        {hindrance && <TroubleNote by={hindrance} texts={texts} />}
      </div>
    </details>
  );
}
