// SPDX-License-Identifier: Apache-2.0
// A holder's wallet made of libraries that know nothing of Carnet: @openid4vc speaks the protocol, jose holds the keys.
import { createHash, randomBytes } from 'node:crypto';
import { clientAuthenticationAnonymous, setGlobalConfig } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { SignJWT, base64url, compactVerify, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK } from 'jose';

// The servers of these tests speak plain HTTP over loopback.
setGlobalConfig({ allowInsecureUrls: true });

const preAuthorized = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

export class HolderKey {
  static async make(alg = 'ES256') {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    return Object.assign(new HolderKey(), { alg, privateKey, publicJwk: await exportJWK(publicKey) });
  }

  // A key that somebody else made and signs with: sign(text) gives the signature in base64url.
  static ofJwk(publicJwk, sign, alg = 'ES256') { return Object.assign(new HolderKey(), { alg, sign, publicJwk }); }

  // The token of this header and payload.
  async token(header, payload) {
    if (!this.sign) return new SignJWT(payload).setProtectedHeader(header).sign(this.privateKey);
    const text = [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join('.');
    return `${text}.${await this.sign(text)}`;
  }

  // Carnet names a key that came as a jwk by this DID.
  did() {
    const { kty, crv, x, y } = this.publicJwk;
    return `did:jwk:${base64url.encode(JSON.stringify(y === undefined ? { crv, kty, x } : { crv, kty, x, y }))}`;
  }

  asJwk() { return { method: 'jwk', publicJwk: this.publicJwk, alg: this.alg }; }
  asDid() { return { method: 'did', didUrl: `${this.did()}#0`, alg: this.alg }; }
}

// A token's payload, once its signature is found good under the keys that an issuer publishes by its URL.
export async function believed(token, issuer) {
  const { keys } = (await (await fetch(`${issuer}/.well-known/jwt-vc-issuer`)).json()).jwks;
  const { kid } = decodeProtectedHeader(token);
  return (await compactVerify(token, await importJWK(keys.find((key) => key.kid === kid), 'EdDSA')));
}

export class Wallet {
  constructor(keys, { signer = (key) => key.asJwk() } = {}) {
    this.keys = keys;
    this.signer = signer;
    this.client = new Openid4vciClient({
      callbacks: {
        fetch,
        hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
        generateRandom: (length) => randomBytes(length),
        clientAuthentication: clientAuthenticationAnonymous(),
        signJwt: (signer, { header, payload }) => this.#sign(signer, header, payload),
        verifyJwt: () => { throw new Error('nothing is verified here'); },
        encryptJwe: () => { throw new Error('nothing is encrypted here'); },
        decryptJwe: () => { throw new Error('nothing is encrypted here'); },
      },
    });
  }

  async #sign(signer, header, payload) {
    const key = this.keys.find((one) => signer.didUrl === `${one.did()}#0` || signer.publicJwk?.x === one.publicJwk.x);
    return { jwt: await key.token(header, payload), signerJwk: key.publicJwk };
  }

  // What a link leads to: the offer, and who makes it.
  async open(link) {
    this.offer = await this.client.resolveCredentialOffer(link);
    this.issuer = await this.client.resolveIssuerMetadata(this.offer.credential_issuer);
    return this.offer;
  }

  asksForTxCode() { return this.offer.grants[preAuthorized].tx_code !== undefined; }

  async authorize({ txCode } = {}) {
    const { accessTokenResponse } = await this.client.retrievePreAuthorizedCodeAccessTokenFromOffer(
      { credentialOffer: this.offer, issuerMetadata: this.issuer, txCode });
    this.token = accessTokenResponse.access_token;
    return accessTokenResponse;
  }

  async nonce() { return (await this.client.requestNonce({ issuerMetadata: this.issuer })).c_nonce; }

  // Of what is offered, the one in this format.
  configuration(format = 'ldp_vc') {
    const supported = this.issuer.credentialIssuer.credential_configurations_supported;
    return this.offer.credential_configuration_ids.find((id) => supported[id].format === format);
  }

  async proofs({ nonce, audience, format } = {}) {
    const configuration = this.configuration(format);
    const issuer = audience === undefined ? this.issuer
      : { ...this.issuer, credentialIssuer: { ...this.issuer.credentialIssuer, credential_issuer: audience } };
    const jwts = [];
    for (const key of this.keys) {
      const { jwt } = await this.client.createCredentialRequestJwtProof({
        issuerMetadata: issuer, credentialConfigurationId: configuration, signer: this.signer(key), nonce: nonce ?? await this.nonce(), issuedAt: new Date(),
      });
      jwts.push(jwt);
    }
    return { jwt: jwts };
  }

  async fetch(options = {}) {
    const answer = await this.client.retrieveCredentials({
      issuerMetadata: this.issuer, accessToken: this.token, credentialConfigurationId: this.configuration(options.format), proofs: await this.proofs(options),
    });
    const body = answer.credentialResponse ?? answer;
    this.notificationId = body.notification_id;
    return body.credentials.map((one) => one.credential);
  }

  notify(event) {
    return this.client.sendNotification({ issuerMetadata: this.issuer, accessToken: this.token, notification: { notificationId: this.notificationId, event } });
  }

  // From a link to certificates.
  async accept(link, options = {}) {
    await this.open(link);
    await this.authorize(options);
    return this.fetch();
  }
}

// The error code that a refused step was given.
export function refusal(error) {
  const { credentialErrorResponseResult: now, deferredCredentialErrorResponseResult: later, error: other } = error.response ?? {};
  return error.errorResponse?.error ?? now?.data?.error ?? later?.data?.error ?? other ?? String(error);
}
