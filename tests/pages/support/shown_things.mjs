// SPDX-License-Identifier: Apache-2.0
// What people hold against a camera or send: pictures of codes, PDFs, a camera's film. Written here byte by byte, so that nothing between
// the code and the page has a say.
import { deflateSync } from 'node:zlib';
import QRCode from 'qrcode';

// Dark and light as rows of grey pixels.
function greyOf(text, { scale = 6, quiet = 4 } = {}) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const width = (size + 2 * quiet) * scale;
  const pixels = Buffer.alloc(width * width, 255);
  for (let y = 0; y < size * scale; ++y)
    for (let x = 0; x < size * scale; ++x)
      if (data[Math.floor(y / scale) * size + Math.floor(x / scale)]) pixels[(y + quiet * scale) * width + x + quiet * scale] = 0;
  return { width, height: width, pixels };
}

const crcTable = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
export function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

// A grey PNG; `says` lets its header claim another size than its pixels have.
export function png({ width, height, pixels }, says = { width, height }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(says.width, 0);
  header.writeUInt32BE(says.height, 4);
  header[8] = 8;
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), pixels.subarray(y * width, (y + 1) * width)])));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
export const photoOf = (text) => png(greyOf(text));
export const photoOfNothing = () => png({ width: 640, height: 480, pixels: Buffer.from(Array.from({ length: 640 * 480 }, (_, i) => 120 + ((i * 7) % 40))) });

// A sheet with its codes below each other, after `emptyPages` others.
export function pdfOf(texts, { emptyPages = 0 } = {}) {
  const pages = emptyPages + (texts.length > 0 ? 1 : 0);
  const objects = [];
  const add = (content) => objects.push(Buffer.isBuffer(content) ? content : Buffer.from(content));
  const stream = (fields, data) => Buffer.concat([Buffer.from(`<< ${fields} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);
  const first = 3 + texts.length * 1 + 1; // 1 catalogue, 2 pages, then images, then the content, then each page
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, i) => `${first + i} 0 R`).join(' ')}] >>`);
  for (const text of texts) {
    const { width, height, pixels } = greyOf(text);
    add(stream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`, deflateSync(pixels)));
  }
  add(stream('', Buffer.from(texts.map((_, i) => `q 240 0 0 240 ${60 + (i % 2) * 260} ${520 - Math.floor(i / 2) * 260} cm /C${i} Do Q`).join('\n'))));
  const names = texts.map((_, i) => `/C${i} ${3 + i} 0 R`).join(' ');
  for (let i = 0; i < pages; ++i) {
    const isLast = i === pages - 1 && texts.length > 0;
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${isLast ? `/Contents ${3 + texts.length} 0 R /Resources << /XObject << ${names} >> >>` : '/Resources << >>'} >>`);
  }
  const parts = [Buffer.from('%PDF-1.5\n')];
  const places = [];
  let at = parts[0].length;
  objects.forEach((content, i) => {
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
    places.push(at);
    at += whole.length;
    parts.push(whole);
  });
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

// What a camera sees that is held over the code: an uncompressed film of `frames` pictures.
export function filmOf(text, { width = 1280, height = 960, frames = 4 } = {}) {
  const code = greyOf(text, { scale: 8 });
  const luma = Buffer.alloc(width * height, 200);
  const left = Math.floor((width - code.width) / 2);
  const top = Math.floor((height - code.height) / 2);
  for (let y = 0; y < code.height; ++y) code.pixels.copy(luma, (top + y) * width + left, y * code.width, (y + 1) * code.width);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: frames }, () => frame)]);
}
