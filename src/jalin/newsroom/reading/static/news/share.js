// "Copy the text": without this script the text stands there to be marked by hand, and there is no button.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies).innerText;
    await navigator.clipboard.writeText(text);
    document.getElementById("live").textContent = button.dataset.copied;
  });
}
