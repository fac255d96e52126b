// SPDX-License-Identifier: Apache-2.0
// Width and height as a picture's header says them, so that a small file which unfolds to gigabytes is never unfolded.
export interface Size { width: number; height: number }

export function pictureSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (...values: number[]) => values.every((value, i) => bytes[i] === value);
  if (starts(0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (starts(0x47, 0x49, 0x46) && bytes.length >= 10) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return starts(0xff, 0xd8) ? jpegSize(view) : null;
}

// Walks from one marker to the next until the frame header.
function jpegSize(view: DataView): Size | null {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
