// SPDX-License-Identifier: Apache-2.0
// Does an answer say what is expected of it? Whatever is expected must be there and be the same; an answer may say more.
//
//   an object     each of its members is looked for
//   a list        each of its elements is found in the answer's list, in this order; others may stand between them
//   {"$exactly": [...]}   that list and no more, element by element
//   {"$absent": true}     the member is not there
//   {"$matches": "text"}  a text that holds this one

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const short = (value) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300));

function ofList(expected, actual, place) {
  if (!Array.isArray(actual)) return [`${place}: expected a list, got ${short(actual)}`];
  const missing = [];
  let from = 0;
  for (const [i, each] of expected.entries()) {
    const at = actual.findIndex((one, k) => k >= from && differences(each, one).length === 0);
    if (at < 0) missing.push(`${place}/${i}: ${short(each)} is not found (from ${from} on) in ${short(actual)}`);
    else from = at + 1;
  }
  return missing;
}

function ofExactly(expected, actual, place) {
  if (!Array.isArray(actual)) return [`${place}: expected a list, got ${short(actual)}`];
  if (actual.length !== expected.length) return [`${place}: expected ${expected.length} elements, got ${short(actual)}`];
  return expected.flatMap((each, i) => differences(each, actual[i], `${place}/${i}`));
}

// What is missing or different, one line each with its place; nothing where the answer says all that is expected.
export function differences(expected, actual, place = '') {
  if (Array.isArray(expected)) return ofList(expected, actual, place);
  if (!isObject(expected)) return expected === actual ? [] : [`${place}: expected ${short(expected)}, got ${short(actual)}`];
  if ('$absent' in expected) return actual === undefined ? [] : [`${place}: expected nothing, got ${short(actual)}`];
  if ('$exactly' in expected) return ofExactly(expected.$exactly, actual, place);
  if ('$matches' in expected) {
    const holds = expected.$matches !== '' && typeof actual === 'string' && actual.includes(expected.$matches);
    return holds ? [] : [`${place}: expected a text with ${short(expected.$matches)}, got ${short(actual)}`];
  }
  if (!isObject(actual)) return [`${place}: expected an object, got ${short(actual)}`];
  return Object.entries(expected).flatMap(([name, value]) => differences(value, actual[name], `${place}/${name}`));
}
