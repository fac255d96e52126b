// SPDX-License-Identifier: Apache-2.0
// @digitalbazaar/vc as a second issuer and verifier: keys of its own (did:key), every cryptosuite that it shares with Carnet, and the same
// contexts from the same pinned packages. It loads nothing else, so whatever it asks for beyond them is an error.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

import { isDeepStrictEqual } from 'node:util';

import { contexts } from './contexts.mjs';

const didContext = 'https://www.w3.org/ns/did/v1';
const multikeyContext = 'https://w3id.org/security/multikey/v1';
const ed25519Context = 'https://w3id.org/security/suites/ed25519-2020/v1';

const dataIntegrity = {
  'eddsa-rdfc-2022': { sign: eddsaRdfc, verify: eddsaRdfc },
  'eddsa-jcs-2022': { sign: eddsaJcs.createSignCryptosuite(), verify: eddsaJcs.createVerifyCryptosuite() },
  'ecdsa-rdfc-2019': { sign: ecdsaRdfc, verify: ecdsaRdfc },
  'ecdsa-jcs-2019': { sign: ecdsaJcs.createSignCryptosuite(), verify: ecdsaJcs.createVerifyCryptosuite() },
};

// The document of a did:key: one key, for assertions. Ed25519Signature2020 wants the key under its older type.
function keyDocument(did, type) {
  const multibase = did.slice('did:key:'.length);
  const id = `${did}#${multibase}`;
  const context = type === 'Multikey' ? multikeyContext : ed25519Context;
  const method = { '@context': context, id, type, controller: did, publicKeyMultibase: multibase };
  return { did: { '@context': [didContext, context], id: did, verificationMethod: [method], assertionMethod: [id] }, method };
}

const loader = (keyType) => async (url) => {
  const [did, fragment] = url.split('#');
  const document = did.startsWith('did:key:') ? keyDocument(did, keyType)[fragment ? 'method' : 'did'] : contexts.get(url);
  if (document === undefined) throw new Error(`${url} is not one of the pinned contexts`);
  return { contextUrl: null, documentUrl: url, document };
};

// The suite of one proof for signing (with a key) or verifying; `suite` is a cryptosuite's name or the older proof type.
function proofSuite(suite, { signer, date } = {}) {
  if (suite === 'Ed25519Signature2020') return new Ed25519Signature2020({ signer, date });
  return new DataIntegrityProof({ signer, date, cryptosuite: dataIntegrity[suite][signer ? 'sign' : 'verify'] });
}
const keyTypeOf = (suite) => (suite === 'Ed25519Signature2020' ? 'Ed25519VerificationKey2020' : 'Multikey');

// A new key of the curve ('Ed25519', 'P-256' or 'P-384'), named by its did:key.
export async function makeSigner(curve) {
  const pair = curve === 'Ed25519' ? await Ed25519Multikey.generate({}) : await EcdsaMultikey.generate({ curve });
  const { publicKeyMultibase } = await pair.export({ publicKey: true });
  pair.controller = `did:key:${publicKeyMultibase}`;
  pair.id = `${pair.controller}#${publicKeyMultibase}`;
  const { algorithm, sign } = pair.signer();
  return { did: pair.controller, signer: { id: pair.id, algorithm, sign } };
}

// As it would be sent.
const asText = (document) => JSON.parse(JSON.stringify(document));

export async function sign(suite, { signer }, credential, date) {
  return asText(await vc.issue({ credential: asText(credential), suite: proofSuite(suite, { signer, date }), documentLoader: loader(keyTypeOf(suite)) }));
}

// Its JCS suites compare the contexts of document and proof as objects by identity, so that a context in the document that was sent as text
// equals nothing. Equal ones are made one object, unless `mend` is false.
function mended(document) {
  const own = document['@context'];
  const ofProof = document.proof?.['@context'];
  if (Array.isArray(own) && Array.isArray(ofProof)) document.proof['@context'] = ofProof.map((one, i) => (isDeepStrictEqual(one, own[i]) ? own[i] : one));
  return document;
}

// Its answer, and why not: { verified, reason }. The suite is the one that the proof names.
export async function verify(document, { mend = true } = {}) {
  const credential = mend ? mended(asText(document)) : asText(document);
  const suite = credential.proof?.cryptosuite ?? credential.proof?.type ?? 'eddsa-rdfc-2022';
  const answer = await vc.verifyCredential({ credential, suite: proofSuite(suite), documentLoader: loader(keyTypeOf(suite)) });
  const reasons = (error) => (error === undefined ? [] : [error.message, ...(error.errors ?? []).flatMap(reasons)]);
  return { verified: answer.verified, reason: reasons(answer.error).join(' | ') };
}

// A holder presents one credential in answer to `challenge`, for `domain` only; their key is their name.
export async function present({ did, signer }, credential, { challenge, domain }) {
  const presentation = vc.createPresentation({ verifiableCredential: asText(credential), holder: did });
  const suite = proofSuite('eddsa-rdfc-2022', { signer });
  return asText(await vc.signPresentation({ presentation, suite, challenge, domain, documentLoader: loader('Multikey') }));
}
