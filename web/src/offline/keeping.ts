// SPDX-License-Identifier: Apache-2.0
// What the page keeps on the device when somebody asks for it: itself with its readers, and the verifier's lists (docs/formats/offline.md).
import { request } from '../ask';
import type { OfflineBundle } from '../paper/index';

const pages = 'carnet-page';
const lists = 'carnet-lists';
const listsAddress = '/v1/offline';

export const canKeep = (): boolean => 'serviceWorker' in navigator && 'caches' in globalThis;

export async function prepare(): Promise<OfflineBundle> {
  const answer = await request(listsAddress, {}, { 404: 'noOffline' });
  const bundle = (await answer.clone().json()) as OfflineBundle;
  await (await caches.open(lists)).put(listsAddress, answer);
  const files = (await (await request('/offline-files.json', {})).json()) as string[];
  await caches.delete(pages);
  await (await caches.open(pages)).addAll(files);
  await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
  return bundle;
}

export async function heldLists(): Promise<OfflineBundle | undefined> {
  if (!canKeep()) return undefined;
  const held = await (await caches.open(lists)).match(listsAddress);
  return held && ((await held.json()) as OfflineBundle);
}
