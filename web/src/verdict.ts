// SPDX-License-Identifier: Apache-2.0
// What the verifier answers (docs/formats/verdict.md), as far as the page shows it.
export type Tone = 'good' | 'bad' | 'unclear' | 'plain';

export interface Line {
  line: string;
  question: string;
  answer: string;
  tone: Tone;
  advice?: string;
}

export interface Check {
  check: string;
  outcome: 'passed' | 'failed' | 'warned' | 'skipped' | 'undetermined';
  reason: string;
  sentence: string;
}

export interface Summary {
  proven: boolean;
  holderName?: string;
  birthDate?: string;
  units?: string[];
  issuer?: string;
  issuerName?: string;
  validFrom?: string;
  validUntil?: string;
  awardDate?: string;
}

export interface Verdict {
  decision: 'accepted' | 'rejected' | 'undetermined';
  word: string;
  sentence: string;
  lines?: Line[];
  comparePerson?: string;
  evaluatedAt: string;
  judgedAsOf: string;
  policy: string;
  inputDigest: string;
  checks: Check[];
  summary?: Summary;
  listsFrom?: string; // judged on this device: how old the lists are by which it was judged
}

export const toneOf = (verdict: Verdict): Tone =>
  ({ accepted: 'good', rejected: 'bad', undetermined: 'unclear' } as const)[verdict.decision];

// The sentences that say why it is not accepted, each once.
export function reasonsOf(verdict: Verdict): string[] {
  if (verdict.decision === 'accepted') return [];
  const telling = verdict.checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'undetermined');
  return [...new Set(telling.map(({ sentence }) => sentence))];
}
