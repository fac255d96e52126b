// SPDX-License-Identifier: Apache-2.0
// Question: does a certificate survive the way over paper? The programs issue and print; poppler renders what a printer would; ImageMagick
// spoils it as a camera or a photocopier does; zbar, which knows nothing of Carnet, reads the codes; carnet-verifier judges what was read.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { inflateSync } from 'node:zlib';

import { Board, cleanCsv, exampleProfile, verifierConfig } from '../e2e/support/board.mjs';
import { repository, run, workFolder } from '../e2e/support/programs.mjs';
import { ask, check, reasonOf, startVerifier } from '../e2e/support/verifier.mjs';
import { languages, profileIn, rowsIn, titleIn } from './print/languages.mjs';
import { photo, readCodes, render, spoil, tool } from './print/scan.mjs';

const page = 'https://check.example/';

// A board with awards, and how it prints.
async function printing(t, { csv = cleanCsv(1), profile = exampleProfile, algorithm } = {}) {
  const folder = workFolder(t);
  const board = await Board.make(folder, { profile, algorithm });
  const { batch, certificates } = await board.award(csv);
  const out = join(folder, 'prints');
  const secrets = { '--certificates-passphrase-fd': board.secrets.certificates };
  const print = (id, args = [], options = {}) =>
    board.json(['print', id, '--out', out, '--verify-url', page, ...args], { secrets, ...options });
  return { folder, board, batch, certificates, out, print, secrets, id: certificates[0].json.id };
}

const payloadOf = (codes) => codes.find((code) => code.startsWith('CARNET1:'));

// The signed message in a code, by Node's own means.
function messageOf(code) {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const values = [...code.slice('CARNET1:'.length)].map((digit) => digits.indexOf(digit));
  const bytes = [];
  for (let i = 0; i < values.length; i += 3) {
    const group = values.slice(i, i + 3);
    const number = group.reduceRight((sum, value) => sum * 45 + value, 0);
    bytes.push(...(group.length === 3 ? [number >> 8, number & 255] : [number]));
  }
  const read = Buffer.from(bytes);
  return read[0] === 0x78 ? inflateSync(read) : read;
}

async function verifierOf(t, { folder, board }) {
  await board.serve(t);
  return startVerifier(t, folder, verifierConfig(join(folder, 'verifier'), [board]));
}

const judged = async (verifier, code) => (await ask(verifier, code, { type: 'text/plain' })).body;

test('a printed sheet is read from bad photos and photocopies, and what is read is accepted', async (t) => {
  const made = await printing(t);
  const { file } = await made.print(made.id, ['--second-language', 'ar']);
  const verifier = await verifierOf(t, made);
  const picture = await render(file, join(made.folder, 'sheet'));
  const read = new Set();
  for (const [name, kind] of Object.entries(photo)) {
    const codes = await readCodes(await spoil(picture, kind, join(made.folder, 'spoilt.jpg')));
    assert.ok(payloadOf(codes), `${name}: the signed code was not read`);
    assert.ok(codes.includes(page), `${name}: the address was not read`);
    read.add(payloadOf(codes));
  }
  assert.equal(read.size, 1);
  const [code] = read;
  const verdict = await judged(verifier, code);
  assert.equal(verdict.decision, 'accepted', JSON.stringify(verdict));
  assert.equal(verdict.securing, 'paper');
  assert.equal(verdict.summary.number, 'DE-000001');
  const policy = join(made.folder, 'verifier', 'policy.toml');
  assert.equal(reasonOf((await check(made.folder, code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), ['--policy', policy])).verdict, 'proof') === 'ok', false);
});

test('a stripe torn out of the code does no harm, and a card is read like a sheet', async (t) => {
  const made = await printing(t, { algorithm: 'P-256' });
  const { file } = await made.print(made.id);
  const sheet = await render(file, join(made.folder, 'sheet'));
  const [torn] = [await readCodes(await spoil(sheet, ['-fill', 'white', '-draw', 'rectangle 440,1600 462,2300'], join(made.folder, 'torn.png')))];
  const { file: card } = await made.print(made.id, ['--card']);
  const [, height, width] = (await tool('pdfinfo', card)).match(/Page size:\s+([\d.]+) x ([\d.]+)/) ?? [];
  assert.deepEqual([Math.round(height * 100 * 25.4 / 72) / 100, Math.round(width * 100 * 25.4 / 72) / 100].map((mm) => mm.toFixed(1)), ['85.6', '54.0']);
  const back = await render(card, join(made.folder, 'card'), { page: 2, dpi: 300 });
  const verifier = await verifierOf(t, made);
  for (const [name, codes] of [['torn', torn], ...await Promise.all(Object.entries(photo).map(async ([kind, how], i) => [kind, await readCodes(await spoil(back, how, join(made.folder, `card-${i}.jpg`)))]))]) {
    assert.ok(payloadOf(codes), `${name}: the signed code was not read`);
    assert.equal((await judged(verifier, payloadOf(codes))).decision, 'accepted', name);
  }
});

