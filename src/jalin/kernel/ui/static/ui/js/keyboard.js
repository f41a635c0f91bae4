// `/` searches, `g d` goes to the desk, `j` `k` Enter walk a list, `?` shows the rest. Nothing while one types.
(() => {
  "use strict";
  let before = "";
  let beforeAt = 0;

  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable=true]");
  const rows = () => [...document.querySelectorAll("table[data-rows] tbody tr")].filter((row) => row.offsetParent);

  function walk(step) {
    const all = rows();
    if (!all.length) return false;
    const at = all.findIndex((row) => row.classList.contains("at"));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    for (const row of all) row.classList.toggle("at", row === next);
    const link = next.querySelector("[data-row-link], .lead a, a");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  function go(keys) {
    const link = [...document.querySelectorAll("[data-key]")].find((candidate) => candidate.dataset.key === keys);
    if (link) link.click();
    return Boolean(link);
  }

  function help() {
    const dialog = document.getElementById("keys");
    if (dialog && !dialog.open) dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape" && event.target.matches("[data-search]")) event.target.blur();
      return;
    }
    if (document.querySelector("dialog:modal") && event.key !== "?") return;
    const pair = before && event.timeStamp - beforeAt < 1200 ? `${before} ${event.key}` : "";
    before = event.key;
    beforeAt = event.timeStamp;
    let used = false;
    if (pair && go(pair)) used = true;
    else if (event.key === "/") {
      const field = [...document.querySelectorAll("[data-search]")].find((input) => input.offsetParent);
      if (field) {
        field.focus();
        field.select();
        used = true;
      }
    } else if (event.key === "j") used = walk(1);
    else if (event.key === "k") used = walk(-1);
    else if (event.key === "?") {
      help();
      used = true;
    }
    if (used) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-opens=keys]")) help();
  });
})();
