// What a phone has written and the house has not answered for yet: kept in this browser (IndexedDB) until it has.
// window.jalinQueue: put(entry), remove(key), all(visit). An entry: {key, visit, person, kind, made_at, values, state,
// sentence, now}; state "waiting", "conflict" or "refused".
window.jalinQueue = (() => {
  "use strict";
  let opened;

  function open() {
    opened ??= new Promise((done, fail) => {
      const wish = indexedDB.open("jalin", 1);
      wish.onupgradeneeded = () => wish.result.createObjectStore("entries", { keyPath: "key" });
      wish.onsuccess = () => done(wish.result);
      wish.onerror = () => fail(wish.error);
    });
    return opened;
  }

  // done only when the browser says that it is written, not when it was asked to
  async function act(mode, work) {
    const base = await open();
    return new Promise((done, fail) => {
      const deed = base.transaction("entries", mode, { durability: "strict" });
      const wish = work(deed.objectStore("entries"));
      deed.oncomplete = () => done(wish.result);
      deed.onabort = deed.onerror = () => fail(deed.error);
    });
  }

  return {
    put: (entry) => act("readwrite", (entries) => entries.put(entry)),
    remove: (key) => act("readwrite", (entries) => entries.delete(key)),
    all: async (visit) =>
      (await act("readonly", (entries) => entries.getAll()))
        .filter((entry) => entry.visit === visit)
        .sort((one, other) => one.made_at.localeCompare(other.made_at)),
  };
})();
