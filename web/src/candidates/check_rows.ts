// SPDX-License-Identifier: Apache-2.0
// Each row of a spreadsheet is one candidate: the first of its cells that is a document, names a file, or is a link is what is checked.
import { askVerifier } from '../ask';
import type { Question } from '../ask';
import { recogniseText } from '../document';
import type { Shown } from '../document';
import { fill } from '../language';
import type { Texts } from '../language';
import { certificatesIn } from '../read_file';
import { Hindrance } from '../trouble';
import { reasonsOf } from '../verdict';
import { Archive } from './archive';
import type { Sheet } from './sheet';

const atOnce = 4;
const mostFileBytes = 25 * 1024 * 1024;
const secondsBeforeAgain = [2, 5, 15];

export interface RowResult { verdict: string; decision: string; sentence: string; reasons: string }

// Where file names lead: the files that were chosen, and those in chosen ZIPs.
export class Files {
  private readonly loose = new Map<string, Blob>();
  private readonly archives: Archive[] = [];

  static async of(chosen: readonly File[]): Promise<Files> {
    const files = new Files();
    for (const file of chosen) {
      if (/\.zip$/i.test(file.name)) files.archives.push(Archive.open(new Uint8Array(await file.arrayBuffer())));
      else files.loose.set(file.name, file);
    }
    return files;
  }

  find(cell: string): (() => Blob) | undefined {
    const name = cell.trim();
    const file = this.loose.get(name);
    if (file) return () => file;
    for (const archive of this.archives) {
      const entry = name === '' ? undefined : archive.nameOf(name);
      if (entry !== undefined) return () => new Blob([archive.read(entry, mostFileBytes).slice()]);
    }
    return undefined;
  }
}

const looksLikeFileName = (cell: string) => /^[^\n<>|?*]{1,200}\.(json|jsonld|jwt|txt|pdf|png|jpe?g|webp|vc|sd-jwt)$/i.test(cell.trim());

type Source = { shown: Shown } | { file: () => Blob } | { trouble: Hindrance };

export function sourceIn(row: readonly string[], files: Files): Source | undefined {
  let second: Source | undefined;
  for (const cell of row) {
    const file = files.find(cell);
    if (file) return { file };
    const recognised = recogniseText(cell);
    if ('shown' in recognised) return recognised;
    if (looksLikeFileName(cell)) second ??= { trouble: new Hindrance('fileMissing', { name: cell.trim() }) };
    else if (recognised.trouble !== 'empty' && recognised.trouble !== 'notACertificate') second ??= { trouble: new Hindrance(recognised.trouble) };
  }
  return second;
}

async function checked(row: readonly string[], files: Files, question: Question, texts: Texts, signal: AbortSignal): Promise<RowResult> {
  try {
    const source = sourceIn(row, files) ?? { trouble: new Hindrance('rowWithoutDocument') };
    if ('trouble' in source) throw source.trouble;
    const shown = 'shown' in source ? source.shown : (await certificatesIn(source.file()))[0];
    if (!shown) throw new Hindrance('noCode');
    const { word, decision, sentence, checks, ...rest } = await patiently(shown, question, signal);
    return { verdict: word, decision, sentence, reasons: reasonsOf({ word, decision, sentence, checks, ...rest }).join(' ') };
  } catch (error) {
    if (signal.aborted) throw error;
    const by = error instanceof Hindrance ? error : new Hindrance('pageTrouble');
    const said = texts.trouble[by.trouble];
    return { verdict: 'cannot-say', decision: 'undetermined', sentence: fill(said.title, by.values), reasons: fill(said.advice, by.values) };
  }
}

// A verifier that is asked too often is asked again later; one that cannot be reached, once more.
async function patiently(shown: Shown, question: Question, signal: AbortSignal) {
  for (const seconds of secondsBeforeAgain) {
    try {
      return await askVerifier(shown, question, signal);
    } catch (error) {
      if (!(error instanceof Hindrance) || error.trouble !== 'tooOften') throw error;
      await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
    }
  }
  return askVerifier(shown, question, signal);
}

export interface Checked { sheet: Sheet; counts: Record<string, number> }

// The sheet with four more columns. The first row is a heading unless there is something to check in it.
export async function checkRows(sheet: Sheet, files: Files, question: Question, texts: Texts, progress: (done: number, rows: number) => void, signal: AbortSignal): Promise<Checked> {
  const [first = [], ...others] = sheet.rows;
  const hasHeading = sourceIn(first, files) === undefined;
  const rows = hasHeading ? others : sheet.rows;
  if (rows.length === 0) throw new Hindrance('sheetEmpty');
  const results: RowResult[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let number = next++; number < rows.length; number = next++) {
      if (signal.aborted) return;
      results[number] = await checked(rows[number] ?? [], files, question, texts, signal);
      progress(++done, rows.length);
    }
  };
  progress(0, rows.length);
  await Promise.all(Array.from({ length: atOnce }, work));
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const widened = (row: readonly string[]) => Array.from({ length: width }, (_, i) => row[i] ?? '');
  const counts: Record<string, number> = {};
  for (const { decision } of results) counts[decision] = (counts[decision] ?? 0) + 1;
  const heading = [...(hasHeading ? widened(first) : widened([])), 'verdict', 'decision', 'sentence', 'reasons'];
  const answers = rows.map((row, i) => [...widened(row), results[i]?.verdict ?? '', results[i]?.decision ?? '', results[i]?.sentence ?? '', results[i]?.reasons ?? '']);
  return { sheet: { rows: [heading, ...answers], separator: sheet.separator }, counts };
}
