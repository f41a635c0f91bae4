// Japanese: the typeface (18 KB of names, then the slices whose characters stand on the page) is fetched only where the machine
// has none of its own. Without scripts a Japanese page names it by itself.
(() => {
  "use strict";
  const faces = document.currentScript.dataset.faces;
  // the language switch brings its three characters along
  const japanese = [...document.querySelectorAll("body :lang(ja)")].some(
    (part) => !part.closest(".languages, .languages-menu") && /[\u3040-\u30ff\u3400-\u9fff]/.test(part.textContent),
  );
  if (!japanese) return;

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
