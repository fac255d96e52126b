// SPDX-License-Identifier: Apache-2.0
// The codes in a PDF, which never leaves the browser: its pages are drawn one after the other, within bounds of number, size and time.
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { Hindrance } from '../trouble';
import { readCodes } from './qr';

export const mostPdfBytes = 25 * 1024 * 1024;
export const mostPages = 10;
const mostSeconds = 40;
const side = 2400; // an A4 page at about 200 dots an inch
const mostImagePixels = 64 * 1024 * 1024;

export interface CodesInPdf { codes: string[]; pages: number; looked: number }

export async function codesInPdf(file: Blob, progress: (page: number, pages: number) => void): Promise<CodesInPdf> {
  if (file.size > mostPdfBytes) throw new Hindrance('pdfTooLarge', { size: Math.ceil(file.size / 1048576), most: mostPdfBytes / 1048576 });
  const data = new Uint8Array(await file.arrayBuffer());
  const worker = new PdfWorker();
  GlobalWorkerOptions.workerPort = worker;
  const task = getDocument({ data, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false, maxImageSize: mostImagePixels, verbosity: 0 });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Hindrance('pdfTooSlow')), mostSeconds * 1000); });
  try {
    return await Promise.race([lookThrough(await Promise.race([task.promise, late]), progress), late]);
  } catch (error) {
    if (error instanceof Hindrance) throw error;
    throw new Hindrance(error instanceof Error && error.name === 'PasswordException' ? 'pdfLocked' : 'pdfUnreadable');
  } finally {
    clearTimeout(timer);
    void task.destroy().catch(() => undefined);
    worker.terminate();
    GlobalWorkerOptions.workerPort = null;
  }
}

async function lookThrough(document: PDFDocumentProxy, progress: (page: number, pages: number) => void): Promise<CodesInPdf> {
  const looked = Math.min(document.numPages, mostPages);
  const codes: string[] = [];
  for (let number = 1; number <= looked; ++number) {
    progress(number, looked);
    codes.push(...await codesOnPage(document, number));
  }
  return { codes, pages: document.numPages, looked };
}

async function codesOnPage(pdf: PDFDocumentProxy, number: number): Promise<string[]> {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: side / Math.max(plain.width, plain.height, 1) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  const canvasContext = canvas.getContext('2d', { willReadFrequently: true });
  if (!canvasContext) throw new Hindrance('pdfUnreadable');
  await page.render({ canvasContext, viewport, background: '#fff' }).promise;
  const codes = await readCodes(canvasContext.getImageData(0, 0, canvas.width, canvas.height), { thorough: true });
  page.cleanup();
  canvas.width = 0; // gives the memory back at once
  return codes;
}