test('a lost sheet is printed again; both are good until the award is withdrawn, and then no more are printed', async (t) => {
  const made = await printing(t);
  const verifier = await verifierOf(t, made);
  const first = await made.print(made.id);
  const code = payloadOf(await readCodes(await render(first.file, join(made.folder, 'first'))));
  await new Promise((resolve) => { setTimeout(resolve, 1100); });
  const second = await made.print(made.id);
  const again = payloadOf(await readCodes(await render(second.file, join(made.folder, 'second'))));
  assert.notEqual(again, code);
  for (const each of [code, again]) assert.equal((await judged(verifier, each)).decision, 'accepted');

  // Torn: the words are the digest's, and the issuer's record knows them.
  const bits = BigInt(`0x${createHash('sha256').update(messageOf(again)).digest('hex')}`) >> 220n;
  const list = readFileSync(join(repository, 'issuer', 'print', 'check-words.txt'), 'utf8').trim().split('\n');
  assert.equal(second.words, [27n, 18n, 9n, 0n].map((shift) => list[Number(bits >> shift & 511n)]).join(' '));
  for (const { words } of [first, second]) assert.equal((await made.board.json(['print-find', second.number, '--words', words])).id, made.id);
  const wrong = await made.board.run(['print-find', 'DE-000002', '--words', second.words]);
  assert.equal(wrong.code, 1, wrong.stderr);

  await made.board.change('revoke', [made.id], 'award-withdrawn');
  const refused = await run('carnet-issuer', made.board.command(['print', made.id, '--out', made.out, '--verify-url', page]), { secrets: made.secrets });
  assert.equal(refused.code, 5, refused.stderr);
  await made.print(made.batch.id, [], { expect: 2 });
  assert.equal((await made.board.json(['print-find', second.number, '--words', second.words], { expect: 2 })).state, 'withdrawn');
  assert.equal((await made.board.fsck()).problems?.length ?? 0, 0);
});

test('sheets and cards in five more scripts have their letters, their language and all their fonts in them', async (t) => {
  const made = await printing(t);
  for (const language of languages) {
    const profile = profileIn(language, join(made.folder, `${language}.toml`));
    made.board.profileName = (await made.board.json(['profile', 'add', profile])).name;
    const { certificates: [{ json: { id } }] } = await made.board.award(rowsIn(language));
    for (const args of [[], ['--card']]) {
      const { file, number, words } = await made.print(id, ['--second-language', 'fr', ...args]);
      const text = await tool('pdftotext', file, '-');
      for (const each of [number, ...words.split(' '), 'EL-05', '7411', '[' + language + ']']) assert.ok(text.includes(each), `${each} is not in ${text}`);
      if (args.length === 0) assert.ok(text.replaceAll(/\s/g, '').includes(made.board.did) && text.includes(id), text);
      const fonts = (await tool('pdffonts', file)).trim().split('\n').slice(2);
      assert.ok(fonts.length > 0 && fonts.every((line) => /\syes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line)), fonts.join('\n'));
      assert.ok(readFileSync(file, 'latin1').includes(`/Lang (${language})`), 'no /Lang');
      assert.match((await tool('pdfinfo', file)).normalize(), new RegExp(`Title:\\s+${titleIn(language).normalize()}`));
    }
  }
});

test('a batch is a file for each award, and nothing of it is without its language', async (t) => {
  const made = await printing(t, { csv: cleanCsv(12) });
  const { printed } = await made.print(made.batch.id);
  assert.equal(printed, 12);
  assert.equal(readdirSync(made.out).filter((name) => name.endsWith('.pdf')).length, 12);
});

test('without a checking page, with one that anybody could read along, or in no language, nothing is printed', async (t) => {
  const made = await printing(t);
  const attempt = (args) => run('carnet-issuer', made.board.command(['print', made.id, '--out', made.out, ...args]), { secrets: made.secrets });
  for (const [args, code] of [[[], 3], [['--verify-url', 'http://check.example/'], 1], [['--verify-url', page, '--language', 'no tag'], 1]])
    assert.equal((await attempt(args)).code, code, args.join(' '));
  writeFileSync(join(made.board.home, 'seal.png'), 'no picture');
  writeFileSync(join(made.board.home, 'carnet-issuer.toml'),
    `${readFileSync(join(made.board.home, 'carnet-issuer.toml'), 'utf8')}\n[print]\nseal = "seal.png"\nverify_url = "${page}"\nsecond_language = "es"\n`);
  assert.match((await attempt([])).stderr, /PNG/);
  await tool('convert', '-size', '200x200', 'xc:none', '-fill', '#204060', '-draw', 'circle 100,100 100,4', join(made.board.home, 'seal.png'));
  const sealed = await attempt([]);
  assert.equal(sealed.code, 0, sealed.stderr);
});
