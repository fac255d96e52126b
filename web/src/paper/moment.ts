// SPDX-License-Identifier: Apache-2.0
//
// The time of judging, with the doubt of the clock in the document's favour.

export class Moment {
  private readonly skew: number;
  // Milliseconds since 1970.
  constructor(
    readonly now: number,
    skewSeconds: number,
  ) {
    this.skew = skewSeconds * 1000;
  }

  hasBegun(instant: number): boolean {
    return instant <= this.now + this.skew;
  }
  hasEnded(instant: number): boolean {
    return instant + this.skew < this.now;
  }
  // Is something that was confirmed then young enough? Never what was confirmed later than now: a clock that was put back would make lists
  // good for ever.
  isFresh(confirmed: number, maxAgeSeconds: number): boolean {
    return this.hasBegun(confirmed) && this.now <= confirmed + maxAgeSeconds * 1000;
  }
}

// "2026-11-21T09:30:00Z"
export const timeText = (time: number): string => new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', 'Z');
