// SPDX-License-Identifier: Apache-2.0
// The wallet of wallet.mjs with a key for its tokens (DPoP), which sends its holder to log in (PAR, PKCE) and waits for what is deferred; and
// the holder's browser, which knows HTML forms and runs no script. What goes over the wire is made by @openid4vc and jose.
import { createHash, randomBytes } from 'node:crypto';
import { clientAuthenticationNone } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { CompactEncrypt, base64url, compactDecrypt, exportJWK, generateKeyPair, importJWK } from 'jose';
import { HolderKey, Wallet } from './wallet.mjs';

export const clientId = 'demo-wallet';
export const redirectUri = 'https://wallet.example/cb';

export class BoundWallet extends Wallet {
  static async make(keys, { alg = 'ES256', client = clientId } = {}) {
    const wallet = new BoundWallet(keys);
    wallet.tokenKey = await HolderKey.make(alg);
    wallet.ownId = client;
    wallet.client = new Openid4vciClient({
      callbacks: {
        fetch,
        hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
        generateRandom: (length) => randomBytes(length),
        clientAuthentication: clientAuthenticationNone({ clientId: client }),
        signJwt: async (signer, { header, payload }) => {
          const key = [wallet.tokenKey, ...wallet.keys].find((one) => signer.publicJwk?.x === one.publicJwk.x);
          return { jwt: await key.token(header, payload), signerJwk: key.publicJwk };
        },
        verifyJwt: () => { throw new Error('nothing is verified here'); },
        encryptJwe: () => { throw new Error('nothing is encrypted here'); },
        decryptJwe: () => { throw new Error('nothing is encrypted here'); },
      },
    });
    return wallet;
  }

  get dpop() { return { signer: this.tokenKey.asJwk() }; }

  async authorize({ txCode } = {}) {
    const { accessTokenResponse } = await this.client.retrievePreAuthorizedCodeAccessTokenFromOffer(
      { credentialOffer: this.offer, issuerMetadata: this.issuer, txCode, dpop: this.dpop });
    this.token = accessTokenResponse.access_token;
    return accessTokenResponse;
  }

  // The address to which the holder's browser is sent, once the request was pushed.
  async push({ redirect = redirectUri, scope, state = 'a-state', dpop = this.dpop } = {}) {
    const asked = await this.client.oauth2Client.createAuthorizationRequestUrl({
      authorizationServerMetadata: this.issuer.authorizationServers[0], clientId: this.ownId, redirectUri: redirect, scope: scope ?? this.configuration(), state,
      additionalRequestPayload: { issuer_state: this.offer.grants.authorization_code.issuer_state }, resource: this.issuer.credentialIssuer.credential_issuer, dpop,
    });
    this.verifier = asked.pkce.codeVerifier;
    return asked.authorizationRequestUrl;
  }

  // What the browser comes back with: a code, if it is from this issuer.
  comeBack(location) {
    const metadata = this.issuer.authorizationServers[0];
    return this.client.parseAndVerifyAuthorizationResponseRedirectUrl({ url: location, authorizationServerMetadata: metadata });
  }

  async useCode(code, { verifier = this.verifier, redirect = redirectUri, dpop = this.dpop } = {}) {
    const { accessTokenResponse } = await this.client.retrieveAuthorizationCodeAccessTokenFromOffer({
      credentialOffer: this.offer, issuerMetadata: this.issuer, authorizationCode: code, pkceCodeVerifier: verifier, redirectUri: redirect, dpop,
    });
    this.token = accessTokenResponse.access_token;
    return accessTokenResponse;
  }

  async ask(options = {}) {
    const answer = await this.client.retrieveCredentials({
      issuerMetadata: this.issuer, accessToken: this.token, credentialConfigurationId: this.configuration(options.format),
      proofs: await this.proofs(options), dpop: this.dpop,
    });
    return answer.credentialResponse;
  }

  async fetch(options = {}) { return (await this.ask(options)).credentials.map((one) => one.credential); }

  async fetchDeferred(transactionId) {
    const answer = await this.client.retrieveDeferredCredentials({ issuerMetadata: this.issuer, accessToken: this.token, transactionId, dpop: this.dpop });
    return answer.deferredCredentialResponse;
  }

  // A proof as this wallet would make it, with claims of one's own.
  proofOf(url, claims = {}) {
    const ath = this.token ? createHash('sha256').update(this.token).digest('base64url') : undefined;
    const { kty, crv, x, y } = this.tokenKey.publicJwk;
    return this.tokenKey.token({ typ: 'dpop+jwt', alg: this.tokenKey.alg, jwk: { kty, crv, x, y } },
      { htm: 'POST', htu: url, iat: Math.floor(Date.now() / 1000), jti: base64url.encode(randomBytes(16)), ath, ...claims });
  }
}

// A page as a browser shows it: its forms with their fields, and where sending one leads.
export class Browser {
  async open(url) { return this.#take(await fetch(url, { redirect: 'manual' }), url); }

  // Sends the form that has this field.
  async send(field, value) {
    const form = this.forms.find((one) => one.names.includes(field) || (field === undefined && one.names.length === 2));
    const answer = await fetch(new URL(form.action, this.url), {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...form.hidden, ...(field === undefined ? {} : { [field]: value }) }),
    });
    return this.#take(answer, this.url);
  }

  async #take(answer, url) {
    this.url = url;
    this.status = answer.status;
    this.headers = answer.headers;
    this.location = answer.headers.get('location');
    this.html = await answer.text();
    this.forms = [...this.html.matchAll(/<form method="post" action="([^"]*)">(.*?)<\/form>/gs)].map(([, action, inner]) => ({
      action,
      hidden: Object.fromEntries([...inner.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value])),
      names: [...inner.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name),
    }));
    return this;
  }
}

// A key to which answers are encrypted, and requests encrypted to the issuer's.
export class Sealed {
  static async make() {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
    return Object.assign(new Sealed(), { privateKey, jwk: { ...await exportJWK(publicKey), alg: 'ECDH-ES', kid: 'holder-1', use: 'enc' } });
  }

  wants(enc = 'A256GCM') { return { jwk: this.jwk, enc }; }

  async request(metadata, body, enc = 'A128GCM') {
    const [jwk] = metadata.credential_request_encryption.jwks.keys;
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(body))).setProtectedHeader({ alg: jwk.alg, enc, kid: jwk.kid }).encrypt(await importJWK(jwk, jwk.alg));
  }

  async open(jwe) {
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, this.privateKey);
    return { body: JSON.parse(new TextDecoder().decode(plaintext)), header: protectedHeader };
  }
}
