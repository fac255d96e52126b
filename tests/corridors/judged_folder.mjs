// SPDX-License-Identifier: Apache-2.0
// One folder made with corridor_documents, and the built carnet-verifier asked about its documents.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../e2e/support/programs.mjs';
import { differences } from './subset.mjs';

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

  // What the built program prints.
  async answer({ check, with: others = [], without, ...asked }, ...more) {
    const options = ['destination', 'purpose', 'occupation', 'at', 'lang'].filter((one) => one in asked);
    const args = ['check', this.fileOf(check), '--config', this.configWithout(without), ...more,
      ...others.flatMap((name) => ['--with', this.fileOf(name)]), ...options.flatMap((one) => [`--${one}`, asked[one]])];
    const result = await run('carnet-verifier', args);
    assert.ok([0, 1, 2].includes(result.code), `exit ${result.code} ${result.signal}: ${result.stderr}`);
    assert.equal(result.stderr, '', 'every trust document of a folder is one that can be used');
    return result.stdout;
  }

  async verdict(expectation) {
    const [answer] = JSON.parse(await this.answer(expectation, '--json'));
    return answer.presentation ? presentationByName(answer.presentation) : byName(answer.verdict);
  }

  // Which of the texts that people should read are not there.
  async unsaid(expectation) {
    if (!expectation.says) return [];
    const text = await this.answer(expectation);
    return expectation.says.filter((line) => !text.includes(line)).map((line) => `it does not say "${line}": ${text}`);
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
    assert.deepEqual([...found, ...said, ...await this.unsaid(expectation)], [], `${expectation.name}\n${JSON.stringify(answer, null, 1)}`);
  }
}
