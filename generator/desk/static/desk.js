// What was typed and not saved outlives a reload, a closed window, a stopped desk: it is kept in this browser until it is saved.
"use strict";
(() => {
  const form = () => document.querySelector("form[data-unsaved]");
  const pairs = (each) => [...new FormData(each)].filter(([name]) => name !== "lam");
  const typed = (some) => JSON.stringify(some.filter(([name]) => name !== "ban"));

  // What the form held when it came.
  function sent(each) {
    const clean = each.cloneNode(true);
    clean.reset();
    return pairs(clean);
  }

  function keep() {
    const each = form();
    if (each) localStorage.setItem(each.dataset.unsaved, JSON.stringify(pairs(each)));
  }

  function send(each, kept) {
    const again = document.createElement("form");
    again.method = "post";
    again.action = each.action;
    for (const [name, value] of [["lam", "lay-lai"], ...kept]) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      again.append(input);
    }
    document.body.append(again);
    again.submit();
  }

  function offer(each, kept) {
    const note = document.createElement("p");
    note.className = "note warning";
    note.append("Lần trước có phần nhập ở đây chưa lưu. ");
    const take = document.createElement("button");
    take.textContent = "Lấy lại phần ấy";
    take.addEventListener("click", () => send(each, kept));
    const drop = document.createElement("button");
    drop.textContent = "Bỏ phần ấy";
    drop.addEventListener("click", () => {
      localStorage.removeItem(each.dataset.unsaved);
      note.remove();
    });
    note.append(take, " ", drop);
    each.parentElement.querySelector("[role=status]").append(note);
  }

  // The address tells once that it was saved: a reload of it is no save of what was typed since.
  function saved() {
    const here = new URL(location.href);
    if (!here.searchParams.has("da-luu")) return false;
    here.searchParams.delete("da-luu");
    history.replaceState(null, "", here);
    return true;
  }

  function opened() {
    const each = form();
    const done = saved();
    if (!each) return;
    const name = each.dataset.unsaved;
    if (done) localStorage.removeItem(name);
    const kept = JSON.parse(localStorage.getItem(name) || "null");
    if (kept && !("beside" in each.dataset) && typed(kept) !== typed(pairs(each))) offer(each, kept);
    if (typed(pairs(each)) !== typed(sent(each))) keep(); // somebody typed before this program came
  }

  function focused() {
    const at = form()?.dataset.focus;
    const place = at && document.getElementById(at);
    if (!place) return;
    const input = place.matches("input, textarea, select") ? place : place.querySelector("input:not([type=hidden]), textarea, select");
    (input || place).focus();
  }

  // A link into a form leads to a field that may be folded away.
  function revealed() {
    const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    for (let each = place.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    const fields = "input:not([type=hidden]), textarea, select";
    const field = place.matches(fields) ? place : place.matches("fieldset") ? place.querySelector(fields) : null;
    (place === field ? (place.closest(".field") ?? place) : place).scrollIntoView(); // its name stays in sight
    field?.focus({ preventScroll: true });
  }

  document.addEventListener("input", keep);
  window.addEventListener("hashchange", revealed);
  document.addEventListener("htmx:afterSettle", () => {
    keep();
    focused();
  });
  document.addEventListener("DOMContentLoaded", () => {
    opened();
    revealed();
  });
})();
