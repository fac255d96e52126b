// SPDX-License-Identifier: Apache-2.0
// Reads QR codes in a picture. Its WebAssembly is our own file, fetched when the first picture comes.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmAddress : prefix + path) } });

const mostCodes = 8;

// `thorough`: a still picture deserves the time that a frame of a camera does not get.
export async function readCodes(picture: ImageData, { thorough }: { thorough: boolean }): Promise<string[]> {
  const codes = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: mostCodes, tryHarder: thorough, tryRotate: true, tryInvert: thorough, tryDownscale: true });
  return codes.filter((code) => code.isValid).map((code) => code.text);
}
