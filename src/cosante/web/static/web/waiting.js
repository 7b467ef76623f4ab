// A form that takes a while (data-waiting) says so once it is sent, with the seconds that went by, and is sent once.
addEventListener("submit", event => {
  const form = event.target.closest("form:has([data-waiting])");
  if (!form || event.defaultPrevented) return;
  if (form.ariaBusy === "true") return event.preventDefault();
  const told = form.querySelector("[data-waiting]"), seconds = told.querySelector("[data-seconds]");
  const since = Date.now();
  form.ariaBusy = "true";
  told.hidden = false;
  form.waited = setInterval(() => { const n = Math.round((Date.now() - since) / 1000); seconds.textContent = `${Math.floor(n / 60)}:${String(n % 60).padStart(2, "0")}`; }, 1000);
});
// Whoever comes back by the browser's own button finds the form as it was.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    clearInterval(form.waited);
    form.ariaBusy = null;
    form.querySelector("[data-waiting]").hidden = true;
  }
});
