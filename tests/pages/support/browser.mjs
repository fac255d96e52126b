// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium, driven by playwright-core, with a page that reports whatever it should not have done.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { repository } from '../../e2e/support/programs.mjs';

export const pictures = join(repository, 'build', 'test-results', 'pages');
const axe = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}; undefined`;

// `camera`: a file that plays the camera's part. The sandbox needs a user who is not root.
export async function startBrowser(t, { camera } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CARNET_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run',
      ...(camera ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`] : [])],
  });
  t.after(() => browser.close());
  return browser;
}

// A fresh visitor. `visit.wrong` collects requests to anybody else, breaches of the content security policy, and errors of the page.
export async function visit(t, browser, address, { locale = 'en-GB', width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ locale, viewport: { width, height }, serviceWorkers: 'block', ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const wrong = [];
  const asked = [];
  page.on('request', (request) => {
    asked.push(request);
    if (!request.url().startsWith(`${address}/`) && !/^(blob|data):/.test(request.url())) wrong.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) wrong.push(message.text()); });
  await page.goto(`${address}/`);
  await page.waitForSelector('h1');
  return { page, context, wrong, asked };
}

// What axe finds against the page as it stands, one line each.
export async function axeViolations(page) {
  // The policy of the page forbids scripts that are written into it; what the driver evaluates is not the page's.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`);
}

export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

// Wider than the window: something would have to be scrolled sideways.
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const answered = (page) => page.waitForSelector('#answer:not([hidden]) .card', { timeout: 60_000 });
