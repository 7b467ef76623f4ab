// Links the marked words of a document and its facts. The page works by its anchors without this file;
// with it, both sides light up together, and j and k walk through the facts.
(() => {
  "use strict";
  const page = document.querySelector(".document");
  if (!page) return;
  const cards = [...page.querySelectorAll(".card")];
  const spans = new Map();
  for (const span of page.querySelectorAll(".m"))
    for (const fact of span.dataset.f.split(" ")) spans.set(fact, [...(spans.get(fact) || []), span]);
  const status = page.querySelector(".status");
  const back = document.getElementById("back");
  const out = document.getElementById("dark");
  page.classList.add("js");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let opening = false;
  let lit = [];
  let current = null;
  let left = null;  // the words from which the focus went to their fact

  function dark() {
    for (const one of lit) { one.classList.remove("lit", "now"); one.removeAttribute("aria-current"); }
    lit = [];
    status.textContent = "";
    out.hidden = true;
  }

  function light(facts) {
    dark();
    for (const fact of facts) {
      const card = document.getElementById(fact);
      if (card) { lit.push(card); card.setAttribute("aria-current", "true"); }
      lit.push(...(spans.get(fact) || []));
    }
    for (const one of lit) one.classList.add("lit");
    current = facts[0];
    // "now" is the one fact in front, and its words; a narrow page shows it over its foot
    for (const one of [document.getElementById(current), ...(spans.get(current) || [])]) one?.classList.add("now");
    out.hidden = !lit.length;
    if (!opening) history.replaceState(null, "", location.search + "#" + current);
    tell(document.getElementById(current));
  }

  function tell(card) {
    if (!card) return;
    const places = card.querySelector(".places")?.dataset.n || 1;
    const values = [cards.indexOf(card) + 1, cards.length, card.querySelector("h3").textContent.trim(), places];
    status.textContent = status.dataset.lit.replace(/%(\d)/g, (_, n) => values[n - 1]);
  }

  function show(element, block) {
    if (!element) return;
    const far = Math.abs(element.getBoundingClientRect().top) > 2 * innerHeight;  // a long ride tells nothing
    element.scrollIntoView({ block, behavior: calm || opening || far ? "instant" : "smooth" });
  }

  function fromCard(card, span) {
    light([card.id]);
    const first = span || (spans.get(card.id) || [])[0];
    show(first, "center");
    if (first) back.hash = "#" + first.id;
  }

  function fromSpan(span) {
    const facts = span.dataset.f.split(" ");
    const again = span.classList.contains("lit") ? facts.indexOf(current) + 1 : 0;
    const first = facts[again % facts.length];  // chosen again, the next of its facts comes to the front
    light([first, ...facts.filter((fact) => fact !== first)]);
    back.hash = "#" + span.id;
    const card = document.getElementById(first);
    if (!card) return false;  // its fact stands on another part of a long text: follow the link
    show(card, "nearest");
    card.focus({ preventScroll: true });
    left = span;
    show(span, "nearest");
    return true;
  }

  out.addEventListener("click", dark);
  page.querySelector(".jump a[href='#facts']").addEventListener("click", () => {
    document.getElementById(current)?.classList.remove("now");  // back into the list that is asked for
  });

  page.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    const span = event.target.closest(".m");
    if (span) {
      if (fromSpan(span)) event.preventDefault();
      return;
    }
    const card = event.target.closest(".card");
    if (!card && event.target.closest(".text")) dark();
    if (!card) return;
    if (!link) {
      if (!String(getSelection())) fromCard(card);
    } else if (link.matches(".go, .see") && link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      fromCard(card, document.getElementById(link.hash.slice(1)));
    } else if (/^#f/.test(link.getAttribute("href"))) {
      event.preventDefault();
      walk(document.getElementById(link.hash.slice(1)));
    }
  });

  function walk(card) {
    if (!card) return;
    fromCard(card);
    show(card, "nearest");
    card.querySelector(".go").focus({ preventScroll: true });
  }

  const keys = document.getElementById("keys");
  if (keys) keys.closest("label").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "Escape") {
      dark();
      if (left) left.focus();
      left = null;
      return;
    }
    if (!keys || !keys.checked || (event.key !== "j" && event.key !== "k")) return;
    const seen = cards.filter((card) => card.offsetParent);
    const at = seen.indexOf(document.getElementById(current));
    const next = event.key === "j" ? at + 1 : at < 0 ? seen.length - 1 : at - 1;
    walk(seen[Math.min(Math.max(next, 0), seen.length - 1)]);
  });

  // An address that names a fact opens with its words in view, also where the facts stand below the text.
  function open() {
    const asked = document.getElementById(location.hash.slice(1));
    opening = true;
    if (asked && asked.matches(".card")) { show(asked, "nearest"); fromCard(asked); }
    else if (asked && asked.matches(".m")) light(asked.dataset.f.split(" "));
    opening = false;
  }
  const soon = () => setTimeout(open);  // after the browser's own scroll to the anchor
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
})();
