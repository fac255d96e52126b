// SPDX-License-Identifier: Apache-2.0
// The gallery of docs/examples/corridors: every folder is made anew and every expectation of it held against the built
// carnet-verifier. What is counted at the end is what was asserted and held here, not what a folder claims.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { workFolder } from '../e2e/support/programs.mjs';
import { faultsOf, foldersIn } from './folders.mjs';
import { JudgedFolder } from './judged_folder.mjs';

const rowsOfTheDomain = 75; // programmes and instruments, R01 to R75
const only = process.env.CARNET_CORRIDOR; // part of a folder's name, to run some
const folders = ['cases', 'rows'].flatMap(foldersIn).filter((one) => !only || one.name.includes(only));
const held = new Map(folders.map((folder) => [folder, new Set()]));

test('every folder says what it must say of itself', () => assert.deepEqual(folders.flatMap(faultsOf), []));

for (const folder of folders) {
  test(`${folder.kind}/${folder.name}: ${folder.file.title}`, async (t) => {
    const judged = await JudgedFolder.make(folder, join(workFolder(t), 'out'));
    for (const expectation of folder.file.expectations) {
      await t.test(expectation.name, async () => {
        await judged.hold(expectation);
        held.get(folder).add(expectation.name);
      });
    }
  });
}

const allHeld = (folder) => folder.file.expectations.every((one) => held.get(folder).has(one.name));
// What needs a page, paper or a wallet is shown elsewhere one day; it stays listed as open and does not make the row partial.
const isElsewhere = (clause) => /^(page|paper|wallet):/.test(clause.open ?? '');
const isComplete = (folder) => folder.file.clauses.every((clause) =>
  isElsewhere(clause) || clause.expectations?.length > 0 && clause.expectations.every((name) => held.get(folder).has(name)));

test('the count is of what was asserted here', () => {
  const cases = folders.filter((folder) => folder.kind === 'cases');
  const rows = folders.filter((folder) => folder.kind === 'rows' && allHeld(folder));
  const complete = rows.filter(isComplete);
  console.log(`corridor cases: ${cases.filter(allHeld).length} of ${cases.length}`);
  console.log(`rows: ${complete.length} of ${rowsOfTheDomain}, ${rows.length - complete.length} partial`);
  assert.deepEqual(folders.filter((folder) => !allHeld(folder)).map((folder) => folder.name), []);
});
