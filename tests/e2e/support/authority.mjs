// SPDX-License-Identifier: Apache-2.0
// A national authority as the tests need it: a home with two officers, accreditation files, and the way of an act from its proposal to
// the published list. Everybody is fictional.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Board, secret } from './board.mjs';
import { serve } from './programs.mjs';

export const day = (offset = 0) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

// An accreditation file in TOML. `body` is a Board, or any { did, name }.
export const accreditation = ({ did, name = 'A body (demo)', role = 'award', from = '2020-01-01', id, accreditor, scope = 'isco08 = ["741"]\n', more = '' }) => [
  id ? `id = "${id}"` : '', accreditor ? `accreditor = "${accreditor}"` : '', `role = "${role}"`, `from = ${from}`,
  'legal_basis = "Demo Qualifications Act, section 7 (demo)"', did ? `dids = ["${did}"]` : '', more,
  '[body]', `name = "${name}"`, 'country = "NP"', '[scope]', scope].filter(Boolean).join('\n');

export class Authority extends Board {
  static async make(folder, { name = 'National Qualifications Authority (demo)', list = true, ...options } = {}) {
    const board = await Board.make(folder, { name, ...options });
    const authority = Object.setPrototypeOf(board, Authority.prototype);
    authority.secrets.trust = secret();
    await authority.json(['key', 'rotate', '--purpose', 'trust-lists', '--algorithm', options.algorithm ?? 'Ed25519'], { secrets: { '--key-passphrase-fd': authority.secrets.trust } });
    if (list) await authority.decided(['init', '--title', 'en=Accredited bodies (demo)', '--title', 'fr=Organismes accrédités (démo)', '--territory', 'NP', '--next-update-days', '30']);
    return authority;
  }

  key() { return { secrets: { '--trust-passphrase-fd': this.secrets.trust } }; }

  // Runs as a person would, whatever comes of it.
  attempt(args, options) { return this.run(['trust', ...args], options); }

  propose(args, options = {}) {
    return this.json(['trust', ...args, '--reason', 'A fictional reason (demo).', '--officer', 'asha'], { ...this.as('asha'), ...options });
  }

  // Proposed by one officer and approved by the other.
  async decided(args) {
    const change = await this.propose(args);
    await this.approve(change.id);
    return change;
  }

  file(text, name = `accreditation-${secret().slice(0, 6)}.toml`) {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  // Returns the ids of what was granted, in the order of the files.
  async grant(...texts) {
    const change = await this.decided(['grant', ...texts.map((text) => this.file(text))]);
    return change.accreditations.map((one) => one.id);
  }

  publish(options = {}) { return this.json(['trust', 'publish'], { ...this.key(), ...options }); }

  // A server that may sign the list.
  serveWith(t, args) {
    return serve(t, 'carnet-issuer', this.command(args),
      { folder: this.folder, secrets: { '--status-passphrase-fd': this.secrets.lists, '--trust-passphrase-fd': this.secrets.trust } });
  }

  async bundle(name) {
    const to = join(this.folder, name);
    await this.json(['trust', 'bundle', '--to', to], this.key());
    return to;
  }
}

export const listIn = (bundle, sequence) => readFileSync(join(bundle, 'trust', `trust-list-${sequence}.json`), 'utf8');
