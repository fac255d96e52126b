// SPDX-License-Identifier: Apache-2.0
// A signed receipt of what was found (docs/formats/receipt.md), to keep with the papers. Asked for only when somebody wants one.
import { useState } from 'preact/hooks';
import { questionQuery, send } from './ask';
import type { Question } from './ask';
import type { Shown } from './document';
import type { Texts } from './language';
import { Hindrance } from './trouble';
import { TroubleNote } from './trouble_note';

type State = { name: 'none' } | { name: 'made'; text: string; address: string } | { name: 'hindered'; by: Hindrance };

export function ReceiptButton({ shown, question, texts }: { shown: Shown; question: Question; texts: Texts }) {
  const [state, setState] = useState<State>({ name: 'none' });
  const said = texts.receipt;

  async function make() {
    try {
      const answer = await send(`/v1/receipts?${questionQuery(question)}`, shown, undefined, { 404: 'noReceipts', 405: 'noReceipts' });
      const { receipt } = (await answer.json()) as { receipt: string };
      setState({ name: 'made', text: receipt, address: URL.createObjectURL(new Blob([receipt], { type: 'application/jwt' })) });
    } catch (error) {
      setState({ name: 'hindered', by: error instanceof Hindrance ? error : new Hindrance('pageTrouble') });
    }
  }

  return (
    <div class="receipt" role="status">
      {state.name === 'none' && <button type="button" onClick={() => void make()}>{said.make}</button>}
      {state.name === 'made' && (
        <>
          <p>{said.made}</p>
          <p class="acts"><a class="download" href={state.address} download="receipt.jwt">{said.save}</a> <button type="button" onClick={() => print()}>{said.print}</button></p>
          <code class="printed">{state.text}</code>
        </>
      )}
      {state.name === 'hindered' && <TroubleNote by={state.by} texts={texts} />}
    </div>
  );
}
