// SPDX-License-Identifier: Apache-2.0
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
declare module '*.mjs?worker' {
  const WorkerOfFile: new () => Worker;
  export default WorkerOfFile;
}
declare module 'virtual:sentences-*' {
  const sentences: Record<string, string>;
  export default sentences;
}
