// SPDX-License-Identifier: Apache-2.0
// Makes spreadsheets for the profiles beside it as offices make them. All persons are fictional. The same arguments
// always give the same bytes.
// usage: node docs/examples/make_sample_csv.mjs messy FILE          300 rows with every kind of mess (docs/examples/graduates.csv)
//        node docs/examples/make_sample_csv.mjs clean COUNT FILE    good rows for the profile site-electrician
//        node docs/examples/make_sample_csv.mjs welders COUNT FILE  good rows for the profile welder, some for unit statements
//        node docs/examples/make_sample_csv.mjs semicolon FILE      20 rows as a French spreadsheet program writes them, in Latin-1
//        node docs/examples/make_sample_csv.mjs arabic FILE         20 rows with Arabic headings, in Windows-1256
import { writeFileSync } from 'node:fs';

const given = ['Asha', 'Bao', 'Chidi', 'Dorji', 'Élodie', 'Farah', 'Gökçe', 'Hamid', 'Inês', 'Joaquín', 'Kofi', 'Lakshmi', 'Mebrat', 'Nkechi', 'Omar', 'Priya'];
const family = ['Exemplar', 'Sampleson', 'Mustermann', 'Specimen', 'Placeholder', 'Fictionali', 'Testov', 'Modelo', 'Échantillon', 'Demonstratu'];
const scripts = [
  ['ne', ['आशा', 'गीता', 'हरि', 'मीना'], ['उदाहरण', 'नमुना']],
  ['ar', ['فرح', 'حميد', 'عمر', 'ليلى'], ['المثال', 'النموذج']],
  ['bn', ['প্রিয়া', 'রাহুল', 'মিতা', 'করিম'], ['উদাহরণ', 'নমুনা']],
  ['am', ['መብራት', 'ሰላም'], ['ምሳሌ']],
];
const units = ['EL-01', 'EL-02', 'EL-03', 'EL-04', 'EL-05'];
const two = (number) => String(number).padStart(2, '0');

// A good row as a list of cells; `i` decides everything.
function row(i) {
  const [language, firsts, lasts] = scripts[i % scripts.length];
  const name = `${given[i % given.length]} ${family[Math.floor(i / given.length) % family.length]}${roman(Math.floor(i / 160))}`;
  const original = i % 5 === 4 ? '' : `${firsts[i % firsts.length]} ${lasts[i % lasts.length]}`;
  return {
    number: `DE-${String(i).padStart(6, '0')}`, name, original, language: original ? language : '',
    born: `${1965 + (i % 38)}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`, awarded: `2026-${two(1 + (i % 9))}-${two(10 + (i % 18))}`,
    remark: '', results: units.map(() => 'pass'),
  };
}

// Families of many generations keep fictional names apart without digits.
function roman(number) {
  return number === 0 ? '' : ` ${['', 'M', 'D', 'C', 'L', 'X', 'V'][number % 7] || 'Q'}${'abcdefghijklmnop'[Math.floor(number / 7) % 16]}${'abcdefghijklmnop'[Math.floor(number / 112) % 16]}`;
}

// What offices do to good rows, by row number. Each is one of the messes that import must see.
const messes = {
  7: (r) => { r.name += '  '; },                          // trailing spaces
  13: (r) => { r.born = '03/04/1991'; },                  // March or April?
  21: (r) => { r.awarded = '46096'; },                    // a spreadsheet's serial date
  29: (r) => { r.number = '29'; },                        // leading zeros and prefix eaten
  37: (r) => { r.number = '3.7E+01'; },                   // scientific notation
  42: (r) => { r.born = '1988'; },                        // only the year is known
  43: (r) => { r.born = '1979-05'; },                     // the day is missing
  44: (r) => { r.born = ''; },                            // nothing is known
  58: (r) => { r.remark = 'came late,\nsat the second sitting'; }, // a line break inside a cell
  66: (r) => { r.remark = 'says "ready", see file'; },    // quotes inside a cell
  71: (r) => { r.results[3] = 'fail'; },                  // four of five units
  72: (r) => { r.results = ['pass', 'fail', 'fail', '', 'pass']; },
  73: (r) => { r.results = units.map(() => 'fail'); },    // none
  81: (r) => { r.name = ''; },                            // no name
  88: (r) => { r.awarded = '2027-13-45'; },               // no such day
  89: (r) => { r.awarded = '2019-05-20'; },               // before the standard was in force
  97: (r) => { r.born = '2015-02-11'; },                  // eleven years old
  104: (r) => { r.name = 'Mu\u202Estermann Specimen'; },  // a hidden direction mark
  118: (r) => { r.results[0] = 'perhaps'; },              // not a result
  127: (r) => { r.name = 'Dorji  Specimen'; },            // two spaces inside
  131: (r) => { r.number = 'DE-131'; },                   // leading zeros eaten
  134: (r) => { r.born = '31780'; },                      // a serial date in the other column
  136: (r) => { r.born = '25/12/1984'; },                 // only one order is possible
  138: (r) => { r.name = 'JosÃ© Specimen'; },             // UTF-8 that was opened as Latin-1
  145: (r) => { r.name = 'Gokc\u0327e Specimen'; },       // an accent apart from its letter
  155: (r) => { r.name = 'Farah Exemplаr'; },             // a Cyrillic letter among Latin ones
  161: (r) => { r.born = '٠٥/٢٣/١٩٨٥'; },                 // Arabic digits
};

