// SPDX-License-Identifier: Apache-2.0
// What goes into a link before any server sees it: sealed under a key of its own, and of an SD-JWT only the parts that were chosen.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test from 'node:test';
import { compiled } from './support/compiled.mjs';

const { canChoose, partsOf, goesAlong, withParts } = await compiled('sharing/disclosures.ts');
const { seal, unseal } = await compiled('sharing/sealed.ts');

const bytesOf = (text) => new TextEncoder().encode(text);
const document = { mediaType: 'application/vc', bytes: bytesOf('{"name":"Maya Fictional (demo)"}') };

test('what is sealed opens with its key and is the same to the byte, and never looks the same twice', async () => {
  for (const bytes of [bytesOf(''), document.bytes, new Uint8Array(randomBytes(70_000))]) {
    const [first, second] = await Promise.all([0, 1].map(() => seal({ mediaType: 'text/plain', bytes })));
    assert.deepEqual((await unseal(first.octets, first.key)).bytes, bytes);
    assert.notDeepEqual(first.octets, second.octets);
    assert.notEqual(first.key, second.key);
    await assert.rejects(unseal(first.octets, second.key), { trouble: 'shareBroken' });
  }
});

test('octets that were changed or cut open nothing', async () => {
  const { octets, key } = await seal(document);
  assert.ok(!Buffer.from(octets).includes('Fictional'));
  for (const at of [0, 12, octets.length - 1]) {
    const changed = octets.slice();
    changed[at] ^= 1;
    await assert.rejects(unseal(changed, key), { trouble: 'shareBroken' }, `octet ${at}`);
  }
  for (const size of [0, 12, 27, octets.length - 1]) await assert.rejects(unseal(octets.slice(0, size), key), { trouble: 'shareBroken' }, `${size} octets`);
});

// An SD-JWT with an address whose street can be kept back by itself, and one entry of a list.
function selective() {
  const disclosure = (...parts) => Buffer.from(JSON.stringify([randomBytes(9).toString('base64url'), ...parts])).toString('base64url');
  const digest = (text) => createHash('sha256').update(text).digest('base64url');
  const street = disclosure('street', 'Example Street 1');
  const address = disclosure('address', { _sd: [digest(street)], country: 'XX' });
  const grade = disclosure('passed');
  const claims = { _sd: [digest(address)], _sd_alg: 'sha-256', grades: [{ '...': digest(grade) }] };
  const token = ['{"alg":"none"}', JSON.stringify(claims), 'x'].map((text) => Buffer.from(text).toString('base64url')).join('.');
  return { token, street, address, grade, shownAs: (...rest) => ({ mediaType: 'application/dc+sd-jwt', bytes: bytesOf([token, ...rest].join('~')) }) };
}
const textIn = ({ bytes }) => new TextDecoder().decode(bytes);

test('the parts of an SD-JWT are named, and know within which other part they stand', async () => {
  const { street, address, grade, shownAs } = selective();
  const parts = await partsOf(shownAs(street, address, grade, ''));
  assert.deepEqual(parts.map(({ name, parent }) => [name, parent]), [['street', 1], ['address', undefined], ['', undefined]]);
  assert.deepEqual(parts.map(({ value }) => value), ['Example Street 1', '{"country":"XX"}', 'passed']);
});

test('a part that is kept back is not in what is shared, nor what stands within it, nor a signature over both', async () => {
  const { token, street, address, grade, shownAs } = selective();
  const shown = shownAs(street, address, grade, 'holder.signature.text');
  const parts = await partsOf(shown);
  assert.equal(withParts(shown, parts, [true, true, true]), shown);
  assert.equal(textIn(withParts(shown, parts, [true, false, true])), `${token}~${grade}~`);
  assert.equal(textIn(withParts(shown, parts, [false, true, false])), `${token}~${address}~`);
  assert.equal(textIn(withParts(shown, parts, [false, false, false])), `${token}~`);
  assert.equal(goesAlong(parts, [true, false, true], 0), false);
});

test('nothing can be chosen where the format does not disclose selectively', () => {
  const { token, street, shownAs } = selective();
  assert.equal(withParts(document, [], []), document);
  assert.equal(canChoose(document), false);
  assert.equal(canChoose({ mediaType: 'text/plain', bytes: bytesOf('CARNET1:A~B~C~') }), false);
  assert.equal(canChoose({ mediaType: 'application/vc+jwt', bytes: bytesOf(token) }), false);
  assert.equal(canChoose(shownAs('')), false);
  assert.equal(canChoose(shownAs(street, '')), true);
});
