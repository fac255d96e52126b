// SPDX-License-Identifier: Apache-2.0
// What the document says, from a verifier that does not yet put it into lines.
import { day } from './dates';
import type { Texts } from './language';
import type { Summary } from './verdict';

export function SummaryOf({ summary, texts, language }: { summary: Summary; texts: Texts; language: string }) {
  const rows: [string, string | undefined][] = [
    [texts.summary.who, summary.holderName],
    [texts.summary.born, summary.birthDate && day(summary.birthDate, language)],
    [texts.summary.units, summary.units?.join(' · ')],
    [texts.summary.issuer, summary.issuerName ?? summary.issuer],
    [texts.summary.until, summary.validUntil && day(summary.validUntil, language)],
  ];
  const said = rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== '');
  if (said.length === 0) return null;
  return (
    <>
      {!summary.proven && <p class="claimed">{texts.summary.claimed}</p>}
      <dl class="lines">
        {said.map(([name, value]) => <div key={name} class="line"><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>)}
      </dl>
    </>
  );
}
