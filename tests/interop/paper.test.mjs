// SPDX-License-Identifier: Apache-2.0
// Question: can somebody who has only docs/formats/paper.md write a code that carnet-verifier accepts, and does it accept nothing else?
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { workFolder } from '../e2e/support/programs.mjs';
import { check, reasonOf } from '../e2e/support/verifier.mjs';
import { certificateContent, code, compressedCode, makeIssuer, message } from './paper_writer.mjs';

// Asks carnet-verifier about the text of a code, as an employer who trusts that issuer.
function verifierOf(t, issuer) {
  const folder = workFolder(t);
  const policy = join(folder, 'policy.toml');
  writeFileSync(policy, `name = "employer"\n[[trusted]]\ndid = "${issuer.did}"\nname = "Demo Skills Testing Board (demo)"\n`);
  return async (text) => {
    const { verdict, stderr } = await check(folder, text, ['--policy', policy]);
    assert.ok(verdict, stderr);
    return verdict;
  };
}

for (const kind of ['ed25519', 'p256']) {
  test(`a code written from the documentation alone is accepted (${kind})`, async (t) => {
    const issuer = makeIssuer(kind);
    const ask = verifierOf(t, issuer);
    const bytes = message(issuer);
    for (const text of [compressedCode(bytes), code(bytes), `${code(bytes)}\n`]) {
      const verdict = await ask(text);
      assert.equal(verdict.decision, 'accepted', JSON.stringify(verdict.checks));
      assert.equal(verdict.securing, 'paper');
      assert.equal(verdict.summary.number, '000417');
    }
  });
}

test('a code that was changed, cut or made for another kind is not accepted', async (t) => {
  const issuer = makeIssuer('ed25519');
  const ask = verifierOf(t, issuer);
  const bytes = message(issuer);
  const changed = Buffer.from(bytes);
  changed[changed.indexOf('Namuna')] ^= 1;
  assert.equal(reasonOf(await ask(code(changed)), 'proof'), 'signature-wrong');
  assert.equal(reasonOf(await ask(compressedCode(bytes).slice(0, -60)), 'format'), 'code-damaged');
  for (const made of [
    message(issuer, { type: 'carnet-cu+cwt' }),
    message(issuer, { type: 'carnet-cc+cwt', label: -70002 }),
    message(issuer, { content: certificateContent([[9, ['ELE-07-U06']]]) }),
    message(issuer, { content: certificateContent([[99, 'more']]) }),
    message(issuer, { type: 'something+cwt', label: -70001 }),
    message({ ...issuer, kid: '' }),
    message({ ...issuer, kid: makeIssuer('ed25519').kid }),
    message({ ...issuer, sign: makeIssuer('ed25519').sign }),
  ]) assert.notEqual((await ask(compressedCode(made))).decision, 'accepted');
});

test('a unit statement is shown as one', async (t) => {
  const issuer = makeIssuer('p256');
  const verdict = await verifierOf(t, issuer)(
    compressedCode(message(issuer, { type: 'carnet-cu+cwt', content: certificateContent([[9, ['ELE-07-U06']]]) })));
  assert.equal(verdict.decision, 'accepted', JSON.stringify(verdict.checks));
  assert.equal(verdict.summary.type, 'CompetencyUnitStatement');
});
