// Drawers open beside the page and are in the address: Back closes one, a link sent to a colleague opens it.
// <a href="?act=reply" data-opens="reply">: without scripts the server answers with the drawer open.
(() => {
  "use strict";
  const here = () => location.pathname + location.search;

  function show(panel, closeUrl) {
    if (closeUrl) panel.dataset.closeUrl = closeUrl;
    if (panel.matches(":modal")) return;
    panel.removeAttribute("open"); // close() would say that the reader closed it
    panel.showModal();
    panel.querySelector("[autofocus], input:not([type=hidden]), textarea, select")?.focus();
  }

  async function fetched(url, id) {
    const answer = await fetch(url, { headers: { "X-Drawer": id }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const panel = page.getElementById(id);
    if (!panel) throw new Error("no drawer");
    panel.removeAttribute("open");
    panel.dataset.url = url;
    document.getElementById(id)?.remove();
    document.getElementById("main").append(document.adoptNode(panel));
    window.htmx?.process(panel);
    return panel;
  }

  async function open(link) {
    const id = link.dataset.opens;
    const back = here();
    let panel = document.getElementById(id);
    if (panel && !link.hasAttribute("href")) return show(panel);
    if (panel?.dataset.url && panel.dataset.url !== link.href) panel = null; // another act was open in it
    link.setAttribute("aria-busy", "true");
    try {
      const ready = panel ?? (await fetched(link.href, id));
      history.pushState({ drawer: id }, "", link.href);
      show(ready, back);
      if (!panel) document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: ready } }));
    } catch {
      location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-opens]");
    if (link && link.dataset.opens !== "keys" && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link);
      return;
    }
    const closes = event.target.closest?.("[data-closes]");
    const panel = (closes ?? event.target).closest?.("dialog");
    if (closes && panel?.matches(":modal")) {
      event.preventDefault();
      panel.close();
    } else if (panel && event.target === panel && panel.classList.contains("drawer")) {
      const box = panel.getBoundingClientRect();
      if (event.clientX < box.left) panel.close();
    }
  });

  document.addEventListener(
    "close",
    (event) => {
      const back = event.target.dataset?.closeUrl;
      if (!back) return;
      delete event.target.dataset.closeUrl;
      if (history.state?.drawer === event.target.id) history.back();
      else history.replaceState(null, "", back);
    },
    true,
  );

  window.addEventListener("popstate", (event) => {
    for (const panel of document.querySelectorAll("dialog:modal")) {
      delete panel.dataset.closeUrl;
      panel.close();
    }
    const panel = event.state?.drawer && document.getElementById(event.state.drawer);
    if (panel?.dataset.url && panel.dataset.url !== location.href) location.reload();
    else if (panel) show(panel);
  });

  // a page that came with its drawer open: make it modal, with the focus inside
  for (const panel of document.querySelectorAll("dialog.drawer[open], dialog.dialog[open]")) {
    panel.dataset.url = location.href;
    show(panel, panel.dataset.closeUrl);
  }
})();
