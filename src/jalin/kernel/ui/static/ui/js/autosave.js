// Long forms keep what one types: in this browser, and on the server when the form says where.
// <form data-autosave="invitation-7" data-autosave-url="/desk/…/draft/"> <p class="kept" data-kept></p>
// Nothing is kept of passwords, files, or fields marked data-private.
(() => {
  "use strict";
  const WAIT = 800;
  const LEFT_OUT = new Set(["password", "file", "hidden", "submit", "button"]);

  function fields(form) {
    return [...form.elements].filter(
      (field) => field.name && !LEFT_OUT.has(field.type) && !field.hasAttribute("data-private"),
    );
  }

  function read(form) {
    const kept = {};
    for (const field of fields(form)) {
      if (field.type === "checkbox" || field.type === "radio") {
        kept[field.name] ??= [];
        if (field.checked) kept[field.name].push(field.value);
      } else if (field.multiple) kept[field.name] = [...field.selectedOptions].map((option) => option.value);
      else kept[field.name] = [field.value];
    }
    return kept;
  }

  function write(form, kept) {
    for (const field of fields(form)) {
      const values = kept[field.name];
      if (!values) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = values[0] ?? "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const keyOf = (form) => `jalin:${document.body.dataset.person ?? ""}:${location.pathname}:${form.dataset.autosave}`;

  function watch(form) {
    const key = keyOf(form);
    const says = form.querySelector("[data-kept]");
    const first = JSON.stringify(read(form));
    const say = (name) => {
      if (says) says.textContent = says.dataset[name] ?? "";
    };
    let timer = 0;
    let restoring = false;

    async function keep() {
      const now = JSON.stringify(read(form));
      try {
        localStorage.setItem(key, now);
        if (form.dataset.autosaveUrl) {
          const token = form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
          const answer = await fetch(form.dataset.autosaveUrl, {
            method: "POST",
            headers: { "X-CSRFToken": token },
            body: new URLSearchParams(new FormData(form)),
          });
          if (!answer.ok) throw new Error(String(answer.status));
        }
        say("saved");
      } catch {
        say("failed");
      }
    }

    // what the server sent back with an error is newer than what was kept
    const kept = form.querySelector("[data-error-summary]") ? null : localStorage.getItem(key);
    if (kept && kept !== first) {
      restoring = true;
      write(form, JSON.parse(kept));
      restoring = false;
      say("restored");
    }

    form.addEventListener("input", () => {
      if (restoring) return;
      clearTimeout(timer);
      timer = setTimeout(keep, WAIT);
    });
    form.addEventListener("reset", () => {
      localStorage.removeItem(key);
      say("forgotten");
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      // kept until the server has answered with another page: see the next line
      sessionStorage.setItem("jalin:sent", key);
    });
  }

  // who signs out leaves nothing behind for the next person at this machine; a session that ends by itself keeps it
  document.addEventListener("submit", (event) => {
    if (!event.target.hasAttribute("data-leaves")) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith("jalin:")) localStorage.removeItem(key);
    window.caches?.delete("jalin:phone"); // pages kept for a phone without a connection; what waits to be sent stays
  });

  // the form that was sent is not on this page any more: it arrived, so its copy can go
  const sent = sessionStorage.getItem("jalin:sent");
  const forms = [...document.querySelectorAll("form[data-autosave]")];
  if (sent) {
    sessionStorage.removeItem("jalin:sent");
    const back = forms.some((form) => form.querySelector("[data-error-summary]"));
    const signIn = document.body.classList.contains("plain");
    if (!back && !signIn) localStorage.removeItem(sent);
  }
  for (const form of forms) watch(form);
  // a form that a script sent and whose answer says that everything is saved
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig?.elt?.closest?.("form[data-autosave]");
    if (form && event.detail.xhr.getResponseHeader("X-Saved") === "yes") localStorage.removeItem(keyOf(form));
  });
  // a form in a drawer that came later
  document.addEventListener("htmx:load", (event) => {
    for (const form of event.detail.elt.querySelectorAll?.("form[data-autosave]") ?? []) if (!forms.includes(form)) watch(form);
  });
})();
