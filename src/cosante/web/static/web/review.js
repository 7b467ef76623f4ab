// Keys for the pages of review, and a decision that outlives a bad line: what was typed is kept in this tab, a form
// that did not get through is sent again with the same key, and the register decides it once. The page works without.
(() => {
  "use strict";
  const page = document.querySelector(".review");
  if (!page) return;
  const id = (name) => document.getElementById(name);
  const values = id("values");
  const line = id("line");
  const typed = "typed:" + page.dataset.fact;
  const SENDING = "sending";
  const store = {
    get(name) { try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; } },
    set(name, value) { try { sessionStorage.setItem(name, JSON.stringify(value)); } catch { /* full or forbidden */ } },
    drop(name) { try { sessionStorage.removeItem(name); } catch { /* forbidden */ } },
  };

  function say(words) {
    if (!line) return;
    line.hidden = !words;
    line.textContent = words;
  }

  // What was typed
  const entries = (form) => [...new FormData(form)].filter(([name]) => name.startsWith("v-"));
  const before = values ? JSON.stringify(entries(values)) : "";
  const dirty = () => values && JSON.stringify(entries(values)) !== before;

  function relabel() {
    const label = id("accept")?.querySelector("span");
    if (!label || !values) return;
    label.dataset.plain ??= label.textContent;
    label.textContent = dirty() ? page.dataset.corrected : label.dataset.plain;
  }

  function fill(kept) {
    for (const field of values.elements) {
      if (!field.name.startsWith("v-")) continue;
      const given = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox") field.checked = given.includes(field.value);
      else if (given.length) field.value = given[0];
    }
  }

  if (values) {
    const kept = store.get(typed);
    if (kept && JSON.stringify(kept) !== before) { fill(kept); say(page.dataset.again); }
    relabel();
    values.addEventListener("input", () => {
      if (dirty()) store.set(typed, entries(values)); else store.drop(typed);
      relabel();
    });
  }

  // What was sent
  async function send(kept) {
    let answer;
    try {
      answer = await fetch(kept.to, {
        method: "POST", body: new URLSearchParams(kept.fields), credentials: "same-origin", redirect: "follow",
      });
    } catch {
      return false;  // no line
    }
    store.drop(SENDING);
    if (answer.redirected || answer.ok) {
      store.drop(kept.typed);
      location.assign(answer.url);
    } else if (answer.status === 403 || answer.status >= 500) {
      say(page.dataset.refused);
      free();
    } else {  // refused with a page that says why: show that page, typed values in it
      store.drop(kept.typed);
      document.open();
      document.write(await answer.text());
      document.close();
    }
    return true;
  }

  let waiting = null;
  function free() {
    clearInterval(waiting);
    waiting = null;
    for (const button of page.querySelectorAll("button")) button.disabled = false;
  }

  async function deliver(kept) {
    store.set(SENDING, kept);
    for (const button of page.querySelectorAll("button")) button.disabled = true;
    if (await send(kept)) return;
    say(page.dataset.sent);
    if (waiting) return;
    waiting = setInterval(() => { const again = store.get(SENDING); if (again) send(again); else free(); }, 5000);
  }
  addEventListener("online", () => { const kept = store.get(SENDING); if (kept) send(kept); });

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    if (waiting || store.get(SENDING)?.at > Date.now() - 200) return;  // it is on its way
    const fields = [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]);
    deliver({ to: form.action, fields, typed, at: Date.now() });
  });

  const left = store.get(SENDING);
  if (left) deliver(left);  // the tab was closed or loaded anew before it got through

  // Keys
  const keys = id("keys");
  if (keys) {
    keys.closest("label").hidden = false;
    keys.checked = store.get("nokeys") !== true;
    keys.addEventListener("change", () => store.set("nokeys", !keys.checked));
  }
  const focus = (element) => { if (element) { element.scrollIntoView({ block: "nearest" }); element.focus(); } };
  const does = {
    a: () => id("accept")?.click(),
    c: () => focus(values?.querySelector("input:not([type=hidden]), select, textarea")),
    r: () => focus(page.querySelector("#reject button")),
    m: () => focus(page.querySelector("#merge button")),
    u: () => id("undo")?.querySelector("button").click(),
    j: () => id("next")?.click(),
    k: () => id("previous")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keys?.checked) return;
    if (event.key === "Escape") { document.activeElement?.blur(); return; }
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const act = does[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
})();
