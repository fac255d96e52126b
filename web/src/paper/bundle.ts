// SPDX-License-Identifier: Apache-2.0
//
// The offline copy of a verifier: what GET /v1/offline answers. docs/formats/offline.md says what each member means.

export interface Scope {
  qualifications?: string[];
  isco08?: string[];
  fields?: string[];
  levelCeiling?: { framework: string; frameworkVersion: string; level: string };
  levelsBelow?: string[];
  methods?: string[];
  places?: string[];
  jurisdictions?: string[];
}

export interface AccreditationEvent {
  state: 'granted' | 'reduced' | 'suspended' | 'withdrawn' | 'lapsed';
  from: string;
  effect?: 'ex-nunc' | 'ex-tunc';
  since?: string;
  scope?: Scope;
}

export interface Accreditation {
  id: string;
  body: { id?: string; name: string };
  issuers?: string[];
  accreditor: string;
  role: string;
  scope: Scope;
  validFrom: string;
  validUntil?: string;
  history: AccreditationEvent[];
}

export interface OfflineKey {
  id: string;
  controller?: string;
  publicKeyMultibase: string;
  forAssertion: boolean;
  revoked?: string;
  expires?: string;
}

export interface OfflineIssuer {
  id: string;
  name?: string;
  trust: 'trusted' | 'not-listed' | 'untrusted';
  from?: string;
  until?: string;
  keys?: OfflineKey[];
  fetched?: string;
  accreditations?: { list: string; accreditation: Accreditation }[];
  statusPublishers?: string[];
}

export interface OfflineTrustList {
  id: string;
  operator: string;
  name?: string;
  sequence: number;
  validFrom: string;
  nextUpdate: string;
  extract?: boolean;
  disputed?: boolean;
}

export interface OfflineStatusList {
  url: string;
  issuer: string;
  purpose: string;
  purposes?: string[];
  encodedList: string;
  validFrom?: string;
  validUntil?: string;
  fetched: string;
}

export interface OfflineRules {
  requireTrustedIssuer?: boolean;
  requireAccreditation?: boolean;
  checkStatus?: boolean;
  requireStatus?: boolean;
  trustSignaturesBeforeKeyRevocation?: boolean;
  lateSigningDays?: number;
  clockSkewSeconds?: number;
  expiryNoticeDays?: number; // not in the copies of every verifier; 30 then
}

export interface OfflineBundle {
  made: string;
  maxAgeSeconds: number;
  policy: string;
  complete?: boolean;
  rules?: OfflineRules;
  issuers: OfflineIssuer[];
  trustLists: OfflineTrustList[];
  statusLists: OfflineStatusList[];
}

// As the program has them where its policy does not say otherwise (docs/formats/policy.md).
export function rulesOf(bundle: OfflineBundle): Required<OfflineRules> {
  return {
    requireTrustedIssuer: true,
    requireAccreditation: false,
    checkStatus: true,
    requireStatus: false,
    trustSignaturesBeforeKeyRevocation: false,
    lateSigningDays: 30,
    clockSkewSeconds: 60,
    expiryNoticeDays: 30,
    ...bundle.rules,
  };
}

// Milliseconds since 1970. `otherwise`: for what is no time, chosen by whoever asks so that it speaks against the document.
export function timeOf(text: string | undefined, otherwise: number): number {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? otherwise : time;
}

export const issuerOf = (bundle: OfflineBundle, did: string): OfflineIssuer | undefined => bundle.issuers.find((each) => each.id === did);
