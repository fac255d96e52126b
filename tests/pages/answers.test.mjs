// SPDX-License-Identifier: Apache-2.0
// What the page says of what is shown to it, in every way of showing and every language, held against what the verifier answers.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Board, cleanCsv } from '../e2e/support/board.mjs';
import { repository, workFolder } from '../e2e/support/programs.mjs';
import { ask } from '../e2e/support/verifier.mjs';
import { compressedCode, makeIssuer, message } from '../interop/paper_writer.mjs';
import { answered, axeViolations, overflow, picture, startBrowser, visit } from './support/browser.mjs';
import { servePage } from './support/served_page.mjs';
import { filmOf, pdfOf, photoOf } from './support/shown_things.mjs';

const textsOf = (tag) => JSON.parse(readFileSync(join(repository, 'web', 'src', 'texts', `${tag}.json`), 'utf8'));
const locales = { en: 'en-GB', fr: 'fr-CH', es: 'es-MX', ar: 'ar-MA' };
const file = (name, buffer, mimeType = 'application/octet-stream') => ({ name, mimeType, buffer });
const cardText = (page) => page.locator('#answer .card').innerText();

// The page must say what the verifier says, all of it, and nothing else for a verdict.
async function assertSays(page, verdict) {
  const card = page.locator('#answer .card');
  assert.equal(await card.getAttribute('data-decision'), verdict.decision);
  const said = await cardText(page);
  assert.ok(said.includes(verdict.sentence), said);
  for (const { question, answer, advice } of verdict.lines ?? [])
    for (const text of [question, answer, advice ?? '']) assert.ok(said.includes(text), `${text} is not in ${said}`);
  if (!verdict.lines) assert.ok(said.includes(verdict.summary.holderName));
  if (verdict.comparePerson) assert.ok(said.includes(verdict.comparePerson));
}

