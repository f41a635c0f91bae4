// Keep this page and every part of it in the store from which worker.js answers when there is no connection.
// window.jalinKeeping(store) -> whether all of it is there now.
window.jalinKeeping = async (name) => {
  "use strict";
  const page = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
  if (!page.ok) return false;
  const store = await caches.open(name);
  await store.put(location.pathname, page);
  const parts = new Set(performance.getEntriesByType("resource").map((one) => new URL(one.name)));
  for (const use of document.querySelectorAll("svg use")) parts.add(new URL(use.getAttribute("href"), location.href));
  const ours = [...parts].filter((part) => part.origin === location.origin && part.pathname.startsWith("/static/"));
  const paths = [...new Set(ours.map((part) => part.pathname + part.search))];
  const kept = await Promise.allSettled(paths.map(async (path) => (await store.match(path)) ?? store.add(path)));
  return kept.every((one) => one.status === "fulfilled");
};
