// Work that is done in portions (data-going has how much waits): one after the other while the page is open, then the page anew.
for (const form of document.querySelectorAll("form[data-going]")) {
  const bar = form.querySelector("progress"), whole = Number(form.dataset.going);
  const on = async () => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { left } = await answer.json();
    bar.value = Math.max(0, whole - left);
    if (left) setTimeout(on, 200); else location.reload();
  };
  on().catch(() => {});
}
