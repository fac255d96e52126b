// SPDX-License-Identifier: Apache-2.0
// Files out of a ZIP, one at a time. An entry that says that it unfolds to more than the bound is not unfolded, and none can write more
// than it says.
import { unzipSync } from 'fflate';
import { Hindrance } from '../trouble';

export const mostArchiveBytes = 200 * 1024 * 1024;
const mostEntries = 5000;

export class Archive {
  private constructor(private readonly bytes: Uint8Array, private readonly sizes: Map<string, number>) {}

  static open(bytes: Uint8Array): Archive {
    if (bytes.length > mostArchiveBytes) throw new Hindrance('archiveTooLarge');
    const sizes = new Map<string, number>();
    try {
      unzipSync(bytes, { filter: ({ name, originalSize }) => { if (sizes.size <= mostEntries) sizes.set(name, originalSize); return false; } });
    } catch {
      throw new Hindrance('archiveUnreadable');
    }
    if (sizes.size > mostEntries) throw new Hindrance('archiveTooLarge');
    return new Archive(bytes, sizes);
  }

  // The entry of that path, or the only one whose path ends with it.
  nameOf(wanted: string): string | undefined {
    if (this.sizes.has(wanted)) return wanted;
    const ending = [...this.sizes.keys()].filter((name) => name.endsWith(`/${wanted}`));
    return ending.length === 1 ? ending[0] : undefined;
  }

  read(name: string, mostBytes: number): Uint8Array {
    if ((this.sizes.get(name) ?? 0) > mostBytes) throw new Hindrance('archiveTooLarge');
    try {
      const content = unzipSync(this.bytes, { filter: (entry) => entry.name === name })[name];
      if (content) return content;
    } catch { /* said below */ }
    throw new Hindrance('archiveUnreadable');
  }
}
