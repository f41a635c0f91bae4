// Japanese names on pages in other languages: the typeface is fetched only where the machine has none of its own.
(() => {
  "use strict";
  const faces = document.currentScript.dataset.faces;
  if (!document.querySelector("body :lang(ja)")) return;

  // without a typeface two different characters are drawn as the same empty box
  function drawn(character) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 24;
    const pen = canvas.getContext("2d");
    pen.font = "20px sans-serif";
    pen.fillText(character, 2, 20);
    return canvas.toDataURL();
  }

  if (drawn("語") !== drawn("鬱")) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = faces;
  document.head.append(link);
})();
