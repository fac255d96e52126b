// SPDX-License-Identifier: Apache-2.0
// What can stand in the way before there is a verdict. Each has a title and an advice in the texts: `trouble.NAME.title`, `.advice`.
import type english from './texts/en.json';

export type Trouble = keyof typeof english.trouble;

// What a reader found out and cannot go on with.
export class Hindrance extends Error {
  constructor(readonly trouble: Trouble, readonly values: Record<string, string | number> = {}) {
    super(trouble);
  }
}
