// SPDX-License-Identifier: Apache-2.0
// One certificate, asked about in every language, on the command line and over HTTP.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Board, cleanCsv, verifierConfig } from './support/board.mjs';
import { run, workFolder } from './support/programs.mjs';
import { ask, startVerifier } from './support/verifier.mjs';

const answers = {
  en: ['ACCEPTED: Genuine and valid today', 'Genuine and valid today'],
  'fr-CM': ['ACCEPTÉ\u00a0: Authentique et valable aujourd\'hui', 'Authentique et valable aujourd\'hui'],
  es: ['ACEPTADO: Auténtico y vigente hoy', 'Auténtico y vigente hoy'],
  'ar-TN': ['\u2068مقبولة\u2069: \u2068أصلية وسارية اليوم\u2069', 'أصلية وسارية اليوم'],
};

test('a verdict is given in the language asked for, with or without region, and others are refused with the list', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const config = verifierConfig(join(folder, 'verifier'), [board]);
  const verifier = await startVerifier(t, folder, config);
  const file = join(folder, 'certificate.json');
  writeFileSync(file, certificate.text);

  for (const [tag, [line, sentence]] of Object.entries(answers)) {
    const shown = await run('carnet-verifier', ['check', file, '--config', config, '--lang', tag]);
    assert.equal(shown.code, 0, shown.stdout + shown.stderr);
    assert.ok(shown.stdout.split('\n')[1].endsWith(line), `${tag}: ${shown.stdout}`);
    const answered = await ask(verifier, certificate.text, { query: `?lang=${tag}` });
    assert.equal(answered.status, 200);
    assert.equal(answered.body.sentence, sentence);
    assert.equal(answered.headers.get('content-language'), tag.slice(0, 2));
  }

  const refused = await run('carnet-verifier', ['check', file, '--config', config, '--lang', 'tlh']);
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /en, fr, es, ar/);
  const problem = await ask(verifier, certificate.text, { query: '?lang=tlh' });
  assert.equal(problem.status, 400);
  assert.match(problem.body.detail, /en, fr, es, ar/);
});
