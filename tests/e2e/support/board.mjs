// SPDX-License-Identifier: Apache-2.0
// "Demo Skills Testing Board (demo)" as the tests need it: a home with two officers and a profile, spreadsheets for
// it, and the way of a batch. All persons are plainly fictional; all passphrases are made at run time.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { repository, run, runJson, serve } from './programs.mjs';

export const secret = () => randomBytes(18).toString('base64url');

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

export const exampleProfile = join(repository, 'docs', 'examples', 'site-electrician.toml');

// Unit codes of a profile, as they stand in its file.
export const unitCodes = (profile) => [...readFileSync(profile, 'utf8').matchAll(/^\[\[units\]\]\s*\ncode\s*=\s*"([^"]+)"/gm)].map((m) => m[1]);

// `count` clean rows as CSV text; numbers begin at `from`.
export function cleanCsv(count, { from = 1, profile = exampleProfile } = {}) {
  const units = unitCodes(profile).join(' ');
  const rows = ['number,name,name_original,name_language,birth_date,award_date,units'];
  for (let i = from; i < from + count; ++i) {
    const number = String(i).padStart(6, '0');
    rows.push(`DE-${number},Fictional Person ${spelled(i)},काल्पनिक व्यक्ति,ne,${1970 + (i % 30)}-0${1 + (i % 9)}-1${i % 9},2026-0${1 + (i % 9)}-15,"${units}"`);
  }
  return `${rows.join('\n')}\n`;
}

// A number in letters, so that every fictional name is another one and looks like a name.
function spelled(number) {
  const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];
  const text = [...String(number)].map((digit) => syllables[Number(digit)]).join('');
  return text[0].toUpperCase() + text.slice(1);
}

export class Board {
  constructor(folder, port) {
    this.folder = folder;
    this.home = join(folder, 'issuer');
    this.port = port;
    this.secrets = { asha: secret(), benno: secret(), certificates: secret(), lists: secret() };
  }

  // A home that is ready to import. `name` is the body's; `baseUrl` another address than the server's own, where a proxy stands before it.
  static async make(folder, { name = 'Demo Skills Testing Board (demo)', algorithm = 'Ed25519', profile = exampleProfile, baseUrl, init = [] } = {}) {
    mkdirSync(folder, { recursive: true });
    const board = new Board(folder, await freePort());
    board.profile = profile;
    const made = await board.json(['init', '--name', name, '--base-url', baseUrl ?? `http://localhost:${board.port}`, '--port', String(board.port),
      '--admin-port', '0', '--key-algorithm', algorithm, ...init],
    { secrets: { '--certificates-passphrase-fd': board.secrets.certificates, '--status-passphrase-fd': board.secrets.lists } });
    board.did = made.did;
    await board.json(['officer', 'add', 'asha', '--name', 'Asha Example', '--role', 'prepare', '--role', 'approve'], board.as('asha'));
    await board.json(['officer', 'add', 'benno', '--name', 'Benno Example', '--role', 'approve'], board.as('benno'));
    board.profileName = (await board.json(['profile', 'add', profile])).name;
    return board;
  }

  // The options that make an officer present.
  as(officer) { return { secrets: { '--passphrase-fd': this.secrets[officer] } }; }
  command(args) { return ['--home', this.home, ...args]; }
  run(args, options) { return run('carnet-issuer', this.command(args), options); }
  json(args, options) { return runJson('carnet-issuer', this.command(args), options); }

  async import(csv, args = [], { expect = 0, name = `batch-${secret().slice(0, 6)}.csv` } = {}) {
    const file = join(this.folder, name);
    writeFileSync(file, csv);
    return this.json(['import', file, '--profile', this.profileName, '--officer', 'asha', ...args], { ...this.as('asha'), expect });
  }

  approve(id, options = {}) {
    return this.json(['approve', id, '--officer', 'benno', '--yes'], { ...this.as('benno'), ...options });
  }

  issue(batch, args = [], options = {}) {
    return this.json(['issue', batch, ...args], { secrets: { '--certificates-passphrase-fd': this.secrets.certificates }, ...options });
  }

  // From rows to files: returns the parsed certificates with their paths.
  async award(csv, args = []) {
    const { batch } = await this.import(csv, args);
    await this.approve(batch.id);
    await this.issue(batch.id);
    return { batch, certificates: await this.exported(batch.id) };
  }

  exported(batch) { return this.#export(batch, 0); }

  // What is issued so far of a batch that may be unfinished.
  async exportedNow(batch) {
    const { batch: { counts } } = await this.json(['show', batch]);
    return this.#export(batch, counts.issued === counts.rows ? 0 : 2);
  }

  async #export(batch, expect) {
    const to = join(this.folder, `certificates-${batch}`);
    await this.json(['export', batch, '--to', to], { expect });
    return readdirSync(to).filter((name) => name !== 'manifest.json').sort()
      .map((name) => ({ path: join(to, name), text: readFileSync(join(to, name), 'utf8'), json: JSON.parse(readFileSync(join(to, name), 'utf8')) }));
  }

  // Proposed by one officer and approved by the other.
  async change(act, ids, reason) {
    const change = await this.json([act, ...ids, '--reason', reason, '--text', 'A fictional reason for a test.', '--officer', 'asha'], this.as('asha'));
    await this.approve(change.id);
    return change;
  }

  serve(t, options = {}) {
    return serve(t, 'carnet-issuer', this.command(['serve', '--port', String(this.port), '--admin-port', '0']),
      { folder: this.folder, secrets: { '--status-passphrase-fd': this.secrets.lists }, ...options });
  }

  fsck(options = {}) { return this.json(['fsck'], options); }
}

// A verifier's configuration folder that trusts the boards given and may fetch from this machine.
export function verifierConfig(folder, boards, { policy = '', extra = '', fetch = 'allow_plain_http = true\nallow_private_addresses = true\nports = []\n' } = {}) {
  mkdirSync(folder, { recursive: true });
  const trusted = boards.map((board) => `[[trusted]]\ndid = "${board.did}"\nname = "A trusted board (demo)"\n`).join('\n');
  writeFileSync(join(folder, 'policy.toml'), `name = "test"\n${policy}\n${trusted}`);
  writeFileSync(join(folder, 'verifier.toml'), `policy = "policy.toml"\n${extra}\n[fetch]\n${fetch}`);
  return join(folder, 'verifier.toml');
}
