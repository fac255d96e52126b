// SPDX-License-Identifier: Apache-2.0
// The codes in a photo. It is looked at in two sizes: a code that fills the photo reads best small, one in a corner large.
import { Hindrance } from '../trouble';
import { pictureSize } from './picture_size';
import { readCodes } from './qr';

export const mostPhotoBytes = 25 * 1024 * 1024;
const mostPixels = 120_000_000;
const sides = [1600, 3200];

export async function codesInPhoto(file: Blob): Promise<string[]> {
  if (file.size > mostPhotoBytes) throw new Hindrance('photoTooLarge', { size: Math.ceil(file.size / 1048576), most: mostPhotoBytes / 1048576 });
  const size = pictureSize(new Uint8Array(await file.slice(0, 262144).arrayBuffer()));
  if (size && size.width * size.height > mostPixels) throw new Hindrance('photoTooManyPixels');
  const picture = await decoded(file);
  try {
    for (const side of sides) {
      const codes = await readCodes(pixels(picture, side), { thorough: true });
      if (codes.length > 0 || Math.max(picture.width, picture.height) <= side) return codes;
    }
    return [];
  } finally {
    picture.close();
  }
}

async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Hindrance('photoUnreadable');
  }
}

function pixels(picture: ImageBitmap, side: number): ImageData {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Hindrance('photoUnreadable');
  context.fillStyle = '#fff'; // what is transparent counts as paper
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
