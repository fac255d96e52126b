// SPDX-License-Identifier: Apache-2.0
// Gives the page back what it kept when somebody prepared it for offline. Fills nothing by itself: what is kept, the page decides.
const pages = 'carnet-page';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Names under /assets/ change with their content, so that one that is kept is right; everything else is asked for first.
async function answer(request) {
  const kept = () => caches.open(pages).then((cache) => cache.match(request, { ignoreSearch: true }));
  if (new URL(request.url).pathname.startsWith('/assets/')) return (await kept()) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method === 'GET' && origin === self.location.origin && !pathname.startsWith('/v1/')) event.respondWith(answer(event.request));
});
