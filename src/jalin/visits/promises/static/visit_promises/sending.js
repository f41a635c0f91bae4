// What a phone has written, sent to the house: nothing leaves the queue before the house has answered for its key.
// window.jalinSending({stateUrl, sendUrl, visit, person, store}, {known, queued, tell}) -> send().
window.jalinSending = (about, show) => {
  "use strict";
  const { stateUrl, sendUrl, visit, person, store } = about;
  const queue = window.jalinQueue;
  const AT_ONCE = 20;

  // what the house has now; a word where it does not say
  async function ask() {
    const answer = await fetch(stateUrl, { redirect: "manual", cache: "no-store", headers: { Accept: "application/json" } });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return "signedOut";
    if (answer.status === 404) return "gone";
    if (!answer.ok) throw new Error(String(answer.status));
    const state = await answer.json();
    show.known(state, true);
    const kept = JSON.stringify({ ...state, token: "" });
    await (await caches.open(store)).put(stateUrl, new Response(kept, { headers: { "Content-Type": "application/json" } }));
    return state;
  }

  async function sendSome(token, entries) {
    // whether they arrive is not known until the answer: from now on they are not changed any more
    for (const entry of entries) await queue.put({ ...entry, tried: true });
    const answer = await fetch(sendUrl, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ person, entries: entries.map(({ key, kind, made_at, values }) => ({ key, kind, made_at, values })) }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    for (const { key, state, sentence, now } of (await answer.json()).answers) {
      const entry = entries.find((one) => one.key === key);
      if (!entry) continue;
      if (state === "kept") await queue.remove(key);
      else await queue.put({ ...entry, state, sentence, now, tried: false });
    }
  }

  async function exchange() {
    const all = await show.queued();
    const own = all.filter((entry) => entry.person === person);
    try {
      const state = await ask();
      if (typeof state === "string") return show.tell(state, all.length);
      if (state.person !== person) return show.tell("another", own.length);
      let waiting = own.filter((entry) => entry.state === "waiting");
      if (waiting.length) show.tell("sending", waiting.length);
      for (; waiting.length; waiting = waiting.slice(AT_ONCE)) await sendSome(state.token, waiting.slice(0, AT_ONCE));
      const left = await show.queued();
      if (own.length) await ask();
      show.tell(left.some((entry) => entry.state !== "waiting" || entry.person !== person) ? "attention" : "sent", left.length);
    } catch {
      show.tell("offline", (await show.queued()).length);
    }
  }

  // one window at a time, and one try after the other
  let running = null;
  let wanted = false;
  return function send() {
    if (running) {
      wanted = true;
      return running;
    }
    running = (navigator.locks ? navigator.locks.request("jalin-phone", exchange) : exchange()).finally(() => {
      running = null;
      if (wanted) {
        wanted = false;
        send();
      }
    });
    return running;
  };
};