test('what is shown to the page', async (t) => {
  const folder = workFolder(t);
  const board = await Board.make(join(folder, 'board'));
  const { certificates: [certificate] } = await board.award(cleanCsv(1));
  await board.serve(t);
  const issuer = makeIssuer('ed25519');
  const code = compressedCode(message(issuer));
  const other = compressedCode(message(makeIssuer('p256')));
  const { address, verifier } = await servePage(t, folder, [board, issuer]);
  writeFileSync(join(folder, 'camera.y4m'), filmOf(code));
  const browser = await startBrowser(t, { camera: join(folder, 'camera.y4m') });
  const verdictOf = async (text, query = '?lang=en', type = 'text/plain') => (await ask(verifier, text, { query, type })).body;

  for (const [tag, locale] of Object.entries(locales)) {
    await t.test(`is answered in the language of the browser (${tag}), at 320 and 1280 pixels, for everybody`, async (t) => {
      const texts = textsOf(tag);
      for (const width of [320, 1280]) {
        const { page, wrong, asked } = await visit(t, browser, address, { locale, width });
        assert.equal(await page.locator('html').getAttribute('lang'), tag);
        assert.equal(await page.locator('html').getAttribute('dir'), tag === 'ar' ? 'rtl' : 'ltr');
        assert.equal(await page.title(), texts.title);
        assert.deepEqual(await axeViolations(page), []);
        assert.ok(await overflow(page) <= 0, `${await overflow(page)} pixels too wide`);
        await picture(page, `first-${tag}-${width}`);
        await page.setInputFiles('#file', file('sheet.pdf', pdfOf(['https://localhost/somewhere', code])));
        await answered(page);
        const verdict = await verdictOf(code, `?lang=${tag}`);
        assert.equal(verdict.decision, 'accepted');
        await assertSays(page, verdict);
        assert.equal(asked.filter((request) => request.url().includes('/v1/')).length, 1);
        assert.equal(await page.evaluate(() => document.activeElement.id), 'answer');
        await page.locator('.card > details summary').click();
        assert.equal(await page.locator('.checks li').count(), verdict.checks.length);
        assert.deepEqual(await axeViolations(page), []);
        assert.ok(await overflow(page) <= 0, `${await overflow(page)} pixels too wide`);
        await picture(page, `good-${tag}-${width}`);
        assert.deepEqual(wrong, []);
      }
    });
  }

  await t.test('may be a photo, a pasted code, or what the camera sees', async (t) => {
    const { page, wrong } = await visit(t, browser, address);
    const verdict = await verdictOf(code);
    for (const show of [
      () => page.setInputFiles('#file', file('photo.png', photoOf(code))),
      async () => { await page.fill('#text', `${code}\n`); await page.locator('.giving form button').click(); },
      async () => { await page.locator('.chief').click(); },
    ]) {
      await show();
      await answered(page);
      await assertSays(page, verdict);
      await page.locator('button.quiet').click();
      assert.equal(await page.locator('#answer').isHidden(), true);
    }
    assert.deepEqual(wrong, []);
  });

  await t.test('may be a file that the issuer wrote, and is not good when somebody changed it', async (t) => {
    const { page, wrong } = await visit(t, browser, address);
    await page.setInputFiles('#file', file('certificate.json', Buffer.from(certificate.text)));
    await answered(page);
    await assertSays(page, await verdictOf(certificate.text, '?lang=en', 'application/vc'));
    const changed = certificate.text.replace('Fictional', 'Fictitious');
    await page.setInputFiles('#file', file('certificate.json', Buffer.from(changed)));
    await page.waitForSelector('[data-decision="rejected"]');
    const verdict = await verdictOf(changed, '?lang=en', 'application/vc');
    await assertSays(page, verdict);
    assert.ok((await cardText(page)).includes(verdict.checks.find((check) => check.check === 'proof').sentence));
    assert.deepEqual(await axeViolations(page), []);
    await picture(page, 'altered-en-1280');
    assert.deepEqual(wrong, []);
  });

  await t.test('is "cannot say" with its reason and what to do, where nobody trusts the issuer', async (t) => {
    const { page } = await visit(t, browser, address, { width: 320 });
    await page.setInputFiles('#file', file('photo.png', photoOf(other)));
    await answered(page);
    const verdict = await verdictOf(other);
    assert.equal(verdict.decision, 'undetermined');
    await assertSays(page, verdict);
    assert.ok((await cardText(page)).includes(verdict.checks.find((check) => check.outcome === 'undetermined').sentence));
    assert.deepEqual(await axeViolations(page), []);
    await picture(page, 'unknown-en-320');
  });

  await t.test('is asked about again when the language or the country changes', async (t) => {
    const { page } = await visit(t, browser, address);
    await page.setInputFiles('#file', file('photo.png', photoOf(code)));
    await answered(page);
    await page.locator('nav button[lang="fr"]').click();
    const french = await verdictOf(code, '?lang=fr');
    await page.getByText(french.sentence).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    const question = page.waitForRequest((request) => request.url().includes('destination=GH'));
    await page.selectOption('#country', 'GH');
    assert.match((await question).url(), /lang=fr/);
    await answered(page);
    await assertSays(page, await verdictOf(code, '?lang=fr&destination=GH'));
  });

  await t.test('may be several certificates in one file, each of which can be chosen', async (t) => {
    const { page } = await visit(t, browser, address);
    await page.setInputFiles('#file', file('both.pdf', pdfOf([code, other])));
    await answered(page);
    assert.equal(await page.locator('#which option').count(), 2);
    const decisions = [];
    for (const number of ['0', '1']) {
      await page.selectOption('#which', number);
      await page.waitForFunction(() => document.querySelector('#answer:not([hidden]) .card'));
      await page.waitForTimeout(300);
      decisions.push(await page.locator('.card').getAttribute('data-decision'));
    }
    assert.deepEqual(decisions.sort(), ['accepted', 'undetermined']);
    assert.deepEqual(await axeViolations(page), []);
  });

  await t.test('can be shown and read with the keyboard alone', async (t) => {
    const { page } = await visit(t, browser, address);
    const reached = new Set();
    for (let i = 0; i < 12; ++i) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.lang));
    }
    for (const place of ['ar', 'chief', 'file', 'text', 'country']) assert.ok(reached.has(place), `${place} is not among ${[...reached]}`);
    await page.locator('#text').focus();
    await page.keyboard.insertText(code);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await answered(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'answer');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.card > details').getAttribute('open'), '');
  });

  await t.test('is answered on a slow network too, whose first view takes less than 150 KB of it', async (t) => {
    const { page, context } = await visit(t, browser, address, { width: 320 });
    const driver = await context.newCDPSession(page);
    await driver.send('Network.enable');
    await driver.send('Network.setCacheDisabled', { cacheDisabled: true });
    await driver.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }); // 400 kbit/s
    let octets = 0;
    driver.on('Network.loadingFinished', ({ encodedDataLength }) => { octets += encodedDataLength; });
    await page.reload();
    await page.waitForSelector('h1');
    assert.ok(octets > 10_000 && octets < 150 * 1024, `${octets} octets`);
    await page.fill('#text', code);
    await page.locator('.giving form button').click();
    await answered(page);
    await assertSays(page, await verdictOf(code));
  });

  await t.test('is not judged by the page when the verifier is away, and the page says so', async (t) => {
    const { page, context } = await visit(t, browser, address);
    await context.setOffline(true);
    await page.fill('#text', code);
    await page.locator('.giving form button').click();
    await answered(page);
    assert.equal(await page.locator('.card').getAttribute('data-trouble'), 'noConnection');
    assert.ok((await cardText(page)).includes(textsOf('en').trouble.noConnection.advice));
    await picture(page, 'no-connection-en-1280');
  });
});
