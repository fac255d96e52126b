// SPDX-License-Identifier: Apache-2.0
// The gallery can fail: a fixture that is wrong ends the runner with its place, and an expectation that the verifier does not answer is
// seen, as is a folder that claims more than it has.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, workFolder } from '../e2e/support/programs.mjs';
import { faultsOf, foldersIn } from './folders.mjs';
import { JudgedFolder } from './judged_folder.mjs';

const original = () => foldersIn('cases').find((folder) => folder.name.startsWith('01-'));

// A copy of a folder in which `change` edits one file as text.
function damaged(t, file, change) {
  const path = join(workFolder(t), 'folder');
  cpSync(original().path, path, { recursive: true });
  const before = readFileSync(join(path, file), 'utf8');
  const after = change(before);
  assert.notEqual(after, before);
  writeFileSync(join(path, file), after);
  return path;
}

async function refusal(t, path) {
  const made = await run('corridor_documents', [path, join(workFolder(t), 'out')]);
  assert.equal(made.code, 1);
  return made.stderr;
}

for (const [what, file, change, place] of [
  ['a member that no decision has', 'documents/decision-partial.json', (text) => text.replace('"caseNumber":', '"nationality": "TG", "caseNumber":'), /decision-partial\.json\/credentialSubject\/nationality/],
  ['a rule between members that is broken', 'documents/decision-partial.json', (text) => text.replace('"holder-only"', '"public-register"'), /decision-partial\.json\/credentialSubject\/publicity/],
  ['a day that no calendar has', 'documents/decision-partial.json', (text) => text.replace('"validFrom": "2021-03-15"', '"validFrom": "2021-02-30"'), /decision-partial\.json\/credentialSubject\/validFrom/],
  ['a claim that no certificate may make', 'documents/certificate.json', (text) => text.replace('"nameLatin": "Kodjo Exemple"', '"nameLatin": "कोजो"'), /certificate\.json\/award\/holder\/nameLatin/],
  ['a placeholder for nobody', 'documents/trust-list-tg.json', (text) => text.replace('${did:ministry-tg}', '${did:nobody}'), /trust-list-tg\.json.*did:nobody/],
  ['a placeholder for a document that comes later', 'documents/certificate.json', (text) => text.replace('"number": "TG-000117"', '"number": "${digest:decision-full}"'), /certificate\.json.*digest:decision-full/],
  ['a signer who is no actor', 'case.json', (text) => text.replace('"issuer": "certifier-tg"', '"issuer": "stranger"'), /\/issuer: There is no actor 'stranger'/],
  ['a document that was to be refused and is not', 'case.json', (text) => text.replace('{"name": "decision-full",', '{"name": "decision-full", "mustBeRefused": true,'), /decision-full: It was to be refused, and is not/],
]) {
  test(`${what} ends the run with its place`, async (t) => {
    assert.match(await refusal(t, damaged(t, file, change)), place);
  });
}

test('what is there already is not written over', async (t) => {
  const out = workFolder(t);
  assert.equal((await run('corridor_documents', [original().path, join(out, 'made')])).code, 0);
  assert.match((await run('corridor_documents', [original().path, join(out, 'made')])).stderr, /there already/);
});

test('no key is written, and two runs have no key and no id in common', async (t) => {
  const out = workFolder(t);
  const names = [];
  for (const run_ of ['one', 'two']) {
    assert.equal((await run('corridor_documents', [original().path, join(out, run_)])).code, 0);
    names.push(JSON.parse(readFileSync(join(out, run_, 'names.json'), 'utf8')));
    assert.deepEqual(readdirSync(join(out, run_)).sort(), ['did', 'documents', 'names.json', 'policy.toml', 'status', 'trust', 'verifier.toml']);
  }
  const all = names.flatMap((each) => [...Object.values(each.did), ...Object.values(each.id)]);
  assert.equal(new Set(all).size, all.length);
});

test('an expectation that the verifier does not answer is seen, whatever is wrong about it', async (t) => {
  const folder = original();
  const judged = await JudgedFolder.make(folder, join(workFolder(t), 'out'));
  const right = folder.file.expectations.find((one) => one.expect.recognition?.word === 'rec-partial');
  await judged.hold(right);
  for (const wrong of [
    { ...right, expect: { recognition: { word: 'rec-full' } } },
    { ...right, expect: { recognition: { decisions: { $exactly: [] } } } },
    { ...right, expect: { checks: { accreditation: { outcome: 'failed' } } } },
    { ...right, expect: { recognition: { verdict: 'yes' } } },
    { ...right, at: '2020-06-01' },
    { ...right, with: [] },
    { ...right, destination: 'FR' },
    { ...right, without: ['trust-list-tg'] },
    { ...right, neverSays: ['Gas installation'] },
    { ...right, says: ['Recognised in full'] },
    { ...right, check: 'decision-full' },
    { ...right, without: ['no-such-list'] },
  ]) {
    await assert.rejects(judged.hold(wrong), `held: ${JSON.stringify(wrong).slice(0, 300)}`);
  }
});

for (const [what, change, fault] of [
  ['a row without clauses', (file) => { delete file.clauses; }, /a row has clauses/],
  ['a clause that names no expectation of the folder', (file) => { file.clauses[0].expectations = ['nothing of the kind']; }, /no expectation is called/],
  ['a clause that is open and asserted', (file) => { file.clauses[0].open = 'and yet'; }, /one of the two/],
  ['a clause that says nothing', (file) => { file.clauses[0] = { clause: 'works' }; }, /one of the two/],
  ['an expectation that expects nothing', (file) => { file.expectations[0].expect = {}; }, /expects nothing/],
  ['two expectations of one name', (file) => { file.expectations.push(file.expectations[0]); }, /two expectations are called/],
  ['an organisation without (demo)', (file) => { Object.values(file.actors)[0].name = 'Ministry'; }, /does not end in \(demo\)/],
  ['a document that is not used', (file) => { file.documents.pop(); }, /is not used/],
  ['a document that is not there', (file) => { file.documents[0].name = 'elsewhere'; }, /is not there/],
  ['a document about which nothing is asked', (file) => { file.documents.push({ ...file.documents.at(-1), name: 'idle', file: file.documents.at(-1).name }); }, /nothing is asked about "idle"/],
]) {
  test(`${what} is a fault of its folder`, () => {
    const folder = foldersIn('rows').find((one) => one.name.startsWith('R12'));
    assert.deepEqual(faultsOf(folder), []);
    change(folder.file);
    assert.match(faultsOf(folder).join('\n'), fault);
  });
}

test('a folder without its facts has a fault', (t) => {
  const path = join(workFolder(t), 'folder');
  cpSync(original().path, path, { recursive: true });
  rmSync(join(path, 'README.md'));
  assert.match(faultsOf({ ...original(), path }).join('\n'), /no README\.md/);
});
