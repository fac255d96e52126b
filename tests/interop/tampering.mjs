// SPDX-License-Identifier: Apache-2.0
// What somebody may do to a signed credential, each of which every verifier must notice whatever the suite. A change that finds nothing
// to change in a document leaves it as it is.
import { openBadgesV3 } from './contexts.mjs';

// Calls `change(holder, name)` on the first member below `value` for which `fits` holds; says whether there was one.
function first(value, fits, change) {
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([name, member]) => {
    if (!fits(name, member)) return first(member, fits, change);
    change(value, name);
    return true;
  });
}

const names = ['id', 'type', '@type', '@language', '@direction'];
const isText = (name, member) => typeof member === 'string' && !names.includes(name);
const isNumber = (name, member) => typeof member === 'number';
const subjectOf = (credential) => [credential.credentialSubject].flat()[0];
const isVersion2 = (credential) => credential['@context'][0].endsWith('/v2');
const otherSuite = { 'eddsa-rdfc-2022': 'eddsa-jcs-2022', 'eddsa-jcs-2022': 'eddsa-rdfc-2022', 'ecdsa-rdfc-2019': 'ecdsa-jcs-2019', 'ecdsa-jcs-2019': 'ecdsa-rdfc-2019' };

// `other`: { id, proof } of another credential that was signed with another key of the same kind.
const changes = {
  'another text': (c) => first(c.credentialSubject, isText, (holder, name) => { holder[name] += '.'; }),
  'another number': (c) => first(c.credentialSubject, isNumber, (holder, name) => { holder[name] = holder[name] === 0 ? 1 : -holder[name]; }),
  // Where a context gives the number its datatype, 12 and "12" are the same in RDF.
  'a number as text': (c) => !c['@context'].includes(openBadgesV3) && first(c.credentialSubject, isNumber, (holder, name) => { holder[name] = String(holder[name]); }),
  'another language': (c) => first(c, (name) => name === '@language', (holder) => { holder['@language'] = 'fr'; }),
  'another direction': (c) => first(c, (name) => name === '@direction', (holder, name) => { holder[name] = holder[name] === 'ltr' ? 'rtl' : 'ltr'; }),
  'more about the subject': (c) => { subjectOf(c).addition = 'more'; },
  'more in the credential': (c) => { c.addition = { type: 'Addition', text: 'more' }; },
  'one more type': (c) => { c.type.push('Addition'); },
  'no evidence': (c) => { delete c.evidence; },
  'no terms of use': (c) => { delete c.termsOfUse; },
  'another subject': (c) => { subjectOf(c).id = 'did:example:thief'; },
  'another issuer': (c, other) => { c.issuer = typeof c.issuer === 'string' ? other.id : { ...c.issuer, id: other.id }; },
  'an earlier beginning': (c) => { c[isVersion2(c) ? 'validFrom' : 'issuanceDate'] = '2001-01-01T00:00:00Z'; },
  'a later end': (c) => { c[isVersion2(c) ? 'validUntil' : 'expirationDate'] = '2199-01-01T00:00:00Z'; },
  'contexts in another order': (c) => { c['@context'].reverse(); },
  'a context less': (c) => { c['@context'].pop(); },
  'another time of signing': ({ proof }) => { proof.created = proof.created.replace(/..Z$/, (end) => (end === '00Z' ? '01Z' : '00Z')); },
  'another signature': ({ proof }) => { proof.proofValue = proof.proofValue.replace(/.{3}$/, (end) => (end === 'abc' ? 'abd' : 'abc')); },
  'the signature of another credential': ({ proof }, other) => { proof.proofValue = other.proof.proofValue; },
  'another key': ({ proof }, other) => { proof.verificationMethod = other.proof.verificationMethod; },
  'another purpose': ({ proof }) => { proof.proofPurpose = 'authentication'; },
  'another suite': ({ proof }) => { if (proof.cryptosuite) proof.cryptosuite = otherSuite[proof.cryptosuite]; },
  'an end of the proof': ({ proof }) => { proof.expires = '2199-01-01T00:00:00Z'; },
  'no proof': (c) => { delete c.proof; },
};

export const tamperings = Object.keys(changes);

// `count` changed copies of a signed credential as [what was changed, copy]; which ones, goes round with `turn`.
export function tamperedCopies(credential, other, { turn, count }) {
  const copies = [];
  for (let i = 0; copies.length < count && i < tamperings.length; ++i) {
    const name = tamperings[(turn * 7 + i) % tamperings.length];
    const copy = structuredClone(credential);
    changes[name](copy, other);
    if (JSON.stringify(copy) !== JSON.stringify(credential)) copies.push([name, copy]);
  }
  return copies;
}
