// Serves the phone's page without a connection. What the page needs is kept by the page itself (phone.js) in the store
// below; this script only answers from it when the network does not. It never keeps or sends anything of its own.
"use strict";

const STORE = "jalin:phone";
const PATIENCE = 6000; // milliseconds until a network that does not answer counts as none

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function fromNetwork(request) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: waiting.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function answer(request) {
  const store = await caches.open(STORE);
  try {
    const fresh = await fromNetwork(request);
    if (fresh.status < 500) return fresh;
    return (await store.match(request, { ignoreVary: true })) ?? fresh;
  } catch (fault) {
    const kept = await store.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw fault;
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const place = new URL(request.url);
  const isPart = place.origin === location.origin && place.pathname.startsWith("/static/");
  // what the page asks and sends must meet the house itself, or fail
  if (request.method === "GET" && (request.mode === "navigate" || isPart)) event.respondWith(answer(request));
});
