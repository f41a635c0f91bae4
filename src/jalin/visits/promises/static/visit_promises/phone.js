// Minutes and promises from a phone, also without a connection. Nothing is sent before it is kept on the phone, and
// nothing leaves the phone before the house has answered for it by its key.
(() => {
  "use strict";
  const place = document.getElementById("phone");
  if (!place || !window.indexedDB || !crypto.randomUUID) return; // an ordinary page then
  const { stateUrl, sendUrl, workerUrl } = place.dataset;
  const visit = Number(place.dataset.visit);
  const person = Number(document.body.dataset.person);
  const queue = window.jalinQueue;
  const STORE = "jalin:phone"; // worker.js answers from it
  const AGAIN = 20_000; // milliseconds between two tries while something waits
  const find = (name) => place.querySelector(`[data-part="${name}"]`);
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const words = find("words").dataset;
  const say = (name, count) => (words[name] ?? "").replace("{n}", String(count));
  let changing = null; // key of the entry that is being changed in a form
  let known = null; // what the house said last

  // --- drawing -----------------------------------------------------------------------------------------------------
  function clone(name) {
    return find(name).content.firstElementChild.cloneNode(true);
  }

  function set(root, name, text) {
    const part = root.querySelector(`[data-set="${name}"]`);
    if (part) {
      part.textContent = text ?? "";
      if (language !== "ja" && /[\u3040-\u30ff\u3400-\u9fff]/.test(part.textContent)) part.lang = "ja";
    }
    return part;
  }

  function hour(item) {
    const option = item && document.querySelector(`#note-item option[value="${item}"]`);
    return option ? option.textContent : say("whole");
  }

  function when(instant) {
    return new Date(instant).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  }

  async function drawQueue() {
    const entries = await queue.all(visit);
    const list = find("queue");
    list.replaceChildren(...entries.map(drawEntry));
    find("waiting").hidden = entries.length === 0;
    set(find("waiting"), "count", say(entries.length === 1 ? "one" : "many", entries.length));
    return entries;
  }

  function drawEntry(entry) {
    const row = clone("entry");
    const isForeign = entry.person !== person;
    row.dataset.state = isForeign ? "foreign" : entry.state;
    row.dataset.key = entry.key;
    set(row, "kind", say(entry.kind));
    set(row, "text", isForeign ? "" : entry.values.text ?? entry.values.what);
    set(row, "about", `${hour(entry.values.item)} · ${when(entry.made_at)}`);
    set(row, "state", say(isForeign ? "foreign" : entry.state));
    set(row, "sentence", entry.sentence);
    const theirs = row.querySelector("[data-theirs]");
    theirs.hidden = entry.state !== "conflict";
    if (entry.now) set(theirs, "now", entry.now.text);
    for (const button of row.querySelectorAll("button[data-do]")) {
      const fits = button.dataset.when.split(" ").includes(row.dataset.state);
      button.hidden = !fits || (button.dataset.do === "change" && (entry.kind === "correction" || entry.tried));
      button.addEventListener("click", () => acts[button.dataset.do](entry, button));
    }
    return row;
  }

  function drawKnown(state, isFresh) {
    known = state;
    find("notes").replaceChildren(
      ...state.notes.map((note) => {
        const row = clone("note");
        set(row, "about", [hour(note.item), when(note.at), note.by].filter(Boolean).join(" · "));
        set(row, "text", note.text);
        row.querySelector("button").addEventListener("click", () => correct(row, note));
        return row;
      }),
    );
    find("promises").replaceChildren(
      ...state.promises.map((promise) => {
        const row = clone("promise");
        for (const name of ["what", "state", "owner", "counterpart", "owed_by"]) set(row, name, promise[name]);
        set(row, "due", new Date(`${promise.due}T12:00`).toLocaleDateString(language, { dateStyle: "medium" }));
        return row;
      }),
    );
    find("no-notes").hidden = state.notes.length > 0;
    find("no-promises").hidden = state.promises.length > 0;
    find("old").hidden = isFresh;
  }

  function tell(name, count) {
    const head = find("status");
    head.dataset.state = name;
    set(head, "status", say(name, count));
    find("sign-in").hidden = name !== "signedOut";
  }

  // --- writing -----------------------------------------------------------------------------------------------------
  function lacking(form) {
    return [...form.elements].filter((field) => field.required && !field.value.trim());
  }

  async function keep(kind, values, key) {
    const made_at = new Date().toISOString();
    await queue.put({ key: key ?? crypto.randomUUID(), visit, person, kind, values, made_at, state: "waiting", sentence: "", now: null, tried: false });
    await drawQueue();
    send();
  }

  function watch(form) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const missing = lacking(form);
      const error = form.querySelector("[data-lacking]");
      error.hidden = missing.length === 0;
      if (missing.length) {
        error.textContent = `${say("lacking")} ${missing.map((field) => field.labels[0]?.firstChild.textContent.trim()).join(", ")}`;
        missing[0].focus();
        return;
      }
      const values = Object.fromEntries([...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "kind"].includes(name)));
      try {
        await keep(form.dataset.kind, values, changing);
      } catch {
        error.hidden = false; // the browser has no room or forbids to keep: nothing typed is lost
        error.textContent = say("full");
        return;
      }
      changing = null;
      form.reset();
      if (values.item) form.elements.item.value = values.item;
    });
  }

  function correct(row, note) {
    const text = row.querySelector("[data-set=text]");
    if (row.querySelector("textarea")) return;
    const field = clone("correction");
    const area = field.querySelector("textarea");
    area.value = note.text;
    text.replaceWith(field);
    area.focus();
    field.querySelector("[data-do=keep]").addEventListener("click", async () => {
      if (!area.value.trim()) return;
      await keep("correction", { note: note.note, item: note.item, seen: note.version, text: area.value });
      field.replaceWith(text);
    });
    field.querySelector("[data-do=leave]").addEventListener("click", () => field.replaceWith(text));
  }

  function edit(entry) {
    const form = document.querySelector(`form[data-kind="${entry.kind}"]`);
    for (const [name, value] of Object.entries(entry.values)) if (form.elements[name]) form.elements[name].value = value;
    changing = entry.key;
    form.closest("details").open = true;
    (form.elements.text ?? form.elements.what).focus();
  }

  const send = window.jalinSending({ stateUrl, sendUrl, visit, person, store: STORE }, { known: drawKnown, queued: drawQueue, tell });
  const acts = window.jalinChoices(visit, { draw: drawQueue, send, say, edit });

  async function begin() {
    place.querySelectorAll("[data-script]").forEach((part) => (part.hidden = false));
    document.querySelectorAll("form[data-kind]").forEach(watch);
    // what was in a form when the page went away waits again as it was
    for (const entry of await queue.all(visit)) if (entry.state === "changing") await queue.put({ ...entry, state: "waiting" });
    await drawQueue();
    const store = await caches.open(STORE);
    const last = await store.match(stateUrl);
    if (last && !known) drawKnown(await last.json(), false);
    navigator.storage?.persist?.();
    addEventListener("online", send);
    addEventListener("offline", send);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
    setInterval(async () => (await queue.all(visit)).some((entry) => entry.state === "waiting") && send(), AGAIN);
    await send();
    if (!("serviceWorker" in navigator)) return;
    try {
      await navigator.serviceWorker.register(workerUrl);
      if (await window.jalinKeeping(STORE)) find("ready").hidden = false;
    } catch {
      // no connection now, or a browser that forbids it: what is written is kept all the same
    }
  }

  begin();
})();
