// Keys for the pairs: j and k walk, m and a answer the pair in front. The page works by its forms without this file.
(() => {
  "use strict";
  const pairs = [...document.querySelectorAll(".pair")];
  const keys = document.getElementById("keys");
  if (!pairs.length || !keys) return;
  keys.closest(".keys-hint").hidden = false;
  let at = 0;

  function show(next) {
    at = Math.min(Math.max(next, 0), pairs.length - 1);
    for (const pair of pairs) pair.classList.toggle("now", pair === pairs[at]);
    pairs[at].focus({ preventScroll: true });
    pairs[at].scrollIntoView({ block: "start" });
  }

  document.addEventListener("focusin", (event) => {
    const pair = event.target.closest(".pair");
    if (!pair) return;
    at = pairs.indexOf(pair);
    for (const one of pairs) one.classList.toggle("now", one === pair);
  });
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const walking = pairs[at].classList.contains("now");
    if (event.key === "j") show(walking ? at + 1 : at);
    else if (event.key === "k") show(at - 1);
    else if (event.key === "m" || event.key === "a") pairs[at].querySelector(`[data-key=${event.key}]`).click();
  });
  pairs[0].classList.add("now");
})();
