// SPDX-License-Identifier: Apache-2.0
// What is inside the built scripts besides our own lines (LICENSES.md); their licences are put beside them.
export const bundledPackages = [
  { name: 'preact', holds: '' },
  { name: 'zxing-wasm', holds: ' (its WebAssembly is zxing-cpp, under the Apache License 2.0, whose text stands under pdfjs-dist)' },
  { name: 'pdfjs-dist', holds: '' },
  { name: '@noble/curves', holds: ' (with @noble/hashes, by the same author under the same licence)' },
  { name: 'papaparse', holds: '' },
  { name: 'fflate', holds: '' },
];
