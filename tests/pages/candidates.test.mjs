// SPDX-License-Identifier: Apache-2.0
// A spreadsheet of candidates comes back from the page with a verdict in each row, and with nothing that runs when it is opened.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { workFolder } from '../e2e/support/programs.mjs';
import { compressedCode, makeIssuer, message } from '../interop/paper_writer.mjs';
import { workbook, zip } from './support/archives.mjs';
import { axeViolations, overflow, picture, startBrowser, visit } from './support/browser.mjs';
import { servePage } from './support/served_page.mjs';
import { pdfOf, photoOf } from './support/shown_things.mjs';

const csvCell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows, separator = ',') => Buffer.from(rows.map((row) => row.map(csvCell).join(separator)).join('\r\n'));
const cellsOf = (line) => [...`,${line}`.matchAll(/[,;](?:"((?:[^"]|"")*)"|([^,;]*))/g)].map((match) => (match[1] ?? match[2]).replaceAll('""', '"'));

test('a spreadsheet of candidates', async (t) => {
  const issuer = makeIssuer('ed25519');
  const { address } = await servePage(t, workFolder(t), [issuer]);
  const browser = await startBrowser(t);
  const good = compressedCode(message(issuer));
  const unknown = compressedCode(message(makeIssuer('p256')));

  async function checked(page, sheet, files = []) {
    const closed = await page.locator('details.candidates').getAttribute('open') === null;
    if (closed) await page.locator('.candidates > summary').click();
    await page.setInputFiles('#sheet', sheet);
    await page.setInputFiles('#files', files);
    await page.locator('.candidates form button').click();
    const link = page.locator('a.download');
    await link.waitFor({ timeout: 240_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const text = readFileSync(await download.path(), 'utf8');
    assert.ok(text.startsWith('\uFEFF') && text.endsWith('\r\n'));
    return text.slice(1).trimEnd().split('\r\n').map(cellsOf);
  }

  await t.test('has every row answered: codes, files in a ZIP, links, what is missing, what is nothing', async (t) => {
    const { page, wrong } = await visit(t, browser, address, { width: 320 });
    const files = zip({
      'desk/sheet.pdf': pdfOf([good]), 'desk/photo.png': photoOf(unknown), 'desk/letter.txt': Buffer.from('Dear Sir'),
      'bomb.json': Buffer.alloc(60 * 1024 * 1024, 32), 'liar.json': Buffer.alloc(60 * 1024 * 1024, 32),
    }, { 'liar.json': 20 });
    const rows = [['=HYPERLINK("https://elsewhere.example")', good], [' +1', unknown], ['Maya', 'sheet.pdf'], ['Asha', 'desk/photo.png'], ['Ram', 'letter.txt'], ['Sita', 'bomb.json'],
      ['Gita', 'liar.json'], ['Hari', 'nowhere.pdf'], ['Chandra', 'https://certs.example/1'], ['Indra', 'HC1:NCFOXN%TS3DH3ZSUZK+'], ['@sum', '']];
    const [heading, ...answers] = await checked(page, { name: 'candidates.csv', mimeType: 'text/csv', buffer: csv([['name', 'paper'], ...rows]) }, [{ name: 'files.zip', mimeType: 'application/zip', buffer: files }]);
    assert.deepEqual(heading, ['name', 'paper', 'verdict', 'decision', 'sentence', 'reasons']);
    assert.deepEqual(answers.map(([, , verdict]) => verdict), ['valid', 'unknown-issuer', 'valid', 'unknown-issuer', ...Array(7).fill('cannot-say')]);
    assert.deepEqual(answers.map(([, , , decision]) => decision), ['accepted', 'undetermined', 'accepted', ...Array(8).fill('undetermined')]);
    assert.equal(answers[0][4], 'Genuine and valid today');
    assert.ok(answers.slice(1).filter(([, , , decision]) => decision !== 'accepted').every(([, , , , sentence, reasons]) => sentence !== '' && reasons !== ''));
    assert.match(answers[5][4], /unfolds to more/);
    assert.match(answers[7][4], /nowhere\.pdf was not chosen/);
    assert.deepEqual([answers[0][0], answers[1][0], answers[10][0]], ['\'=HYPERLINK("https://elsewhere.example")', "' +1", "'@sum"]);
    assert.deepEqual(await axeViolations(page), []);
    assert.ok(await overflow(page) <= 0);
    await picture(page, 'candidates-en-320');
    assert.deepEqual(wrong, []);
  });

  await t.test('may be a workbook', async (t) => {
    const { page } = await visit(t, browser, address, { locale: 'fr-FR' });
    const [heading, first, second] = await checked(page, { name: 'candidates.xlsx', mimeType: 'application/zip', buffer: workbook([['nom', '', 'code'], ['Asha <Namuna>', 'x', good], ['Ram', '', unknown]]) });
    assert.deepEqual(heading.slice(0, 4), ['nom', '', 'code', 'verdict']);
    assert.deepEqual([first[0], first[3], second[3]], ['Asha <Namuna>', 'valid', 'unknown-issuer']);
    assert.match(first[5], /^Authentique/);
    await picture(page, 'candidates-fr-1280');
  });

  await t.test('may be in an encoding of old Windows, with semicolons and without headings', async (t) => {
    const { page } = await visit(t, browser, address);
    const [heading, row] = await checked(page, { name: 'candidates.csv', mimeType: 'text/csv', buffer: Buffer.from(`Zo\u00eb;${good}\r\n`, 'latin1') });
    assert.deepEqual(heading.slice(2), ['verdict', 'decision', 'sentence', 'reasons']);
    assert.deepEqual([row[0], row[2]], ['Zoë', 'valid']);
  });

  await t.test('may have 300 rows, and shows how far it is', async (t) => {
    const { page, asked } = await visit(t, browser, address);
    const seen = new Set();
    await page.exposeFunction('tellProgress', (text) => seen.add(text));
    await page.evaluate(() => {
      new MutationObserver(() => { const label = document.querySelector('label[for=progress]'); if (label) globalThis.tellProgress(label.textContent); })
        .observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const rows = Array.from({ length: 300 }, (_, i) => [`Candidate ${i}`, i % 3 ? good : unknown]);
    const answers = await checked(page, { name: 'candidates.csv', mimeType: 'text/csv', buffer: csv([['name', 'code'], ...rows]) });
    assert.equal(answers.length, 301);
    assert.deepEqual(answers.slice(1).map(([name, , verdict]) => [name, verdict]), rows.map(([name], i) => [name, i % 3 ? 'valid' : 'unknown-issuer']));
    assert.equal(asked.filter((request) => request.url().includes('/v1/verify')).length, 300);
    assert.ok(seen.size > 20, `progress was shown ${seen.size} times`);
    assert.match(await page.locator('[data-count=accepted]').innerText(), /accepted: 200/);
  });

  await t.test('is refused with a reason when it is empty, too long, or no spreadsheet', async (t) => {
    const { page } = await visit(t, browser, address);
    await page.locator('.candidates > summary').click();
    const tooLong = csv(Array.from({ length: 2500 }, (_, i) => [String(i), 'x']));
    for (const [name, buffer, trouble] of [['a.csv', Buffer.from('\r\n \r\n'), 'sheetEmpty'], ['a.csv', tooLong, 'sheetTooLarge'], ['a.xlsx', zip({ 'word/document.xml': Buffer.from('<w/>') }), 'sheetUnreadable'],
      ['a.xlsx', Buffer.from('PK\x03\x04rest'), 'archiveUnreadable'], ['a.csv', Buffer.from([0, 1, 2, 0]), 'sheetUnreadable']]) {
      await page.setInputFiles('#sheet', { name, mimeType: 'text/csv', buffer });
      await page.locator('.candidates form button').click();
      await page.waitForSelector(`.candidates [data-trouble="${trouble}"]`);
      assert.deepEqual(await axeViolations(page), []);
    }
  });
});
