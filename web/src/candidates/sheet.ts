// SPDX-License-Identifier: Apache-2.0
// A spreadsheet of candidates as rows of text, from CSV or XLSX, and as CSV again.
import Papa from 'papaparse';
import { Hindrance } from '../trouble';
import { rowsOfWorkbook } from './workbook';

export const mostRows = 2000;
export const mostColumns = 256;
export const mostSheetBytes = 8 * 1024 * 1024;

export interface Sheet { rows: string[][]; separator: string }

export async function readSheet(file: Blob): Promise<Sheet> {
  if (file.size > mostSheetBytes) throw new Hindrance('sheetTooLarge', { most: mostRows });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheet = bytes[0] === 0x50 && bytes[1] === 0x4b ? { rows: rowsOfWorkbook(bytes), separator: ',' } : readCsv(textOf(bytes));
  const rows = sheet.rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new Hindrance('sheetEmpty');
  if (rows.length > mostRows || rows.some((row) => row.length > mostColumns)) throw new Hindrance('sheetTooLarge', { most: mostRows });
  return { rows, separator: sheet.separator };
}

function readCsv(text: string): Sheet {
  if (text.includes('\0')) throw new Hindrance('sheetUnreadable');
  const { data, meta } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t'] });
  return { rows: data, separator: meta.delimiter };
}

// What offices write: UTF-8, UTF-16 with its mark, and whatever is neither in the encoding of Western Windows.
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe, as in carnet-verifier check --batch. The mark at the
// beginning tells spreadsheets that it is UTF-8.
const formula = /^(\s*[=+\-@|%]|[\t\r\n])/;
export const writeSheet = ({ rows, separator }: Sheet): string =>
  `\uFEFF${Papa.unparse(rows, { delimiter: separator, newline: '\r\n', escapeFormulae: formula })}\r\n`;
