// SPDX-License-Identifier: Apache-2.0
// A phone that was prepared judges printed codes when there is no network, says how old its lists are, and does not judge past their limit.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Board, cleanCsv } from '../e2e/support/board.mjs';
import { repository, workFolder } from '../e2e/support/programs.mjs';
import { ask } from '../e2e/support/verifier.mjs';
import { compressedCode, makeIssuer, message } from '../interop/paper_writer.mjs';
import { answered, axeViolations, overflow, picture, startBrowser, visit } from './support/browser.mjs';
import { servePage } from './support/served_page.mjs';
import { pdfOf, photoOf } from './support/shown_things.mjs';

const texts = JSON.parse(readFileSync(join(repository, 'web', 'src', 'texts', 'en.json'), 'utf8'));

test('a phone prepared for offline', async (t) => {
  const issuer = makeIssuer('ed25519');
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { batch } = await board.award(cleanCsv(1));
  await board.serve(t);
  const prints = join(folder, 'prints');
  // What fontconfig still holds when a program ends is its own affair.
  await board.json(['print', batch.id, '--out', prints, '--verify-url', 'https://verify.example/'], { secrets: { '--certificates-passphrase-fd': board.secrets.certificates }, env: { ASAN_OPTIONS: 'detect_leaks=0' } });
  const sheet = join(prints, readdirSync(prints).find((name) => name.endsWith('.pdf')));
  const { address, verifier } = await servePage(t, folder, [board, issuer]);
  const browser = await startBrowser(t);
  const good = compressedCode(message(issuer));
  const online = Object.fromEntries(await Promise.all(['en', 'ar'].map(async (lang) => [lang, (await ask(verifier, good, { query: `?lang=${lang}`, type: 'text/plain' })).body])));
  const { page, context, wrong } = await visit(t, browser, address, { width: 320, serviceWorkers: 'allow' });

  const show = async (code) => {
    await page.fill('#text', code);
    await page.locator('.giving form button').click();
    await answered(page);
  };
  // The five lines, as docs/formats/verdict.md has their tones: none is good where not all is.
  const assertLines = async (tones, inForce) => {
    const lines = await page.locator('.line').evaluateAll((all) => all.map(({ dataset }) => [dataset.line, dataset.tone]));
    assert.deepEqual(lines.map(([line]) => line), ['who', 'what', 'issuer', 'in-force', 'counts-here']);
    assert.deepEqual([...new Set(lines.map(([, tone]) => tone))].sort(), tones);
    assert.match(await page.locator('[data-line="in-force"] .said').innerText(), inForce);
  };
  const decision = () => page.locator('#answer .card').getAttribute('data-decision');

  await t.test('has read the sheet that the issuer printed, both of whose codes it sees', async () => {
    await page.setInputFiles('#file', sheet);
    await page.waitForSelector('[data-decision=accepted]', { timeout: 60_000 });
    assert.equal(await page.locator('.line').count(), 5);
    await picture(page, 'sheet-en-320');
  });

  await t.test('has kept the page, its readers and the lists, and says of when', async () => {
    await page.locator('.offline summary').click();
    await page.locator('.offline button').click();
    await page.locator('.offline .ready').waitFor({ timeout: 60_000 });
    assert.deepEqual(await axeViolations(page), []);
    await picture(page, 'offline-ready-en-320');
  });

  await t.test('opens without the network, and answers a code as the verifier did', async () => {
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('h1');
    await show(good);
    const card = await page.locator('#answer .card').innerText();
    assert.equal(await decision(), 'accepted');
    assert.ok(card.includes(online.en.sentence) && card.includes(online.en.summary.holderName), card);
    await assertLines(['good', 'plain'], /^Yes, until/);
    assert.ok(card.includes(texts.offline.compare));
    assert.match(card, /Its lists are of/);
    assert.deepEqual(await axeViolations(page), []);
    assert.ok(await overflow(page) <= 0);
    await picture(page, 'offline-good-en-320');
    await page.locator('nav button[lang="ar"]').click();
    await page.getByText(online.ar.sentence).waitFor();
    await page.locator('nav button[lang="en"]').click();
    await page.getByText(online.en.sentence).waitFor();
  });

  await t.test('reads photos and PDFs, and trusts nobody more than the verifier does', async () => {
    await page.setInputFiles('#file', { name: 'sheet.pdf', mimeType: 'application/pdf', buffer: pdfOf([good]) });
    await page.waitForSelector('[data-decision=accepted]', { timeout: 60_000 });
    await page.setInputFiles('#file', { name: 'photo.png', mimeType: 'image/png', buffer: photoOf(compressedCode(message(makeIssuer('p256')))) });
    await page.waitForSelector('[data-decision=undetermined]', { timeout: 60_000 });
    const changed = Buffer.from(message(issuer));
    changed[changed.indexOf('Namuna')] ^= 1;
    await show(compressedCode(changed));
    await page.waitForSelector('[data-word=altered]');
    await assertLines(['bad', 'plain', 'unclear'], /^Cannot say/);
    assert.deepEqual(await axeViolations(page), []);
    await picture(page, 'offline-altered-en-320');
  });

  await t.test('does not judge what it has no judge for', async () => {
    await show('{"@context":["https://www.w3.org/ns/credentials/v2"]}');
    await page.waitForSelector('[data-trouble=noConnection]');
  });

  await t.test('cannot say once its lists are past their limit', async () => {
    await page.setInputFiles('#file', sheet);
    await page.waitForSelector('[data-decision=accepted]', { timeout: 60_000 });
    await page.clock.setFixedTime(Date.now() + 40 * 86_400_000);
    await page.setInputFiles('#file', sheet);
    await page.waitForSelector('[data-decision=undetermined]', { timeout: 60_000 });
    assert.equal(await page.locator('#answer .card').getAttribute('data-word'), 'cannot-say');
    await assertLines(['unclear'], /^Cannot say/);
    await picture(page, 'offline-old-en-320');
  });

  assert.deepEqual(wrong.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED')), []);

  await t.test('comes to the same answers in a browser without Ed25519', async () => {
    const { page, context, asked } = await visit(t, browser, address, { serviceWorkers: 'allow' });
    await page.addInitScript(() => {
      const { importKey } = SubtleCrypto.prototype;
      SubtleCrypto.prototype.importKey = function imported(format, key, algorithm, ...rest) {
        if ((algorithm.name ?? algorithm) === 'Ed25519') return Promise.reject(new DOMException('not here', 'NotSupportedError'));
        return importKey.call(this, format, key, algorithm, ...rest);
      };
    });
    await page.locator('.offline summary').click();
    await page.locator('.offline button').click();
    await page.locator('.offline .ready').waitFor({ timeout: 60_000 });
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('h1');
    const changed = Buffer.from(message(issuer));
    changed[changed.indexOf('Namuna')] ^= 1;
    for (const [code, word] of [[good, 'valid'], [compressedCode(changed), 'altered']]) {
      await page.fill('#text', code);
      await page.locator('.giving form button').click();
      await page.waitForSelector(`.card[data-word="${word}"]`);
    }
    assert.ok(asked.some((request) => /ed25519/.test(request.url())), 'its own was loaded');
  });
});
