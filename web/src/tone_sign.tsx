// SPDX-License-Identifier: Apache-2.0
// A tone as a shape and a word; colour only repeats it.
import type { Texts } from './language';
import type { Tone } from './verdict';

const drawings: Record<Tone, string> = {
  good: 'M6 12.500l4 4 8-9',
  bad: 'M7 7l10 10M17 7L7 17',
  unclear: 'M9 9.500a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.1',
  plain: 'M12 11v6M12 7.500v.1',
};

export function ToneSign({ tone, texts }: { tone: Tone; texts: Texts }) {
  return (
    <span class={`sign ${tone}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d={drawings[tone]} /></svg>
      <span class="unseen">{texts.tone[tone]}: </span>
    </span>
  );
}
