// An event of the timeline opens in the drawer; without scripts its link leads to the page with the drawer open.
(() => {
  "use strict";
  for (const link of document.querySelectorAll("[data-events] .weave-title a")) link.dataset.opens = "act";
})();
