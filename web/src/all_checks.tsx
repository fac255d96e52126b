// SPDX-License-Identifier: Apache-2.0
// What folds out below an answer: every check with its reason, the dates, and by whose rules it was judged.
import { moment } from './dates';
import { fill } from './language';
import type { Texts } from './language';
import { ToneSign } from './tone_sign';
import type { Check, Tone, Verdict } from './verdict';

const toneOfOutcome: Record<Check['outcome'], Tone> = { passed: 'good', failed: 'bad', warned: 'plain', skipped: 'plain', undetermined: 'unclear' };

export function AllChecks({ verdict, texts, language }: { verdict: Verdict; texts: Texts; language: string }) {
  const names: Record<string, string> = texts.checkName;
  return (
    <details>
      <summary>{texts.details}</summary>
      <ul class="checks">
        {verdict.checks.map(({ check, outcome, sentence }) => (
          <li key={check}>
            <ToneSign tone={toneOfOutcome[outcome]} texts={texts} />
            <span><strong>{names[check] ?? check}</strong> <em>({texts.outcome[outcome]})</em><br />{sentence}</span>
          </li>
        ))}
      </ul>
      <dl class="facts">
        <dt>{texts.checkedAt}</dt><dd>{moment(verdict.evaluatedAt, language)}</dd>
        {verdict.judgedAsOf !== verdict.evaluatedAt && <><dt>{texts.judgedAsOf}</dt><dd>{moment(verdict.judgedAsOf, language)}</dd></>}
        <dt>{texts.policy}</dt><dd>{fill(texts.policyMeans, { policy: verdict.policy })}</dd>
        <dt>{texts.digest}</dt><dd><code>{verdict.inputDigest}</code></dd>
      </dl>
    </details>
  );
}
