// SPDX-License-Identifier: Apache-2.0
// The visible step that makes the page work without a network: nothing is kept unless somebody asks for it.
import { useEffect, useState } from 'preact/hooks';
import { moment } from '../dates';
import { fill } from '../language';
import type { Texts } from '../language';
import { Hindrance } from '../trouble';
import { TroubleNote } from '../trouble_note';
import { canKeep, heldLists, prepare } from './keeping';

type State = { name: 'unprepared' } | { name: 'working' } | { name: 'ready'; made: string } | { name: 'hindered'; by: Hindrance };

export function OfflineChoice({ texts, language }: { texts: Texts; language: string }) {
  const said = texts.offline;
  const [state, setState] = useState<State>({ name: 'unprepared' });

  useEffect(() => { void heldLists().then((held) => { if (held) setState({ name: 'ready', made: held.made }); }); }, []);

  async function act() {
    setState({ name: 'working' });
    try {
      setState({ name: 'ready', made: (await prepare()).made });
    } catch (error) {
      setState({ name: 'hindered', by: error instanceof Hindrance ? error : new Hindrance('pageTrouble') });
    }
  }

  if (!canKeep()) return null;
  return (
    <details class="offline">
      <summary>{said.title}</summary>
      <p>{said.how}</p>
      <div role="status">
        {state.name === 'working' && <p>{said.working}</p>}
        {state.name === 'ready' && <p class="ready">{fill(said.ready, { moment: moment(state.made, language) })}</p>}
        {state.name === 'hindered' && <TroubleNote by={state.by} texts={texts} />}
      </div>
      {state.name !== 'working' && <button type="button" onClick={() => void act()}>{state.name === 'ready' ? said.again : said.prepare}</button>}
    </details>
  );
}
