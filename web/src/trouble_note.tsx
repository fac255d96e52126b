// SPDX-License-Identifier: Apache-2.0
// Why there is no verdict, and what to do.
import { fill } from './language';
import type { Texts } from './language';
import { ToneSign } from './tone_sign';
import type { Hindrance } from './trouble';

export function TroubleNote({ by, texts }: { by: Hindrance; texts: Texts }) {
  const said = texts.trouble[by.trouble];
  return (
    <div class="card unclear" data-trouble={by.trouble}>
      <p class="verdict"><ToneSign tone="unclear" texts={texts} /><strong>{fill(said.title, by.values)}</strong></p>
      <p>{fill(said.advice, by.values)}</p>
    </div>
  );
}
