// SPDX-License-Identifier: Apache-2.0
// QR codes as zbar reads them, which knows nothing of Carnet.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from './programs.mjs';

// What an independent reader sees in the picture: its squares as grey pixels, eight for each module.
export function readSvgCode(t, svg) {
  const size = Number(svg.match(/viewBox="0 0 (\d+) /)[1]);
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  const scale = 8;
  const pixels = Buffer.alloc(size * scale * size * scale, 255);
  for (let y = 0; y < size * scale; ++y)
    for (let x = 0; x < size * scale; ++x)
      if (dark.has(`${Math.floor(x / scale)} ${Math.floor(y / scale)}`)) pixels[y * size * scale + x] = 0;
  const file = join(workFolder(t), 'code.pgm');
  writeFileSync(file, Buffer.concat([Buffer.from(`P5 ${size * scale} ${size * scale} 255\n`), pixels]));
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).trimEnd();
}