function messyRows() {
  const rows = [];
  for (let i = 1; i <= 300; ++i) {
    const made = row(i);
    messes[i]?.(made);
    rows.push(made);
  }
  rows[149] = { ...rows[139] };                           // the same row twice
  rows[169] = { ...rows[159], number: rows[169].number }; // the same person under two numbers
  rows[209] = { ...rows[209], number: rows[199].number }; // a number given to two persons
  return rows;
}

const quoted = (cell) => (/[",;\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells) => cells.map(quoted).join(',');

// Columns in an office's order, with two that mean nothing to us and a title above them.
function messyText() {
  const head = ['Sl. No.', 'Certificate No', 'Full name', 'Name in own script', 'Language of name', 'Date of birth', 'Award date', ...units, 'Remarks'];
  const lines = ['Graduates of the autumn session (demo),,,,,,,,,,,,', line(head)];
  messyRows().forEach((r, i) => lines.push(line([String(i + 1), r.number, r.name, r.original, r.language, r.born, r.awarded, ...r.results, r.remark])));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cleanText(count) {
  const lines = [line(['number', 'name', 'name_original', 'name_language', 'birth_date', 'award_date', ...units])];
  for (let i = 1; i <= count; ++i) {
    const r = row(i);
    lines.push(line([r.number, r.name, r.original, r.language, r.born, r.awarded, ...r.results]));
  }
  return `${lines.join('\n')}\n`;
}

function weldersText(count) {
  const lines = [line(['number', 'name', 'name_original', 'name_language', 'birth_date', 'award_date', 'W-1', 'W-2', 'W-3', 'W-4'])];
  for (let i = 1; i <= count; ++i) {
    const r = row(i);
    const results = ['pass', 'pass', i % 25 === 0 ? 'fail' : 'pass', i % 3 === 0 ? 'pass' : ''];
    lines.push(line([`W-${String(i).padStart(6, '0')}`, r.name, r.original, r.language, r.born, r.awarded, ...results]));
  }
  return `${lines.join('\n')}\n`;
}

// The bytes of a text in an 8-bit encoding; each letter used here has one.
function encoded(text, encoding) {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...text], (character) => bytes.get(character));
}

// Twenty rows under other headings; `cells` chooses and spells the cells.
function otherOffice(head, cells, separator) {
  const lines = [head.join(separator)];
  for (let i = 1; i <= 20; ++i) lines.push(cells(row(i), i).join(separator));
  return `${lines.join('\r\n')}\r\n`;
}
const dayFirst = (date) => date.split('-').reverse().join('/');

const frenchText = () => otherOffice(
  ['N° de certificat', 'Nom', 'Prénom', 'Date de naissance (jj/mm/aaaa)', 'Date de délivrance (jj/mm/aaaa)', ...units, 'Observations'],
  (r, i) => [r.number, 'Échantillon-Muñoz', `${given[i % given.length].normalize('NFD').replace(/[\u0300-\u036F]/g, '')} François ${'ABCDEFGHIJKLMNOPQRST'[i - 1]}.`,
    dayFirst(r.born), dayFirst(r.awarded), ...units.map(() => 'réussi'), ''], ';');
const arabicText = () => otherOffice(
  ['رقم الشهادة', 'الاسم بالإنجليزية', 'الاسم', 'تاريخ الميلاد', 'تاريخ المنح', ...units, 'ملاحظات'],
  (r, i) => [r.number, `${given[i % given.length].normalize('NFD').replace(/[\u0300-\u036F]/g, '')} Exemplar ${'ABCDEFGHIJKLMNOPQRST'[i - 1]}.`,
    `${scripts[1][1][i % 4]} ${scripts[1][2][i % 2]}`, r.born, r.awarded, ...units.map(() => 'ناجح'), ''], ',');

const [mode, ...rest] = process.argv.slice(2);
const count = Number(rest[0]);
if (mode === 'messy' && rest.length === 1) writeFileSync(rest[0], messyText());
else if (mode === 'clean' && rest.length === 2 && count > 0) writeFileSync(rest[1], cleanText(count));
else if (mode === 'welders' && rest.length === 2 && count > 0) writeFileSync(rest[1], weldersText(count));
else if (mode === 'semicolon' && rest.length === 1) writeFileSync(rest[0], encoded(frenchText(), 'latin1'));
else if (mode === 'arabic' && rest.length === 1) writeFileSync(rest[0], encoded(arabicText(), 'windows-1256'));
else {
  console.error('usage: make_sample_csv.mjs messy FILE | clean COUNT FILE | welders COUNT FILE | semicolon FILE | arabic FILE');
  process.exit(2);
}
