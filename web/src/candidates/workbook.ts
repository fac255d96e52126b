// SPDX-License-Identifier: Apache-2.0
// The first sheet of an XLSX workbook as texts. Formulas are not calculated: what the workbook says that they came to is read.
import { Hindrance } from '../trouble';
import { Archive } from './archive';

const mostPartBytes = 32 * 1024 * 1024;

export function rowsOfWorkbook(bytes: Uint8Array): string[][] {
  const archive = Archive.open(bytes);
  const part = (name: string): Document | null => (archive.nameOf(name) === name ? xml(archive.read(name, mostPartBytes)) : null);
  const shared = part('xl/sharedStrings.xml');
  const texts = shared ? [...shared.getElementsByTagName('si')].map(textIn) : [];
  const sheet = part('xl/worksheets/sheet1.xml');
  if (!sheet) throw new Hindrance('sheetUnreadable');
  return [...sheet.getElementsByTagName('row')].map((row) => cellsOf(row, texts));
}

function xml(bytes: Uint8Array): Document {
  const text = new TextDecoder().decode(bytes);
  const document = text.includes('<!DOCTYPE') ? null : new DOMParser().parseFromString(text, 'application/xml');
  if (!document || document.getElementsByTagName('parsererror').length > 0) throw new Hindrance('sheetUnreadable');
  return document;
}

// Runs of differently set letters are one text; how a word is pronounced is not part of it.
const textIn = (element: Element): string =>
  [...element.getElementsByTagName('t')].filter((run) => run.parentElement?.tagName !== 'rPh').map((run) => run.textContent ?? '').join('');

function cellsOf(row: Element, texts: readonly string[]): string[] {
  const cells: string[] = [];
  for (const cell of row.getElementsByTagName('c')) {
    const column = columnOf(cell.getAttribute('r')) ?? cells.length;
    if (column > 255) throw new Hindrance('sheetUnreadable');
    while (cells.length < column) cells.push('');
    cells[column] = valueOf(cell, texts);
  }
  return cells;
}

function valueOf(cell: Element, texts: readonly string[]): string {
  if (cell.getAttribute('t') === 'inlineStr') return textIn(cell);
  const value = cell.getElementsByTagName('v')[0]?.textContent ?? '';
  return cell.getAttribute('t') === 's' ? texts[Number(value)] ?? '' : value;
}

// "C12" is the third column, counted from 0.
function columnOf(place: string | null): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
