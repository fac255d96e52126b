// SPDX-License-Identifier: Apache-2.0
// ZIPs and XLSX workbooks, written byte by byte, so that they can also lie about themselves.
import { crc32 } from './shown_things.mjs';
import { deflateRawSync } from 'node:zlib';

// `entries`: name to Buffer. `says`: name to the size that its headers claim.
export function zip(entries, says = {}) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = deflateRawSync(content);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(says[name] ?? content.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, title, data]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, more, title]));
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

const xml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

// A workbook of one sheet: every second cell is a shared text, the others stand where they are.
export function workbook(rows) {
  const shared = [];
  const cell = (text, row, column) => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`;
    if ((row + column) % 2) return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
    shared.push(`<si><t xml:space="preserve">${xml(text)}</t></si>`);
    return `<c r="${place}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const data = rows.map((row, i) => `<row r="${i + 1}">${row.map((text, j) => (text === '' ? '' : cell(text, i, j))).join('')}</row>`).join('');
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zip({
    'xl/worksheets/sheet1.xml': Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><worksheet ${space}><sheetData>${data}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><sst ${space}>${shared.join('')}</sst>`),
  });
}
