// Work that is done in portions (data-going has how much waits): one after the other while the page is open, then the page
// anew. Where a portion leaves as much as there was, what is left cannot be done, and the button stays.
for (const form of document.querySelectorAll("form[data-going]")) {
  const bar = form.querySelector("progress"), whole = Number(form.dataset.going), begun = bar.value;
  let before = whole + 1;
  const on = async () => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { left } = await answer.json();
    bar.value = begun + Math.max(0, whole - left);
    if (!left) location.reload();
    else if (left < before) setTimeout(on, 200);
    before = left;
  };
  on().catch(() => {});
}
