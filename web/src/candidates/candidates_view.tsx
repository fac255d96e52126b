// SPDX-License-Identifier: Apache-2.0
// Many candidates at once: a spreadsheet in, the same spreadsheet with a verdict in each row out. Nothing of it is kept.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../ask';
import { fill } from '../language';
import type { Texts } from '../language';
import { ToneSign } from '../tone_sign';
import { Hindrance } from '../trouble';
import { TroubleNote } from '../trouble_note';
import type { Tone } from '../verdict';

type State =
  | { name: 'waiting' }
  | { name: 'working'; done: number; rows: number }
  | { name: 'done'; address: string; counts: Record<string, number> }
  | { name: 'hindered'; by: Hindrance };

const toneOfDecision: readonly ['accepted' | 'rejected' | 'undetermined', Tone][] = [['accepted', 'good'], ['rejected', 'bad'], ['undetermined', 'unclear']];

export function CandidatesView({ texts, question }: { texts: Texts; question: Question }) {
  const [state, setState] = useState<State>({ name: 'waiting' });
  const [sheetFile, setSheetFile] = useState<File>();
  const [files, setFiles] = useState<readonly File[]>([]);
  const stopping = useRef<AbortController>();
  const said = texts.candidates;

  useEffect(() => () => stopping.current?.abort(), []);

  async function check(sheetFile: File) {
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    setState({ name: 'working', done: 0, rows: 0 });
    try {
      const [{ readSheet, writeSheet }, { Files, checkRows }] = await Promise.all([import('./sheet'), import('./check_rows')]);
      const result = await checkRows(await readSheet(sheetFile), await Files.of(files), question, texts, (done, rows) => setState({ name: 'working', done, rows }), signal);
      const address = URL.createObjectURL(new Blob([writeSheet(result.sheet)], { type: 'text/csv;charset=utf-8' }));
      setState({ name: 'done', address, counts: result.counts });
    } catch (error) {
      setState(signal.aborted ? { name: 'waiting' } : { name: 'hindered', by: error instanceof Hindrance ? error : new Hindrance('pageTrouble') });
    }
  }

  return (
    <details class="candidates">
      <summary>{said.title}</summary>
      <p>{said.how}</p>
      <form onSubmit={(event) => { event.preventDefault(); if (sheetFile) void check(sheetFile); }}>
        <label for="sheet">{said.sheet}</label>
        <input id="sheet" type="file" required accept=".csv,.tsv,.txt,.xlsx" onChange={(event) => { setSheetFile(event.currentTarget.files?.[0]); setState({ name: 'waiting' }); }} />
        <label for="files">{said.files}</label>
        <input id="files" type="file" multiple onChange={(event) => setFiles([...event.currentTarget.files ?? []])} />
        {state.name !== 'working' && <button type="submit">{said.start}</button>}
      </form>
      <div role="status" id="candidates-answer">
        {state.name === 'working' && (
          <>
            <label for="progress">{fill(said.progress, { done: state.done, rows: state.rows })}</label>
            <progress id="progress" value={state.done} max={Math.max(state.rows, 1)} />
          </>
        )}
        {state.name === 'done' && (
          <>
            <ul class="checks">
              {toneOfDecision.map(([decision, tone]) => <li key={decision} data-count={decision}><ToneSign tone={tone} texts={texts} /><span>{fill(said[decision], { count: state.counts[decision] ?? 0 })}</span></li>)}
            </ul>
            <p><a class="download" href={state.address} download="candidates-checked.csv">{said.download}</a></p>
          </>
        )}
        {state.name === 'hindered' && <TroubleNote by={state.by} texts={texts} />}
      </div>
      {state.name === 'working' && <button type="button" onClick={() => stopping.current?.abort()}>{said.stop}</button>}
    </details>
  );
}
