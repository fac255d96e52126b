// SPDX-License-Identifier: Apache-2.0
// Where the second link of a share leads: taking it back, after asking once.
import { useState } from 'preact/hooks';
import type { Texts } from '../language';
import { Hindrance } from '../trouble';
import { TroubleNote } from '../trouble_note';
import { withdraw } from './share_link';

export function Withdrawal({ of, texts }: { of: { id: string; token: string }; texts: Texts }) {
  const [state, setState] = useState<'asking' | 'done' | Hindrance>('asking');
  const act = () => withdraw(of).then(() => setState('done'), (error: unknown) => setState(error instanceof Hindrance ? error : new Hindrance('pageTrouble')));
  return (
    <section class="card plain withdrawal" aria-live="polite">
      <h2>{texts.share.withdrawTitle}</h2>
      {state === 'asking' && <button type="button" class="chief" onClick={() => void act()}>{texts.share.withdraw}</button>}
      {state === 'done' && <p>{texts.share.withdrawn}</p>}
      {state instanceof Hindrance && <TroubleNote by={state} texts={texts} />}
    </section>
  );
}
