// SPDX-License-Identifier: Apache-2.0
// What the page does besides answering: receipts, links that only their holders can open, reports of fakes, and whose lists are trusted.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { freePort, secret, verifierConfig } from '../e2e/support/board.mjs';
import { run, runJson, workFolder } from '../e2e/support/programs.mjs';
import { compressedCode, makeIssuer, message } from '../interop/paper_writer.mjs';
import { answered, axeViolations, overflow, picture, startBrowser, visit } from './support/browser.mjs';
import { servePage } from './support/served_page.mjs';
import { photoOf } from './support/shown_things.mjs';

const photo = (code) => ({ name: 'photo.png', mimeType: 'image/png', buffer: photoOf(code) });

test('a verifier without receipts, shares and reports says so, kindly', async (t) => {
  const { address } = await servePage(t, workFolder(t), []);
  const browser = await startBrowser(t);
  const { page, wrong } = await visit(t, browser, address, { width: 320 });
  await page.setInputFiles('#file', photo(compressedCode(message(makeIssuer('ed25519')))));
  await answered(page);
  await page.locator('.receipt button').click();
  await page.waitForSelector('.receipt [data-trouble=noReceipts]');
  await page.locator('.share summary').click();
  await page.locator('.share form button').click();
  await page.waitForSelector('.share [data-trouble=noShares]');
  await page.locator('.report summary').click();
  await page.fill('#report-text', 'The seal is drawn by hand.');
  await page.locator('.report form button').click();
  await page.waitForSelector('.report [data-trouble=noReports]');
  assert.deepEqual(await axeViolations(page), []);
  assert.ok(await overflow(page) <= 0);
  await picture(page, 'services-missing-en-320');
  assert.deepEqual(wrong, []);
});

test('a verifier with all of its services', async (t) => {
  const folder = workFolder(t);
  const issuer = makeIssuer('ed25519');
  const code = compressedCode(message(issuer));
  const extra = '[shares]\nstore = "shares.sqlite"\n[reports]\nstore = "reports.sqlite"\n';
  const config = verifierConfig(join(folder, 'verifier'), [issuer], { extra });
  const { address } = await servePage(t, folder, [issuer], { extra });
  const browser = await startBrowser(t);

  await t.test('lets a holder share by a link that opens the same answer, and take it back', async (t) => {
    const holder = await visit(t, browser, address);
    await holder.page.setInputFiles('#file', photo(code));
    await answered(holder.page);
    const said = await holder.page.locator('#answer .card').innerText();
    await holder.page.locator('.share summary').click();
    await holder.page.selectOption('#share-days', '1');
    await holder.page.locator('.share form button').click();
    const link = await holder.page.locator('#share-link').inputValue();
    const withdrawal = await holder.page.locator('#withdrawal-link').inputValue();
    const key = link.slice(link.lastIndexOf('.') + 1);
    await picture(holder.page, 'share-en-1280');
    assert.deepEqual(await axeViolations(holder.page), []);

    const reader = await visit(t, browser, address);
    await reader.page.goto(link);
    await answered(reader.page);
    assert.equal(await reader.page.locator('#answer .card').innerText(), said);
    for (const request of [...holder.asked, ...reader.asked]) assert.ok(!`${request.url().split('#')[0]} ${request.postData() ?? ''}`.includes(key), request.url());
    const sent = holder.asked.find((request) => request.url().includes('/v1/shares')).postDataBuffer();
    assert.ok(sent.length > 100 && !sent.includes('CARNET1'));

    const broken = await visit(t, browser, address);
    await broken.page.goto(`${link.slice(0, -4)}AAAA`);
    await broken.page.waitForSelector('[data-trouble=shareBroken]');

    await reader.page.goto(withdrawal);
    await reader.page.locator('.withdrawal button').click();
    await reader.page.locator('.withdrawal p').waitFor();
    await picture(reader.page, 'withdrawn-en-1280');
    const late = await visit(t, browser, address);
    await late.page.goto(link);
    await late.page.waitForSelector('[data-trouble=shareGone]');
    assert.deepEqual([...holder.wrong, ...reader.wrong, ...broken.wrong, ...late.wrong], []);
  });

  await t.test('takes a report of a fake, with the fingerprint of what was shown', async (t) => {
    const { page, wrong } = await visit(t, browser, address, { locale: 'ar' });
    await page.setInputFiles('#file', photo(code));
    await answered(page);
    await page.locator('.report summary').click();
    await page.fill('#report-text', 'The seal is drawn by hand.');
    await page.locator('.report form button').click();
    await page.locator('.report .taken').waitFor();
    const listed = await runJson('carnet-verifier', ['reports', 'list', '--config', config]);
    const text = JSON.stringify(listed);
    assert.match(text, /drawn by hand/);
    assert.match(text, /"inputDigest":"u/);
    assert.deepEqual(await axeViolations(page), []);
    await picture(page, 'report-ar-1280');
    assert.deepEqual(wrong, []);
  });

  await t.test('says whose lists it trusts', async (t) => {
    const { page, wrong } = await visit(t, browser, address);
    await page.locator('.trusted summary').click();
    await page.getByText('“test”').waitFor();
    assert.ok((await page.locator('.trusted').innerText()).includes(issuer.did));
    assert.deepEqual(await axeViolations(page), []);
    assert.deepEqual(wrong, []);
  });
});

test('a receipt is signed by the verifier, saved from the page, and checked later', async (t) => {
  const folder = workFolder(t);
  const issuer = makeIssuer('ed25519');
  const extra = `[receipts]\nbase_url = "http://localhost:${await freePort()}"\nkey_store = "receipt-keys"\n`;
  const config = verifierConfig(join(folder, 'verifier'), [issuer], { extra });
  const secrets = { '--receipt-key-passphrase-fd': secret() };
  const made = await run('carnet-verifier', ['receipt-key', 'make', '--config', config], { secrets });
  assert.equal(made.code, 0, made.stderr);
  const { address } = await servePage(t, folder, [issuer], { extra, secrets });
  const { page, wrong } = await visit(t, await startBrowser(t), address, { locale: 'es' });
  await page.setInputFiles('#file', photo(compressedCode(message(issuer))));
  await answered(page);
  await page.locator('.receipt button').click();
  const link = page.locator('.receipt .download');
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const receipt = join(folder, 'receipt.jwt');
  writeFileSync(receipt, readFileSync(await download.path()));
  const checked = await run('carnet-verifier', ['check', receipt, '--json', '--config', config]);
  assert.equal(checked.code, 2, checked.stderr);
  const [{ receipt: { found } }] = JSON.parse(checked.stdout);
  assert.equal(found.decision, 'accepted');
  assert.equal(found.inputDigest, await page.locator('.facts code').textContent());
  assert.deepEqual(await axeViolations(page), []);
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'receipt-printed-es-1280');
  await page.emulateMedia({ media: 'screen' });
  // A receipt is no certificate, and the page says so before anybody is asked.
  await page.setInputFiles('#file', receipt);
  await page.waitForSelector('[data-trouble=receipt]');
  assert.deepEqual(wrong, []);
});
