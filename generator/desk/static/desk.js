// What was typed and not saved outlives a reload, a closed window, a stopped desk: it is kept in this browser until it is saved.
"use strict";
(() => {
  const form = () => document.querySelector("form[data-unsaved]");
  const pairs = (each) => [...new FormData(each)].filter(([name]) => name !== "lam");

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

  function opened() {
    const each = form();
    if (!each) return;
    const name = each.dataset.unsaved;
    if (new URLSearchParams(location.search).has("da-luu")) localStorage.removeItem(name);
    const kept = JSON.parse(localStorage.getItem(name) || "null");
    const same = kept && JSON.stringify(kept) === JSON.stringify(pairs(each));
    const state = (some) => (some.find(([key]) => key === "ban") || [])[1];
    if (kept && !same && state(kept) === state(pairs(each))) offer(each, kept);
  }

  function focused() {
    const at = form()?.dataset.focus;
    const place = at && document.getElementById(at);
    if (!place) return;
    const input = place.matches("input, textarea, select") ? place : place.querySelector("input:not([type=hidden]), textarea, select");
    (input || place).focus();
  }

  document.addEventListener("input", keep);
  document.addEventListener("htmx:afterSettle", () => {
    keep();
    focused();
  });
  document.addEventListener("DOMContentLoaded", opened);
})();
