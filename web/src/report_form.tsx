// SPDX-License-Identifier: Apache-2.0
// "This is a fake": a note to whoever runs the verifier, without an account. `digest` is that of what is shown in the answer.
import { useState } from 'preact/hooks';
import { request } from './ask';
import { fill } from './language';
import type { Texts } from './language';
import { Hindrance } from './trouble';
import { TroubleNote } from './trouble_note';

export function ReportForm({ texts, digest }: { texts: Texts; digest: string | undefined }) {
  const said = texts.report;
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [taken, setTaken] = useState('');
  const [hindrance, setHindrance] = useState<Hindrance>();

  async function report() {
    setHindrance(undefined);
    try {
      const body = JSON.stringify({ text, ...(contact === '' ? {} : { contact }), ...(digest === undefined ? {} : { inputDigest: digest }) });
      const answer = await request('/v1/reports', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }, { 404: 'noReports', 405: 'noReports', 400: 'reportNotTaken' });
      setTaken(((await answer.json()) as { id: string }).id);
      setText('');
      setContact('');
    } catch (error) {
      setHindrance(error instanceof Hindrance ? error : new Hindrance('pageTrouble'));
    }
  }

  return (
    <details class="report">
      <summary>{said.title}</summary>
      <p>{said.how} {digest !== undefined && said.withDigest}</p>
      <form onSubmit={(event) => { event.preventDefault(); void report(); }}>
        <label for="report-text">{said.text}</label>
        <textarea id="report-text" required rows={4} maxLength={1500} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <label for="report-contact">{said.contact}</label>
        <input id="report-contact" maxLength={100} autocomplete="off" value={contact} onInput={(event) => setContact(event.currentTarget.value)} />
        <button type="submit">{said.send}</button>
      </form>
      <div role="status">
        {taken !== '' && <p class="taken">{fill(said.taken, { id: taken })}</p>}
        {hindrance && <TroubleNote by={hindrance} texts={texts} />}
      </div>
    </details>
  );
}
