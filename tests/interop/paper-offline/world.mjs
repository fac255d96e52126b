// SPDX-License-Identifier: Apache-2.0
// An issuer with keys of every state, its status lists, a list of accredited bodies, and a verifier that knows them all: in folders, so that
// nothing is fetched. The offline copy is the verifier's own, and one written from docs/formats/offline.md alone.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { repository, workFolder } from '../../e2e/support/programs.mjs';
import { ask, startVerifier } from '../../e2e/support/verifier.mjs';
import { base58, p384Key, signedByP384 } from '../../faults/support/signing.mjs';
import { makeIssuer } from '../paper_writer.mjs';

export const days = (offset) => new Date(Math.floor(Date.now() / 1000) * 1000 + offset * 86_400_000);
export const text = (time) => time.toISOString().replace('.000Z', 'Z');
export const seconds = (time) => Math.floor(time.getTime() / 1000);

const board = 'did:web:board.example';
const listUrl = (name) => `https://board.example/status/${name}`;

// The board's keys: name, kind, and how its DID document speaks of it.
const keyRows = [
  ['ed', 'ed25519'], ['p256', 'p256'], ['p384', 'p384'],
  ['revoked', 'p256', { revoked: text(days(-10)) }],
  ['ended', 'ed25519', { expires: text(days(-20)) }],
  ['soon-revoked', 'ed25519', { revoked: text(days(10)) }],
  ['login', 'ed25519', { isForLogin: true }],
];

function keysUnder(did, rows) {
  return Object.fromEntries(rows.map(([name, kind, state = {}]) => {
    const made = makeIssuer(kind);
    const { isForLogin = false, ...times } = state;
    return [name, { ...made, did, kid: `#${name}`, multibase: made.kid.slice(1), forAssertion: !isForLogin, times }];
  }));
}

function didDocument(did, keys) {
  const all = Object.entries(keys);
  const idOf = ([name]) => `${did}#${name}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: all.map(([name, key]) => ({ id: `${did}#${name}`, type: 'Multikey', controller: did, publicKeyMultibase: key.multibase, ...key.times })),
    assertionMethod: all.filter(([, key]) => key.forAssertion).map(idOf),
    authentication: all.filter(([, key]) => !key.forAssertion).map(idOf),
  };
}

const encodedList = (bits) => `u${gzipSync(bits).toString('base64url')}`;

function statusList(signer, name, purpose, set, { until = days(30), size = 131_072 } = {}) {
  const bits = Buffer.alloc(size / 8);
  for (const index of set) bits[index >> 3] |= 0x80 >> (index & 7);
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: listUrl(name), type: ['VerifiableCredential', 'BitstringStatusListCredential'], issuer: signer.id.split('#')[0],
    validFrom: text(days(-40)), validUntil: text(until),
    credentialSubject: { id: `${listUrl(name)}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList: encodedList(bits) },
  };
  return signedByP384(document, signer, 'sha384');
}

// `accreditations`: entries as they stand on a trust list.
function trustList(operator, id, accreditations, { nextUpdate = days(30) } = {}) {
  const context = readFileSync(join(repository, 'wallet-format', 'contexts', 'carnet-v1.jsonld'));
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/carnet/v1'],
    id: `urn:uuid:${createHash('sha256').update(id).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')}`,
    type: ['VerifiableCredential', 'TrustList'], issuer: { id: operator.did, name: 'Demo Ministry of Skills (demo)' },
    validFrom: text(days(-60)),
    credentialSubject: {
      type: 'TrustListSubject', id, title: { en: 'Accredited bodies (demo)' }, territories: ['NP'], sequence: 1,
      issued: text(days(-60)), nextUpdate: text(nextUpdate), entries: accreditations,
    },
    relatedResource: [{ id: 'https://w3id.org/carnet/v1', digestMultibase: `u${createHash('sha256').update(context).digest('base64url')}` }],
  };
  return signedByP384(document, operator, 'sha384');
}

function p384Under(did, name) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const parity = 2 + (Buffer.from(y, 'base64url').at(-1) & 1);
  const multibase = base58(Buffer.concat([Buffer.from([0x81, 0x24, parity]), Buffer.from(x, 'base64url')]));
  return { privateKey, id: `${did}#${name}`, multibase, forAssertion: true, times: {} };
}

export const accreditation = (number, issuers, more = {}) => ({
  id: `https://ministry.example/accreditations/${number}`, body: { id: `https://bodies.example/${number}`, name: `Body ${number} (demo)`, country: 'NP' },
  issuers, accreditor: 'operator', role: 'award', scope: {}, validFrom: '2020-01-01', history: [{ state: 'granted', from: '2020-01-01' }], ...more,
});

