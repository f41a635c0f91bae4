// The queue by keyboard: x chooses the row where one is, r h s decide on what is chosen, or on that row when nothing is.
(() => {
  "use strict";
  const form = document.querySelector("form[data-queue]");
  if (!form) return;
  const boxes = () => [...form.querySelectorAll("input[name=reply]")];
  const all = form.querySelector("[data-all]");
  const kinds = { r: "release", h: "hold", s: "spam" };
  let before = "";
  let beforeAt = 0;

  function here() {
    const row = form.querySelector("tbody tr.at");
    return row ? row.querySelector("input[name=reply]") : null;
  }

  if (all) {
    all.addEventListener("change", () => {
      for (const box of boxes()) box.checked = all.checked;
    });
  }

  function decide(kind) {
    if (!boxes().some((box) => box.checked)) {
      const box = here();
      if (!box) return;
      box.checked = true;
    }
    const why = form.querySelector("select[name=because]");
    if (kind === "hold" && !why.value) why.focus();
    else form.requestSubmit(form.querySelector(`button[name=kind][value=${kind}]`));
  }

  document.addEventListener("keydown", (event) => {
    const pair = before === "g" && event.timeStamp - beforeAt < 1200;
    before = event.key;
    beforeAt = event.timeStamp;
    if (pair || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select") || document.querySelector("dialog:modal")) return;
    if (event.key === "x" && here()) here().checked = !here().checked;
    else if (event.key in kinds) decide(kinds[event.key]);
    else return;
    event.preventDefault();
  });
})();
