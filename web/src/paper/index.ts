// SPDX-License-Identifier: Apache-2.0
//
// Printed codes without a server. Everything else in this folder is behind these names.
export type { OfflineBundle } from './bundle.js';
export { judgeOffline, type OfflineOptions } from './judge.js';
export { isPaperCode } from './read_code.js';
export type { VerifyEd25519 } from './signature.js';
export type { Check, Decision, Outcome, Summary, Verdict, Word } from './verdict.js';
