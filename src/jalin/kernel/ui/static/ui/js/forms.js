// Forms: the focus goes to the summary of errors, files can be dropped, trilingual texts become tabs.
(() => {
  "use strict";
  function prepare(root) {
    root.querySelector("[data-error-summary]:not([data-still] *)")?.focus();
    for (const box of root.querySelectorAll("[data-tongues]:not([data-ready])")) tabs(box);
    for (const zone of root.querySelectorAll("[data-drop]:not([data-ready])")) drop(zone);
  }

  function drop(zone) {
    const input = zone.querySelector("input[type=file]");
    zone.dataset.ready = "";
    for (const kind of ["dragenter", "dragover"]) {
      zone.addEventListener(kind, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  function tabs(box) {
    const parts = [...box.querySelectorAll("[data-tongue]")];
    const bar = document.createElement("div");
    bar.className = "tongue-tabs";
    bar.setAttribute("role", "tablist");
    const buttons = parts.map((part, index) => {
      const button = document.createElement("button");
      const input = part.querySelector("input, textarea");
      part.id ||= `${input?.id ?? "tongue"}_panel`;
      part.setAttribute("role", "tabpanel");
      button.type = "button";
      button.lang = part.dataset.tongue;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", part.id);
      button.id = `${part.id}_tab`;
      part.setAttribute("aria-labelledby", button.id);
      part.querySelector("label")?.classList.add("for-ears");
      const name = () => {
        const filled = Boolean(input?.value.trim());
        const mark = part.hasAttribute("data-wrong") ? " !" : filled ? " ✓" : "";
        button.textContent = part.dataset.title + mark;
      };
      name();
      input?.addEventListener("input", name);
      button.addEventListener("click", () => choose(index, false));
      button.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) choose((index + step + parts.length) % parts.length, true);
      });
      bar.append(button);
      return button;
    });
    function choose(chosen, focus) {
      parts.forEach((part, index) => {
        part.hidden = index !== chosen;
        buttons[index].setAttribute("aria-selected", String(index === chosen));
        buttons[index].tabIndex = index === chosen ? 0 : -1;
      });
      if (focus) buttons[chosen].focus();
    }
    box.querySelector("legend")?.after(bar);
    box.dataset.ready = "";
    const wrong = parts.findIndex((part) => part.hasAttribute("data-wrong"));
    const own = parts.findIndex((part) => part.dataset.tongue === document.documentElement.lang);
    choose(wrong >= 0 ? wrong : Math.max(0, own), false);
  }

  // a link of the error summary may lead to a field behind another tab
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-error-summary] a");
    const field = link && document.getElementById(link.hash.slice(1));
    const hidden = field?.closest("[data-tongue][hidden]");
    if (hidden) document.getElementById(`${hidden.id}_tab`)?.click();
    if (field) field.focus();
  });

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
})();
