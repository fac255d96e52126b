// SPDX-License-Identifier: Apache-2.0
// What is no certificate gets a kind and precise answer, within bounds, and without a word to the verifier.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { repository, workFolder } from '../e2e/support/programs.mjs';
import { code, makeIssuer, message } from '../interop/paper_writer.mjs';
import { answered, axeViolations, picture, startBrowser, visit } from './support/browser.mjs';
import { servePage } from './support/served_page.mjs';
import { filmOf, pdfOf, photoOf, photoOfNothing, png } from './support/shown_things.mjs';

const texts = JSON.parse(readFileSync(join(repository, 'web', 'src', 'texts', 'en.json'), 'utf8')).trouble;
const healthPass = 'HC1:NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL-AH-R6IOOK.IR9B+9D/FK0NGX';
const receipt = `${Buffer.from('{"alg":"EdDSA","typ":"carnet-receipt+jwt"}').toString('base64url')}.e30.AAAA`;
const megabytes = 1024 * 1024;

// A ZIP with one entry that unfolds to a hundred megabytes.
function zipBomb() {
  const data = deflateRawSync(Buffer.alloc(100 * megabytes));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(100 * megabytes, 22);
  return Buffer.concat([header, data]);
}

const nothing = { width: 8, height: 8, pixels: Buffer.alloc(64, 200) };
const files = [
  ['a photo without a code', 'noCode', () => photoOfNothing()],
  ['a photo of a health pass', 'healthPass', () => photoOf(healthPass)],
  ['a photo of a web address', 'link', () => photoOf('https://certs.example/check')],
  ['a photo of a payment', 'otherCode', () => photoOf('WIFI:T:WPA;S:office;P:fictional;;')],
  ['a photo of a wallet\'s offer', 'walletLink', () => photoOf('openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fboard.example%2F1')],
  ['a photo of a credential in CBOR-LD', 'otherCredential', () => photoOf('VC1-RSJRPWCR2A2C1B')],
  ['a photo of 40 MB', 'photoTooLarge', () => Buffer.concat([photoOf('x'), Buffer.alloc(40 * megabytes)])],
  ['a picture that says it has ten thousand million pixels', 'photoTooManyPixels', () => png(nothing, { width: 100000, height: 100000 })],
  ['a picture that is cut off', 'photoUnreadable', () => photoOf('x').subarray(0, 60)],
  ['a PDF of 10,000 pages', 'pdfTooManyPages', () => pdfOf([], { emptyPages: 10_000 })],
  ['a PDF without a code', 'pdfNoCode', () => pdfOf([], { emptyPages: 2 })],
  ['a PDF that is cut off', 'pdfUnreadable', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<')],
  ['a PDF of 40 MB', 'pdfTooLarge', () => Buffer.concat([Buffer.from('%PDF-1.5\n'), Buffer.alloc(40 * megabytes, 32)])],
  ['a ZIP that unfolds to much more', 'archive', zipBomb],
  ['an old spreadsheet', 'oldOffice', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a program', 'notACertificate', () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])],
  ['a text of two megabytes', 'textTooLarge', () => Buffer.alloc(2 * megabytes, 'a')],
  ['an empty file', 'emptyFile', () => Buffer.alloc(0)],
];
const pasted = [['nothing', 'empty', '  \n'], ['a letter', 'notACertificate', 'Dear Sir or Madam'], ['a link', 'link', 'https://certs.example/check?id=1'], ['a receipt', 'receipt', receipt]];

test('what is no certificate', async (t) => {
  const folder = workFolder(t);
  const { address } = await servePage(t, folder, []);
  writeFileSync(join(folder, 'camera.y4m'), filmOf(healthPass));
  const browser = await startBrowser(t, { camera: join(folder, 'camera.y4m') });

  const explained = async (visited, trouble) => {
    await visited.page.waitForSelector(`.card[data-trouble="${trouble}"]`, { timeout: 60_000 });
    const said = await visited.page.locator('.card').innerText();
    assert.ok(said.includes(texts[trouble].advice.replace(/\{.*/, '')), said);
    assert.ok(!/[{}]/.test(said), said);
    assert.deepEqual(visited.asked.filter((request) => request.url().includes('/v1/')), []);
    assert.deepEqual(visited.wrong, []);
  };

  for (const [what, trouble, make] of files) {
    await t.test(`is explained: ${what}`, async (t) => {
      const visited = await visit(t, browser, address);
      // More than 50 MB cannot be handed over by the driver; a file on the disk can.
      const path = join(folder, 'upload.bin');
      writeFileSync(path, make());
      await visited.page.setInputFiles('#file', path);
      await explained(visited, trouble);
    });
  }

  for (const [what, trouble, text] of pasted) {
    await t.test(`is explained when it is pasted: ${what}`, async (t) => {
      const visited = await visit(t, browser, address);
      await visited.page.fill('#text', text);
      await visited.page.locator('.giving form button').click();
      await explained(visited, trouble);
      assert.deepEqual(await axeViolations(visited.page), []);
    });
  }

  await t.test('does not end the camera, which says what it sees instead', async (t) => {
    const { page } = await visit(t, browser, address, { width: 320 });
    await page.locator('.chief').click();
    await page.getByText(texts.healthPass.title).waitFor();
    assert.equal(await page.locator('video').count(), 1);
    assert.deepEqual(await axeViolations(page), []);
    await picture(page, 'camera-en-320');
    await page.locator('.camera button').click();
    assert.equal(await page.locator('video').count(), 0);
    assert.equal(await page.locator('#file').count(), 1);
  });

  await t.test('does not stand in the way of the certificate that is asked about next', async (t) => {
    const { page } = await visit(t, browser, address, { width: 320 });
    await page.setInputFiles('#file', { name: 'photo.png', mimeType: 'image/png', buffer: photoOfNothing() });
    await answered(page);
    await picture(page, 'no-code-en-320');
    await page.setInputFiles('#file', { name: 'photo.png', mimeType: 'image/png', buffer: photoOf(code(message(makeIssuer('p256')))) });
    await page.waitForSelector('.card[data-decision="undetermined"]');
    assert.equal(await page.locator('.card').count(), 1);
  });
});
