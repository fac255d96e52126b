// SPDX-License-Identifier: Apache-2.0
// One folder made with corridor_documents, and the built carnet-verifier asked about its documents.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../e2e/support/programs.mjs';
import { differences } from './subset.mjs';

const usageError = 3;

// Checks by their names, so that an expectation names those it is about.
const byName = (verdict) => ({ ...verdict, checks: Object.fromEntries(verdict.checks.map((one) => [one.check, one])) });
const presentationByName = (presentation) => ({ ...byName(presentation), credentials: presentation.credentials.map(byName) });

export class JudgedFolder {
  constructor(out) {
    this.out = out;
    this.names = JSON.parse(readFileSync(join(out, 'names.json'), 'utf8'));
    this.variants = 0;
  }

  static async make(folder, out) {
    const made = await run('corridor_documents', [folder.path, out]);
    assert.equal(made.code, 0, made.stderr);
    return new JudgedFolder(out);
  }

  // Where a document lies, whoever holds it.
  fileOf(name) {
    const file = ['documents', 'trust'].map((place) => join(this.out, place, `${name}.json`)).find(existsSync);
    assert.ok(file, `there is no document "${name}"`);
    return file;
  }

  // A verifier that was not given some of the trust documents.
  configWithout(left = []) {
    if (left.length === 0) return join(this.out, 'verifier.toml');
    const trust = `trust-${++this.variants}`;
    mkdirSync(join(this.out, trust));
    const files = readdirSync(join(this.out, 'trust'));
    assert.deepEqual(left.filter((name) => !files.includes(`${name}.json`)), [], 'left out, but not there');
    for (const file of files.filter((name) => !left.includes(name.replace(/\.json$/, '')))) {
      copyFileSync(join(this.out, 'trust', file), join(this.out, trust, file));
    }
    const config = join(this.out, `verifier-${this.variants}.toml`);
    writeFileSync(config, readFileSync(join(this.out, 'verifier.toml'), 'utf8').replace('"trust"', `"${trust}"`));
    return config;
  }

  async verdict({ check, with: others = [], without, ...asked }) {
    const options = ['destination', 'purpose', 'occupation', 'at', 'lang'].filter((one) => one in asked);
    const args = ['check', this.fileOf(check), '--json', '--config', this.configWithout(without),
      ...others.flatMap((name) => ['--with', this.fileOf(name)]), ...options.flatMap((one) => [`--${one}`, asked[one]])];
    const result = await run('carnet-verifier', args);
    assert.notEqual(result.code, usageError, result.stderr);
    assert.notEqual(result.code, null, result.stderr);
    const [answer] = JSON.parse(result.stdout);
    return answer.presentation ? presentationByName(answer.presentation) : byName(answer.verdict);
  }

  refusal(name) {
    const file = join(this.out, 'documents', `${name}.refused.json`);
    assert.ok(existsSync(file), `"${name}" was not to be refused`);
    return JSON.parse(readFileSync(file, 'utf8'));
  }

  // Names of the folder, as they came out in this run.
  filledIn(expected) {
    const text = JSON.stringify(expected).replace(/\$\{(did|id):([^}]+)\}/g, (whole, kind, name) => {
      assert.ok(this.names[kind][name], `${whole} is nobody's`);
      return this.names[kind][name];
    });
    return JSON.parse(text);
  }

  async hold(expectation) {
    const answer = expectation.refused ? this.refusal(expectation.refused) : await this.verdict(expectation);
    const found = differences(this.filledIn(expectation.expect), answer);
    const text = JSON.stringify(answer);
    const said = (expectation.neverSays ?? []).filter((word) => text.includes(word)).map((word) => `it says "${word}"`);
    assert.deepEqual([...found, ...said], [], `${expectation.name}\n${JSON.stringify(answer, null, 1)}`);
  }
}
