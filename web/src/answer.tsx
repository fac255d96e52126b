// SPDX-License-Identifier: Apache-2.0
// The verdict in five lines, as the verifier wrote them. Nothing is concluded here: what it did not send is not shown.
import { AllChecks } from './all_checks';
import { moment } from './dates';
import { fill } from './language';
import type { Texts } from './language';
import { SummaryOf } from './summary_of';
import { ToneSign } from './tone_sign';
import { reasonsOf, toneOf } from './verdict';
import type { Line, Verdict } from './verdict';

export function Answer({ verdict, texts, language }: { verdict: Verdict; texts: Texts; language: string }) {
  const tone = toneOf(verdict);
  const lines = verdict.lines ?? [];
  const alreadySaid = lines.map(({ answer, advice }) => `${answer} ${advice ?? ''}`).join(' ');
  const reasons = reasonsOf(verdict).filter((reason) => !alreadySaid.includes(reason));
  return (
    <article class={`card ${tone}`} data-decision={verdict.decision} data-word={verdict.word}>
      <p class="verdict"><ToneSign tone={tone} texts={texts} /><strong>{verdict.sentence}</strong></p>
      {verdict.listsFrom && <p class="compare here">{fill(texts.offline.judgedHere, { moment: moment(verdict.listsFrom, language) })}</p>}
      {lines.length > 0 ? <FiveLines lines={lines} texts={texts} /> : verdict.summary && <SummaryOf summary={verdict.summary} texts={texts} language={language} />}
      {reasons.length > 0 && (
        <div class="reasons">
          <h3>{texts.why}</h3>
          <ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        </div>
      )}
      {verdict.comparePerson && <p class="compare"><PersonSign /><span>{verdict.comparePerson}</span></p>}
      <AllChecks verdict={verdict} texts={texts} language={language} />
    </article>
  );
}

function FiveLines({ lines, texts }: { lines: readonly Line[]; texts: Texts }) {
  return (
    <dl class="lines">
      {lines.map(({ line, question, answer, tone, advice }) => (
        <div key={line} class="line" data-line={line} data-tone={tone}>
          <dt><ToneSign tone={tone} texts={texts} />{question}</dt>
          <dd>
            <span class="said">{answer}</span>
            {advice && <span class="advice">{advice}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const PersonSign = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20c.8-3.500 3.800-5 7.500-5s6.700 1.500 7.500 5" /></svg>
);
