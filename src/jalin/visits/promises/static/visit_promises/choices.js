// What one can do with an entry that waits: change it, drop it, or settle a conflict.
// window.jalinChoices(visit, {draw, send, say, edit}) -> acts by the name in data-do; each takes (entry, button).
window.jalinChoices = (visit, page) => {
  "use strict";
  const queue = window.jalinQueue;

  async function again(entry) {
    await queue.put({ ...entry, state: "waiting", sentence: "", now: null });
    await page.draw();
    page.send();
  }

  return {
    async change({ key }) {
      const entry = (await queue.all(visit)).find((one) => one.key === key);
      if (!entry || entry.tried) return page.draw();
      await queue.put({ ...entry, state: "changing" }); // it is not sent while it is in the form
      await page.draw();
      page.edit(entry);
    },
    async drop(entry, button) {
      if (!button.dataset.asked) {
        button.dataset.asked = "1"; // pressed once more, it is meant
        button.querySelector("span").textContent = page.say("sure");
        return;
      }
      await queue.remove(entry.key);
      await page.draw();
    },
    mine: (entry) => again({ ...entry, values: { ...entry.values, seen: entry.now.version } }),
    both: (entry) => again({ ...entry, kind: "note", values: { item: entry.values.item ?? "", text: entry.values.text } }),
    async theirs(entry) {
      await queue.remove(entry.key);
      await page.draw();
    },
  };
};