export class World {
  // `bodies`: makes accreditations of the operator's DID; without it there is no trust list. `policy`: more of the policy.
  static async make(t, { bodies, oldBodies, policy = [] } = {}) {
    const world = new World();
    const folder = workFolder(t);
    world.folder = folder;
    for (const name of ['did', 'status', 'trust']) mkdirSync(join(folder, name));
    world.keys = keysUnder(board, keyRows);
    world.lister = p384Under(board, 'lists');
    world.operator = p384Key();
    world.other = p384Key(); // known, and no publisher of the board's lists
    world.stranger = p384Key();
    world.document = didDocument(board, { ...world.keys, lists: world.lister });
    writeFileSync(join(folder, 'did', 'board.json'), JSON.stringify(world.document));
    world.makeLists();
    world.trustLists = [
      ...(bodies ? [trustList(world.operator, 'https://ministry.example/list', bodies(world.operator.did))] : []),
      ...(oldBodies ? [trustList(world.operator, 'https://ministry.example/old', oldBodies(world.operator.did), { nextUpdate: days(-1) })] : []),
    ];
    for (const [i, list] of world.trustLists.entries()) writeFileSync(join(folder, 'trust', `list-${i}.json`), JSON.stringify(list));
    writeFileSync(join(folder, 'policy.toml'), [
      'name = "employer"', ...policy.filter((line) => !line.startsWith('[')),
      '[[trusted]]', `did = "${board}"`, 'name = "Demo Skills Testing Board (demo)"', '[[trusted]]', `did = "${world.other.did}"`, 'name = "Other (demo)"',
      ...(world.trustLists.length > 0 ? ['[[trust_lists]]', `did = "${world.operator.did}"`, 'name = "Ministry (demo)"'] : []),
      ...policy.filter((line) => line.startsWith('[')),
    ].join('\n'));
    writeFileSync(join(folder, 'verifier.toml'), 'policy = "policy.toml"\ndid_dir = "did"\nstatus_dir = "status"\ntrust_dir = "trust"\n');
    world.verifier = await startVerifier(t, folder, join(folder, 'verifier.toml'));
    return world;
  }

  makeLists() {
    this.lists = {
      revocation: statusList(this.lister, 'revocation', 'revocation', [7]),
      suspension: statusList(this.lister, 'suspension', 'suspension', [7]),
      past: statusList(this.lister, 'past', 'revocation', [7], { until: days(-1) }),
      other: statusList(this.other, 'other', 'revocation', []),
      strange: statusList(this.stranger, 'strange', 'revocation', []),
    };
    for (const [name, list] of Object.entries(this.lists)) writeFileSync(join(this.folder, 'status', `${name}.json`), JSON.stringify(list));
  }

  // What the verifier makes of a code.
  async ask(code) {
    const { status, body } = await ask(this.verifier, code, { type: 'text/plain' });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  // Written from the documentation; `fetched`: when all was confirmed.
  builtBundle({ fetched = days(0), rules = {} } = {}) {
    const trusted = new Map([[board, 'Demo Skills Testing Board (demo)'], [this.other.did, 'Other (demo)']]);
    const lists = Object.values(this.lists).filter((list) => trusted.has(list.issuer));
    const issuer = (id, trust) => ({
      id, trust, ...(trusted.has(id) ? { name: trusted.get(id) } : {}),
      accreditations: this.trustLists.flatMap(({ credentialSubject: list }) =>
        list.entries.filter((entry) => entry.issuers.includes(id)).map((entry) => ({ list: list.id, accreditation: entry }))),
      ...(id === board ? {
        fetched: text(fetched),
        keys: this.document.verificationMethod.map(({ id: key, controller, publicKeyMultibase, revoked, expires }) => ({
          id: key, controller, publicKeyMultibase, forAssertion: this.document.assertionMethod.includes(key),
          ...(revoked ? { revoked } : {}), ...(expires ? { expires } : {}),
        })),
      } : {}),
    });
    const listed = new Set(this.trustLists.flatMap((list) => list.credentialSubject.entries.flatMap((entry) => entry.issuers)));
    return {
      made: text(fetched), maxAgeSeconds: 86_400, policy: 'employer', complete: true, rules,
      issuers: [...[...trusted.keys()].map((did) => issuer(did, 'trusted')), ...[...listed].map((did) => issuer(did, 'not-listed'))],
      trustLists: this.trustLists.map(({ credentialSubject: list }) => ({
        id: list.id, operator: this.operator.did, name: 'Ministry (demo)', sequence: list.sequence, validFrom: list.issued, nextUpdate: list.nextUpdate,
        extract: false, disputed: false,
      })),
      statusLists: lists.map((list) => ({
        url: list.id, issuer: list.issuer, purpose: list.credentialSubject.statusPurpose, encodedList: list.credentialSubject.encodedList,
        validFrom: list.validFrom, validUntil: list.validUntil, fetched: text(fetched),
      })),
    };
  }

  // The verifier's own.
  async servedBundle() {
    const answer = await fetch(`http://127.0.0.1:${this.verifier.port}/v1/offline`);
    if (answer.status !== 200) throw new Error(`GET /v1/offline: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  status(purpose, index, list = purpose) {
    return [purpose === 'revocation' ? 0 : 1, index, listUrl(list)];
  }
}
