// SPDX-License-Identifier: Apache-2.0
//
// What a printed code says, as typed values. docs/formats/paper.md (CDDL) is what these types are made from.
import type { DateText } from './claim_reader.js';

export interface StatusEntry {
  purpose: 'revocation' | 'suspension';
  index: bigint;
  list: string; // its URL
}

export interface Holder {
  nameLatin: string;
  birthDate?: DateText;
  nameOriginal?: string;
  nameLanguage?: string;
}

export interface Level {
  framework: string;
  frameworkVersion: string;
  level: string;
}

export interface Award {
  holder: Holder;
  language: string;
  number: string;
  occupation: string; // ISCO-08 unit group
  standard: { id: string; version: string; code: string };
  units: string[]; // codes
  outstandingUnits: string[]; // of a unit statement
  levels: Level[];
  awarded: DateText;
  method: string;
  country: string;
  field?: string; // ISCED-F
}

export interface Recognised {
  title: string;
  credential?: string;
  digest: string;
}

export interface Decision {
  holder: Holder;
  language: string;
  id: string;
  documentDigest: string; // of the full decision
  caseNumber: string;
  jurisdictions: string[];
  outcome: string;
  outcomeLocalTerm: string;
  purpose: string;
  decided: DateText;
  recognises: Recognised[];
  missingUnits: string[];
}

export type PaperKind = 'CompetencyCertificate' | 'CompetencyUnitStatement' | 'RecognitionDecision';

export type PaperContent =
  | { kind: 'CompetencyCertificate' | 'CompetencyUnitStatement'; award: Award }
  | { kind: 'RecognitionDecision'; decision: Decision };

export interface PaperDocument {
  id: string; // urn:uuid:...
  issuer: string; // DID
  issuerName: string; // as the document has it
  validFrom: number; // milliseconds since 1970, like all times here
  validUntil?: number;
  printed: number;
  statuses: StatusEntry[];
  content: PaperContent;
}
