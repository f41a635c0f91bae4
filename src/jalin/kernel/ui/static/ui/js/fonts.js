// Japanese, and names in Korean or Chinese: the typeface (a list of faces, then the slices whose characters stand on the page) is
// fetched only where the machine has none of its own. Without scripts a Japanese page names its own by itself.
(() => {
  "use strict";
  const { faces, names } = document.currentScript.dataset;
  // the language switch brings its three characters along
  const text = document.body.textContent.replaceAll("日本語", "");

  // without a typeface two different characters are drawn as the same empty box
  function drawn(character) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 24;
    const pen = canvas.getContext("2d");
    pen.font = "20px sans-serif";
    pen.fillText(character, 2, 20);
    return canvas.toDataURL();
  }

  function fetched(sheet) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet;
    document.head.append(link);
  }

  const lacks = (one, other) => drawn(one) === drawn(other);
  const han = /[\u3400-\u9fff]/.test(text);
  if ((han || /[\u3040-\u30ff]/.test(text)) && lacks("語", "鬱")) fetched(faces);
  if ((/[\uac00-\ud7a3]/.test(text) && lacks("한", "글")) || (han && document.querySelector(":lang(zh)") && lacks("营", "办"))) fetched(names);
})();
