// SPDX-License-Identifier: Apache-2.0
//
// Why a printed code could not be read: at which of the two first checks, with which reason of docs/formats/verdict.md, and where.

export class Refusal extends Error {
  constructor(
    readonly check: 'format' | 'structure',
    readonly reason: string,
    readonly where = '',
  ) {
    super(`${check}: ${reason}${where === '' ? '' : ` at ${where}`}`);
  }
}

// Not whole, or not of the form that every code has.
export const damaged = (where = ''): Refusal => new Refusal('format', 'code-damaged', where);
export const tooLarge = (where = ''): Refusal => new Refusal('format', 'too-large', where);
// Readable, and something in it is not as it must be.
export const wrong = (where: string): Refusal => new Refusal('structure', 'member-wrong', where);
export const missing = (where: string): Refusal => new Refusal('structure', 'member-missing', where);
