// SPDX-License-Identifier: Apache-2.0
// The comparison that the gallery rests on can fail, in each way in which an answer can be wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './subset.mjs';

const answer = { word: 'valid', count: 2, empty: null, units: [{ code: 'U1', title: 'One' }, { code: 'U2', title: 'Two' }] };
const holds = (expected) => differences(expected, answer).length === 0;

test('an answer that says what is expected and more is right', () => {
  assert.ok(holds({}));
  assert.ok(holds({ word: 'valid' }));
  assert.ok(holds({ units: [{ code: 'U2' }] }));
  assert.ok(holds({ units: { $exactly: [{ code: 'U1' }, { code: 'U2' }] } }));
  assert.ok(holds({ other: { $absent: true }, word: { $matches: 'ali' } }));
});

for (const [what, expected] of [
  ['another text', { word: 'expired' }],
  ['a number for a text', { word: 2 }],
  ['a text for a number', { count: '2' }],
  ['a member that is missing', { other: 'x' }],
  ['a missing member expected to be null', { other: null }],
  ['an object where nothing is', { other: {} }],
  ['an object where null is', { empty: {} }],
  ['a list where a text is', { word: ['valid'] }],
  ['an element that is not there', { units: [{ code: 'U3' }] }],
  ['elements in another order', { units: [{ code: 'U2' }, { code: 'U1' }] }],
  ['one element twice', { units: [{ code: 'U1' }, { code: 'U1' }] }],
  ['an element with another member', { units: [{ code: 'U1', title: 'Two' }] }],
  ['fewer elements than there are', { units: { $exactly: [{ code: 'U1' }] } }],
  ['more elements than there are', { units: { $exactly: [{ code: 'U1' }, { code: 'U2' }, {}] } }],
  ['none where there are some', { units: { $exactly: [] } }],
  ['exactly these where no list is', { word: { $exactly: [] } }],
  ['absence of what is there', { word: { $absent: true } }],
  ['a text inside another', { word: { $matches: 'other' } }],
  ['a text that is in every text', { word: { $matches: '' } }],
  ['a text inside a number', { count: { $matches: '2' } }],
]) {
  test(`${what} is a difference, with its place`, () => {
    const found = differences(expected, answer);
    assert.equal(found.length, 1, JSON.stringify(found));
    assert.match(found[0], /^\/(word|count|empty|other|units)/);
  });
}
