// SPDX-License-Identifier: Apache-2.0
// The contexts that the library embeds: those of others as the build collects and checks them, Carnet's from the source tree. Anything
// else is an error, never a fetch.
import { readFileSync } from 'node:fs';
import { contexts as known } from '../../wallet-format/contexts/npm/known_contexts.mjs';

export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesV3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const carnetV1 = 'https://w3id.org/carnet/v1';

export const folder = new URL('../../wallet-format/contexts/', import.meta.url);
export const carnetBytes = readFileSync(new URL('carnet-v1.jsonld', folder));

export const contexts = new Map([...known, [carnetV1, JSON.parse(carnetBytes)]]);

export async function documentLoader(url) {
  const document = contexts.get(url);
  if (document === undefined) throw new Error(`${url} is not one of the pinned contexts`);
  return { contextUrl: null, documentUrl: url, document };
}
