// SPDX-License-Identifier: Apache-2.0
// A recognition authority as the tests need it: settings, cases, drafts, and the way of an act from its proposal to the signed document.
// Everybody is fictional.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Board, secret } from './board.mjs';

export const day = (offset = 0) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export const settings = ({ verifier, jurisdiction = 'DE' } = {}) => `
[decisions]
${verifier ? `verifier = "${verifier}"` : ''}
authority = "Anerkennungsstelle Musterland (demo)"
competence = "Demo Recognition Act, section 8 (demo)"
jurisdictions = ["${jurisdiction}"]
language = "de"
statutory_months = 3
procedure = "documents"
[decisions.outcome_terms]
full = "volle Gleichwertigkeit"
partial = "teilweise Gleichwertigkeit"
refused = "Ablehnung"
advisory = "Zeugnisbewertung"
[[decisions.not_a_decision]]
language = "en"
text = "An assessment only, not a decision (demo)."
[[decisions.legal_basis]]
citation = "Demo Recognition Act, section 4 (demo)"
[[decisions.remedies]]
kind = "objection"
body = "Anerkennungsstelle Musterland (demo)"
address = "Musterweg 1, Musterstadt (demo)"
deadline = "P1M"
form = "in writing"
suspensive = false
`;

const reasons = { text: 'Die Unterlagen wurden geprüft (demo).', summary: { en: 'The documents were looked at (demo).' } };
const differences = [{ element: 'learning-outcomes', description: 'Gas installation is not part of it.', essentialFor: 'the occupation',
  whyNotCompensated: 'No experience was shown.' }];
export const drafts = {
  full: { outcome: 'full', comparedWith: { title: 'Elektroniker (demo)' }, effects: [{ kind: 'right-to-practise', answer: 'yes' }] },
  partial: { outcome: 'partial', comparedWith: { title: 'Elektroniker (demo)' }, recognisedUnits: [{ code: 'U1', title: 'Safe working' }],
    missingUnits: [{ code: 'U9', title: 'Gas installation' }], substantialDifferences: differences,
    effects: [{ kind: 'right-to-practise', answer: 'no' }], reasons, howToImprove: 'Complete the missing unit (demo).' },
  refused: { outcome: 'refused', substantialDifferences: differences, reasons, howToImprove: 'Complete the missing unit (demo).' },
};

// Of a paper the case knows only the digest; the draft says the rest.
export const ofPaper = { person: { name: 'Fictional Person' }, recognises: [{ qualificationType: 'trade certificate', title: 'Electrician (demo)', titleLanguage: 'en',
  awardingBody: { name: 'A body (demo)' }, awarded: '2019', country: 'NP' }] };

export class DecisionDesk extends Board {
  static async make(folder, { name = 'Anerkennungsstelle Musterland (demo)', ...options } = {}) {
    return DecisionDesk.over(await Board.make(folder, { name }), options);
  }

  // The desk of an authority that a board's home keeps besides.
  static over(board, options) {
    appendFileSync(join(board.home, 'carnet-issuer.toml'), settings(options));
    return Object.assign(Object.create(DecisionDesk.prototype), board);
  }

  attempt(args, officer = 'asha') { return this.run(['decision', ...args, '--officer', officer, '--json'], this.as(officer)); }
  act(args, options = {}) { return this.json(['decision', ...args, '--officer', 'asha'], { ...this.as('asha'), ...options }); }
  show(id, ...more) { return this.json(['decision', 'show', id, ...more]); }
  list(...more) { return this.json(['decision', 'list', ...more]); }

  file(value, name = `draft-${secret().slice(0, 6)}.json`) {
    const path = join(this.folder, name);
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  }

  draft(id, value, options) { return this.act(['draft', id, this.file(value)], options); }

  // Proposed by one officer, approved by the other and signed.
  async decided(id, value) {
    const proposal = await this.draft(id, value);
    return this.finished(id, proposal);
  }

  async follow(kind, id, { draft, more = [] } = {}) {
    const proposal = await this.act([kind, id, ...(draft ? [this.file(draft)] : []), '--reason-code', 'demo', ...more]);
    return this.finished(id, proposal);
  }

  async finished(id, proposal) {
    await this.approve(proposal.id);
    return this.sign(id);
  }

  sign(id, options = {}) {
    return this.json(['decision', 'sign', id], { secrets: { '--certificates-passphrase-fd': this.secrets.certificates }, ...options });
  }

  async exported(id, which) {
    const to = join(this.folder, `export-${secret().slice(0, 6)}.json`);
    await this.json(['decision', 'export', id, '--to', to, ...(which ? ['--which', which] : [])]);
    const text = readFileSync(to, 'utf8');
    return { path: to, text, json: JSON.parse(text) };
  }
}
