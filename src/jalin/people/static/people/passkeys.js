/* Keys in the browser. A form with data-passkey="get" or "create" asks the browser for a key before it is sent. The
   options come from the address in data-passkey-from, or from the page (#passkey-options). */
"use strict";

(() => {
  const json = window.webauthnJSON;

  function say(form, which) {
    const place = form.querySelector("[data-passkey-error]");
    place.textContent = place.dataset[which];
    place.hidden = false;
  }

  async function optionsFor(form) {
    if (!form.dataset.passkeyFrom) {
      return JSON.parse(document.getElementById("passkey-options").textContent);
    }
    const answer = await fetch(form.dataset.passkeyFrom, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new TypeError("no options");
    return answer.json();
  }

  async function create(form) {
    const options = (await optionsFor(form)).creation_options;
    const alone = form.elements.passwordless?.checked ?? false;
    const chosen = options.publicKey.authenticatorSelection;
    chosen.residentKey = alone ? "required" : "discouraged";
    chosen.requireResidentKey = alone;
    if (alone) chosen.userVerification = "required";
    return json.create(options);
  }

  async function get(form) {
    return json.get((await optionsFor(form)).request_options);
  }

  async function ask(form) {
    if (!json?.supported()) return say(form, "none");
    form.querySelector("[data-passkey-error]").hidden = true;
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch (error) {
      button.disabled = false;
      if (error.name === "InvalidStateError") say(form, "known");
      else if (error.name === "SecurityError") say(form, "number");
      else if (error instanceof TypeError) say(form, "silent");
      else say(form, "stopped");
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.passkey) return;
    event.preventDefault();
    ask(form);
  });
})();
