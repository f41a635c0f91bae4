// The sentence of filters applies itself when a choice is made; without scripts a button does.
(() => {
  "use strict";
  function send(form) {
    // fields that say nothing stay out of the address, so that a link to a list is short
    for (const field of form.elements) {
      if (field.name && field.value === "" && field.type !== "submit") field.disabled = true;
    }
    form.requestSubmit();
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-filters]");
    if (form && !form.hasAttribute("hx-get")) send(form);
  });

  window.addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("form[data-filters] [disabled]")) field.disabled = false;
  });

  // a click anywhere in a row opens it, unless one selects text or clicks something else
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("table[data-rows] tbody tr");
    if (!row || event.defaultPrevented || event.button !== 0) return;
    if (event.target.closest("a, button, input, label, select, summary, [popover]") || String(getSelection())) return;
    const link = row.querySelector("[data-row-link]");
    if (!link) return;
    if (event.ctrlKey || event.metaKey) window.open(link.href);
    else link.click();
  });
})();
