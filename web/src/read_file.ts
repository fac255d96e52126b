// SPDX-License-Identifier: Apache-2.0
// From a file to the documents in it. What kind it is, its first bytes say; names and media types are guesses of other programs.
import { mostTextBytes, recogniseCodes, recogniseText } from './document';
import type { Shown } from './document';
import { Hindrance } from './trouble';

export type Progress = (page: number, pages: number) => void;

const startsWith = (bytes: Uint8Array, text: string, at = 0) => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

export function kindOf(bytes: Uint8Array): 'pdf' | 'picture' | 'archive' | 'oldOffice' | 'text' {
  if (startsWith(bytes, '%PDF-') || startsWith(bytes, '%PDF-', 3)) return 'pdf';
  if (startsWith(bytes, 'PK')) return 'archive';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'oldOffice';
  const isPicture = (bytes[0] === 0xff && bytes[1] === 0xd8) || (bytes[0] === 0x89 && startsWith(bytes, 'PNG', 1)) || startsWith(bytes, 'GIF8')
    || (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) || startsWith(bytes, 'ftyp', 4) || startsWith(bytes, 'BM') || startsWith(bytes, 'II*') || startsWith(bytes, 'MM\0*');
  return isPicture ? 'picture' : 'text';
}

// The certificates in the file, at least one; throws a Hindrance that says what it holds instead.
export async function certificatesIn(file: Blob, progress: Progress = () => undefined): Promise<Shown[]> {
  if (file.size === 0) throw new Hindrance('emptyFile');
  switch (kindOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()))) {
    case 'pdf': {
      const { codesInPdf } = await import('./readers/pdf');
      const { codes, pages, looked } = await codesInPdf(file, progress);
      if (codes.length === 0 && pages > looked) throw new Hindrance('pdfTooManyPages', { pages, looked });
      return certificatesOf(codes, 'pdfNoCode');
    }
    case 'picture': {
      const { codesInPhoto } = await import('./readers/photo');
      return certificatesOf(await codesInPhoto(file), 'noCode');
    }
    case 'archive': throw new Hindrance('archive');
    case 'oldOffice': throw new Hindrance('oldOffice');
    default: return [await textIn(file)];
  }
}

function certificatesOf(codes: string[], otherwise: 'noCode' | 'pdfNoCode'): Shown[] {
  if (codes.length === 0) throw new Hindrance(otherwise);
  const { certificates, trouble } = recogniseCodes(codes);
  if (certificates.length === 0) throw new Hindrance(trouble);
  return certificates;
}

async function textIn(file: Blob): Promise<Shown> {
  if (file.size > mostTextBytes) throw new Hindrance('textTooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.includes(0)) throw new Hindrance('notACertificate');
  const recognised = recogniseText(new TextDecoder().decode(bytes), bytes);
  if ('trouble' in recognised) throw new Hindrance(recognised.trouble);
  return recognised.shown;
}
