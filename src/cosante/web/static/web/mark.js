// Selected words of a document's text fill the form that marks what the reader missed. The form works without this.
(() => {
  "use strict";
  const text = document.querySelector(".document .text");
  const pick = document.getElementById("pick");
  const form = document.getElementById("mark");
  if (!text || !pick || !form) return;
  let chosen = null;

  // The selection as the text has it, and which of the places of those words on this page it is.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const raw = range.toString();
    const quote = raw.trim();
    if (!quote) return null;
    const head = document.createRange();
    head.setStart(text, 0);
    head.setEnd(range.startContainer, range.startOffset);
    const start = head.toString().length + raw.indexOf(quote);
    // blanks differ between a form and a text, as on the server; places do not overlap, as there
    const words = quote.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    let occurrence = 0;
    for (const place of text.textContent.matchAll(new RegExp(words, "g"))) {
      if (place.index > start) break;
      occurrence += 1;
    }
    return { quote, occurrence: Math.max(occurrence, 1) };
  }

  document.addEventListener("selectionchange", () => {
    const now = selected();
    if (now) chosen = now;
    pick.hidden = !now;
  });
  pick.addEventListener("pointerdown", (event) => event.preventDefault());  // the selection stays while it is pressed
  pick.firstElementChild.addEventListener("click", () => {
    if (!chosen) return;
    form.open = true;
    document.getElementById("quote").value = chosen.quote;
    document.getElementById("occurrence").value = chosen.occurrence;
    pick.hidden = true;
    const kind = document.getElementById("mark-kind");
    kind.scrollIntoView({ block: "center" });
    kind.focus();
  });
  if (location.hash === "#mark") form.open = true;
})();
