// SPDX-License-Identifier: Apache-2.0
// The five lines as a page asks for them and as a terminal shows them, in every language, for certificates that are good and others.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Board, cleanCsv, verifierConfig } from './support/board.mjs';
import { run, workFolder } from './support/programs.mjs';
import { ask, startVerifier } from './support/verifier.mjs';

const tones = (verdict) => verdict.lines.map(({ tone }) => tone).join(' ');
const kinds = (verdict) => verdict.lines.map(({ line }) => line).join(' ');

test('five lines stand in every verdict in the language asked for, and are good for nobody who is not trusted', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const config = verifierConfig(join(folder, 'verifier'), [board]);
  const verifier = await startVerifier(t, folder, config);
  const stranger = await startVerifier(t, folder, verifierConfig(join(folder, 'stranger'), []));

  const names = { en: 'Who', fr: 'Titulaire', es: 'Titular', ar: 'صاحب الشهادة' };
  for (const [lang, question] of Object.entries(names)) {
    const { body } = await ask(verifier, certificate.text, { query: `?lang=${lang}` });
    assert.equal(kinds(body), 'who what issuer in-force counts-here');
    assert.equal(tones(body), 'good good plain good plain');
    assert.equal(body.lines[0].question, question);
    assert.ok(body.lines[0].answer.includes(body.summary.holderName));
    for (const unit of body.summary.units) assert.ok(body.lines[1].answer.includes(unit), unit);
    assert.ok(body.comparePerson.length > 10);
  }
  const asked = (await ask(verifier, certificate.text, { query: '?destination=FR' })).body;
  assert.match(asked.lines[4].answer, /^France: /);
  assert.notEqual(asked.lines[4].tone, 'good');

  const { body: unknown } = await ask(stranger, certificate.text);
  assert.equal(tones(unknown), 'unclear unclear unclear unclear unclear');
  assert.match(unknown.lines[0].answer, /^The document claims: /);
  const { body: altered } = await ask(verifier, certificate.text.replace('Fictional', 'Fictitious'));
  assert.equal(tones(altered), 'bad bad bad unclear unclear');
  const { body: rubbish } = await ask(verifier, 'https://elsewhere.example/', { type: 'text/plain' });
  assert.equal(tones(rubbish), 'bad bad bad unclear unclear');
  assert.equal(rubbish.comparePerson, undefined);

  const file = join(folder, 'certificate.json');
  writeFileSync(file, certificate.text);
  const shown = await run('carnet-verifier', ['check', file, '--config', config]);
  assert.equal(shown.code, 0);
  const lines = shown.stdout.split('\n');
  assert.match(lines[3], /^ {2}Who +\S/);
  assert.match(lines[4], /^ {2}Can do +\S/);
  assert.match(lines[5], /^ {2}Certified by +.*on your own list of trusted issuers$/);
  assert.match(lines[6], /^ {2}In force today +Yes, until /);
});
