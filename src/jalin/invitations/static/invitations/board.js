// `j` and `k` walk the cards of a board, `h` and `l` its columns; Enter opens. A board works without it.
(() => {
  "use strict";
  const links = (column) => [...column.querySelectorAll("[data-card] [data-row-link]")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable=true]") || document.querySelector("dialog:modal")) return;
    if (!"jkhl".includes(event.key)) return;
    const columns = [...document.querySelectorAll(".board-column")].filter((column) => links(column).length);
    if (!columns.length) return;
    const here = document.activeElement.closest?.(".board-column");
    const at = Math.max(0, columns.indexOf(here));
    const own = links(columns[at]);
    const row = own.indexOf(document.activeElement);
    let to = own[0];
    if (here && event.key === "j") to = own[Math.min(own.length - 1, row + 1)];
    else if (here && event.key === "k") to = own[Math.max(0, row - 1)];
    else if (here) {
      const beside = links(columns[Math.min(columns.length - 1, Math.max(0, at + (event.key === "l" ? 1 : -1)))]);
      to = beside[Math.min(beside.length - 1, row)];
    }
    to.focus();
    event.preventDefault();
  });
})();
