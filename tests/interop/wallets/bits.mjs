// SPDX-License-Identifier: Apache-2.0
// A place in a published status list, read without any of Carnet's code.
import { gunzipSync, inflateSync } from 'node:zlib';

export function bitAt(list, index) {
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  return (bits[index >> 3] >> (7 - (index & 7))) & 1;
}

// The same of an IETF list: statuses from the least significant bits on.
export function statusAt({ bits, lst }, index) {
  const bytes = inflateSync(Buffer.from(lst, 'base64url'));
  const perByte = 8 / bits;
  return (bytes[Math.floor(index / perByte)] >> ((index % perByte) * bits)) & ((1 << bits) - 1);
}
