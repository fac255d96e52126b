// SPDX-License-Identifier: Apache-2.0
// A holder's wallet on Credo, which knows nothing of Carnet: Credo speaks the protocols, judges what it is given, keeps it and chooses what to
// show. What an app adds to Credo is here: keys and records in memory, and two things that Credo has to be told (docs/conformance.md).
import { createPublicKey, verify } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { globalAgent } from 'node:https';
import {
  Agent, DidsModule, InjectionSymbols, JwkDidResolver, Kms, SdJwtVcModule, SdJwtVcService, StorageUpdateService, WebDidResolver, X509Module,
  injectable,
} from '@credo-ts/core';
import { OpenId4VcModule } from '@credo-ts/openid4vc';
import { Agent as Connections, fetch as fetchBy } from 'undici';
import { MemoryKeys } from './keys.mjs';
import { MemoryStorage } from './storage.mjs';

const json = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());

// Files and sockets are for other protocols of Credo.
class Unused {
  constructor() {
    return new Proxy({}, { get(target, name) { throw new Error(`not in this wallet: ${String(name)}`); } });
  }
}

// A fetch that believes servers by this authority too. Credo's resolver of did:web has another one, which asks Node's own agent.
function fetchWith(ca) {
  globalAgent.options.ca = ca;
  const dispatcher = new Connections({ connect: { ca } });
  return (url, init) => fetchBy(url, { ...init, dispatcher });
}

// Credo knows a JsonWebKey by its earlier name.
class Resolver extends WebDidResolver {
  async resolve(...asked) {
    const result = await super.resolve(...asked);
    for (const method of result.didDocument?.verificationMethod ?? []) if (method.type === 'JsonWebKey') method.type = 'JsonWebKey2020';
    return result;
  }
}

// Whether a key that `issuer` publishes by its URL signed the list.
const listVerifier = (issuer, fetch) => async (text, signature) => {
  const [header, claims] = text.split('.').map(json);
  if (!claims.sub.startsWith(`${issuer}/`)) return false;
  const { jwks } = await (await fetch(`${issuer}/.well-known/jwt-vc-issuer`)).json();
  const jwk = jwks.keys.find(({ kid }) => kid === header.kid);
  const key = jwk && createPublicKey({ key: jwk, format: 'jwk' });
  return !!key && verify(header.alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
};

// Credo takes a status list for good when the credential's own key signed it. This one takes lists by the verifier given.
function modulesWith(statusVerifier) {
  class WithLists extends SdJwtVcService {
    getBaseSdJwtConfig(context) { return { ...super.getBaseSdJwtConfig(context), statusVerifier }; }
  }
  injectable()(WithLists);
  return new (class extends SdJwtVcModule {
    register(manager) {
      super.register(manager);
      manager.registerSingleton(SdJwtVcService, WithLists);
    }
  })();
}

export class CredoWallet {
  // `anchor`: the root that the wallet trusts for those whom it meets, and `ca` for servers, as PEM. `listsOf`: the issuer whose published keys it
  // takes for its status lists. Without it, and with `knowsJsonWebKey` false, Credo is as it comes.
  static async make(t, { anchor, ca, listsOf, knowsJsonWebKey = true }) {
    const wallet = new CredoWallet();
    const fetch = fetchWith(ca);
    wallet.agent = new Agent({
      dependencies: { fetch, EventEmitterClass: EventEmitter, FileSystem: Unused, WebSocketClass: Unused },
      modules: {
        storage: { register: (manager) => manager.registerInstance(InjectionSymbols.StorageService, new MemoryStorage()) },
        kms: new Kms.KeyManagementModule({ backends: [new MemoryKeys()] }),
        dids: new DidsModule({ resolvers: [knowsJsonWebKey ? new Resolver() : new WebDidResolver(), new JwkDidResolver()] }),
        x509: new X509Module({ trustedCertificates: [anchor] }),
        sdJwtVc: listsOf ? modulesWith(listVerifier(listsOf, fetch)) : new SdJwtVcModule(),
        openid4vc: new OpenId4VcModule(),
      },
    });
    const { agent } = wallet;
    await agent.dependencyManager.resolve(StorageUpdateService).setCurrentStorageVersion(agent.context, StorageUpdateService.frameworkStorageVersion);
    await agent.initialize();
    t.after(() => agent.shutdown());
    wallet.holder = agent.openid4vc.holder;
    return wallet;
  }

  // New keys to which copies of a certificate are bound, one to each.
  async keys(count) {
    const type = { kty: 'EC', crv: 'P-256' };
    const made = await Promise.all(Array.from({ length: count }, () => this.agent.kms.createKey({ type })));
    return { method: 'jwk', keys: made.map(({ publicJwk }) => Kms.PublicJwk.fromPublicJwk(publicJwk)) };
  }

  // A DID that the wallet remembers, to which a certificate is bound.
  async did() {
    const { didState } = await this.agent.dids.create({ method: 'jwk', options: { createKey: { type: { kty: 'EC', crv: 'P-256' } } } });
    return { method: 'did', didUrls: [`${didState.did}#0`] };
  }

  // What a link offers, and whether a code is asked for.
  async read(link) {
    const offer = await this.holder.resolveCredentialOffer(link);
    return { offer, asksForTxCode: Object.values(offer.credentialOfferPayload.grants)[0].tx_code !== undefined };
  }

  // From a link to a stored record: Credo verifies signature, chain, status and binding before it gives the certificate.
  async accept(link, { txCode, binding } = {}) {
    const { offer } = await this.read(link);
    this.token = await this.holder.requestToken({ resolvedCredentialOffer: offer, txCode });
    const id = Object.entries(offer.offeredCredentialConfigurations).find(([, one]) => one.format === 'dc+sd-jwt')[0];
    const { credentials: [received] } = await this.holder.requestCredentials({
      resolvedCredentialOffer: offer, ...this.token, credentialConfigurationIds: [id],
      credentialBindingResolver: () => binding ?? this.keys(1),
    });
    this.received = { ...received, offer };
    return this.agent.sdJwtVc.store({ record: received.record });
  }

  notify(event) {
    const { offer, notificationId } = this.received;
    const { accessToken, dpop } = this.token;
    return this.holder.sendNotification({ metadata: offer.metadata, notificationId, accessToken, dpop, notificationEvent: event });
  }

  // What the holder sees before they agree: who asks, and what of theirs would be shown.
  asked(link) { return this.holder.resolveOpenId4VpAuthorizationRequest(link); }

  // Credo's own choice among what is stored, sent off. Returns Credo's account of the answer. A copy that was shown is used up while there are
  // others; Credo takes it from the record and leaves storing that to the app.
  async present(link) {
    const request = await this.asked(link);
    const credentials = this.holder.selectCredentialsForDcqlRequest(request.dcql.queryResult);
    const { authorizationRequestPayload } = request;
    const answer = await this.holder.acceptOpenId4VpAuthorizationRequest({ authorizationRequestPayload, dcql: { credentials } });
    for (const { credentialRecord } of Object.values(credentials).flat()) await this.agent.sdJwtVc.update(credentialRecord);
    return { request, ...answer };
  }

  // What Credo says of a certificate now: 'valid', or why not.
  async judge(text) {
    const { isValid, error } = await this.agent.sdJwtVc.verify({ compactSdJwtVc: text });
    return isValid ? 'valid' : error.message;
  }
}
