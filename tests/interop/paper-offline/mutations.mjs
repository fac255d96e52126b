// SPDX-License-Identifier: Apache-2.0
// Random changes of good codes, the same ones for the same seed: in the text, in the bytes behind base45, in the compressed bytes, and inside
// header and claims with a signature made anew, so that what is behind the signature is reached too.

// Numbers from 0 on below `limit`; a linear congruential generator is random enough here.
export function generator(seed) {
  let state = BigInt(seed);
  return (limit) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(limit));
  };
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function changedBytes(bytes, random) {
  const made = Buffer.from(bytes);
  const at = random(made.length);
  switch (random(6)) {
    case 0: made[at] ^= 1 << random(8); return made;
    case 1: made[at] = random(256); return made;
    case 2: return Buffer.concat([made.subarray(0, at), made.subarray(at + 1)]);
    case 3: return Buffer.concat([made.subarray(0, at), Buffer.from([random(256)]), made.subarray(at)]);
    case 4: made[at] = made[at] + 1 - 2 * random(2); return made;
    default: {
      const size = 1 + random(8);
      return Buffer.concat([made.subarray(0, at), made.subarray(random(made.length), made.length).subarray(0, size), made.subarray(at + size)]);
    }
  }
}

function changedText(text, random) {
  const at = random(text.length);
  const rest = text.slice(at + 1);
  switch (random(4)) {
    case 0: return text.slice(0, at) + digits[random(digits.length)] + rest;
    case 1: return text.slice(0, at) + rest;
    case 2: return text.slice(0, at) + String.fromCodePoint(1 + random(0x2ff)) + rest;
    default: return text.slice(0, at);
  }
}

// `samples`: { issuer, header, claims }.
export function* mutations(samples, { seed, count, sealed, base45, deflateSync }) {
  const random = generator(seed);
  const text = (bytes) => `CARNET1:${base45(bytes)}`;
  for (let i = 0; i < count; ++i) {
    const sample = random(samples.length);
    const { issuer, header, claims } = samples[sample];
    const whole = () => sealed(issuer, header, claims);
    const makers = [
      ['text', () => `CARNET1:${changedText(base45(whole()), random)}`],
      ['message', () => text(changedBytes(whole(), random))],
      ['compressed', () => text(changedBytes(deflateSync(whole(), { level: 9 }), random))],
      ['header', () => text(sealed(issuer, changedBytes(header, random), claims))],
      ['claims', () => text(sealed(issuer, header, changedBytes(claims, random)))],
      ['claims', () => text(deflateSync(sealed(issuer, header, changedBytes(claims, random)), { level: 9 }))],
      ['claims twice', () => text(sealed(issuer, header, changedBytes(changedBytes(claims, random), random)))],
    ];
    const [name, make] = makers[random(makers.length)];
    yield { name: `${i} ${name}`, text: make(), sample, isSignedAnew: name === 'header' || name.startsWith('claims') };
  }
}
