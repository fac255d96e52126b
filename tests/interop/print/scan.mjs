// SPDX-License-Identifier: Apache-2.0
// From a PDF to what a phone sees: rendered by poppler, spoilt by ImageMagick as cameras and photocopiers do, read by zbar.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
export const tool = async (program, ...args) => (await execute(program, args, { maxBuffer: 1 << 26 })).stdout;

// One page as a grey picture; returns its path.
export async function render(pdf, picture, { page = 1, dpi = 200 } = {}) {
  await tool('pdftoppm', '-gray', '-png', '-r', String(dpi), '-f', String(page), '-l', String(page), '-singlefile', pdf, picture);
  return `${picture}.png`;
}

// `kind`: arguments of ImageMagick between the two pictures.
export async function spoil(picture, kind, to) {
  await tool('convert', picture, ...kind, '-seed', '7', to);
  return to;
}

// The texts of all QR codes in a picture; none where none can be read.
export async function readCodes(picture) {
  try {
    const out = await tool('zbarimg', '--raw', '-q', '-Sdisable', '-Sqrcode.enable', picture);
    return out.split('\n').filter((line) => line !== '');
  } catch (failed) {
    if (failed.code === 4) return [];
    throw failed;
  }
}

// Ways of spoiling a picture, as arguments of ImageMagick.
export const photo = {
  'as printed': [],
  'a photo out of focus, in poor light': ['-blur', '0x1.1', '+level', '30%,72%', '-attenuate', '0.35', '+noise', 'Gaussian'],
  'a photo held askew': ['-background', '#909090', '-rotate', '8.5', '-blur', '0x0.7', '+level', '15%,85%'],
  'a photo from the side': ['-virtual-pixel', 'background', '-background', '#808080', '-distort', 'Perspective',
    '0,0 60,40 %[w],0 %[fx:w-20],0 0,%[h] 0,%[fx:h-30] %[w],%[h] %[fx:w-90],%[h]'],
  'a photocopy': ['-blur', '0x0.8', '-attenuate', '0.25', '+noise', 'Gaussian', '-threshold', '58%'],
  'a photocopy of a photocopy': ['-blur', '0x0.8', '-threshold', '60%', '-rotate', '1.2', '-blur', '0x0.8', '-threshold', '52%'],
  'a small grey picture, much compressed': ['-resize', '75%', '-quality', '25'],
};
