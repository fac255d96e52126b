// SPDX-License-Identifier: Apache-2.0
// Links to what somebody shared. Everything that opens it stands behind the #, which browsers do not send.
import { request } from '../ask';
import type { Shown } from '../document';
import { seal, unseal } from './sealed';

export interface Shared { link: string; withdrawalLink: string; expires: string }
export type Fragment = { share: { id: string; key: string } } | { withdraw: { id: string; token: string } } | null;

export function readFragment(fragment: string): Fragment {
  const [, act, id, secret] = /^#(share|withdraw)=([A-Za-z0-9_-]{8,64})\.([A-Za-z0-9_-]{16,64})$/.exec(fragment) ?? [];
  if (id === undefined || secret === undefined) return null;
  return act === 'share' ? { share: { id, key: secret } } : { withdraw: { id, token: secret } };
}

export async function share(shown: Shown, seconds: number): Promise<Shared> {
  const { key, octets } = await seal(shown);
  const answer = await request(`/v1/shares?seconds=${seconds}`, { method: 'POST', body: octets, headers: { 'Content-Type': 'application/octet-stream' } }, { 404: 'noShares', 405: 'noShares' });
  const { id, expires, deletionToken } = (await answer.json()) as { id: string; expires: string; deletionToken: string };
  return { link: `${location.origin}/#share=${id}.${key}`, withdrawalLink: `${location.origin}/#withdraw=${id}.${deletionToken}`, expires };
}

export async function openShare({ id, key }: { id: string; key: string }): Promise<Shown> {
  const answer = await request(`/v1/shares/${id}`, {}, { 404: 'shareGone' });
  return unseal(new Uint8Array(await answer.arrayBuffer()), key);
}

export async function withdraw({ id, token }: { id: string; token: string }): Promise<void> {
  await request(`/v1/shares/${id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } }, { 404: 'shareGone', 401: 'shareBroken' });
}
