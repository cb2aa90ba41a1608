/*
 * Lists that answer: narrowed down and ordered as the reader chooses, the choice kept in the address.
 *
 * A form[data-list] works the list it names. An entry (data-entry) holds values by the name of a select (data-year="2025 2026"), its
 * place in an order by the order's name (data-by-name="3"), and, where the form has a text field, the words that find it (data-words).
 * Without this file every list is complete and in its own order.
 */
"use strict";
{
  const { all, one } = window.tdElements; // portal.js
  const { foldedWords } = window.tdText; // portal.js

  /* ---------------------------------------------------------------------- Address ---- */

  /* The choice lives in the address, so that it can be sent to a colleague and survives "back". */
  function keepInAddress(form) {
    const url = new URL(location.href);
    for (const field of all("[name]", form)) {
      if (field.value.trim()) url.searchParams.set(field.name, field.value.trim());
      else url.searchParams.delete(field.name);
    }
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // a page opened from a disk keeps its address, and browsers take only so many changes in a minute
    }
  }

  /* What the address asks for, as far as it is there to choose. */
  function readAddress(form) {
    const query = new URLSearchParams(location.search);
    for (const field of all("[name]", form)) {
      const value = query.get(field.name) || "";
      field.value = field.options && ![...field.options].some((option) => option.value === value) ? "" : value;
    }
  }

  window.tdAddress = { keep: keepInAddress, read: readAddress }; // honours.js and choose.js do alike

  /* ------------------------------------------------------------------------ Words ---- */

  /* “tổ bầu cử số 3”: plans name the Tổ bầu cử, not each by its number. Without a number “so” may be a “Sở”. */
  function unitWords(text) {
    const isNumber = (word) => /^(so)?\d+$/.test(word);
    const typed = foldedWords(text);
    return typed.filter((word, place) => !isNumber(word) && !(word === "so" && isNumber(typed[place + 1] || "")));
  }

  function withWords(entries, text) {
    const asked = unitWords(text);
    const found = (wanted) => entries.filter(({ node }) => wanted.every((word) => ` ${node.dataset.words}`.includes(` ${word}`)));
    const fitting = found(asked);
    const last = asked[asked.length - 1];
    // Half typed: the number is still to come.
    return fitting.length || !(last === "s" || last === "so") ? fitting : found(asked.slice(0, -1));
  }

  /* ----------------------------------------------------------------------- Choice ---- */

  const number = (count) => count.toLocaleString("vi-VN");
  const values = (entry, name) => (entry.node.getAttribute(`data-${name}`) || "").split(" ");
  const fits = (entry, wanted) => wanted.every(([name, value]) => values(entry, name).includes(value));

  /* Each option says how many entries it would leave, the other choices as they are; of the chosen one the summary says it. */
  function countOptions(select, entries, wanted) {
    const others = wanted.filter(([name]) => name !== select.name);
    const counts = new Map();
    for (const entry of entries.filter((each) => fits(each, others))) {
      values(entry, select.name).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    }
    for (const option of select.options) {
      option.dataset.words ??= option.textContent;
      const count = option.value && !option.selected ? ` (${number(counts.get(option.value) || 0)})` : "";
      option.textContent = option.dataset.words + count;
    }
  }

  /* ------------------------------------------------------------------------- Order ---- */

  /* In another order than its own a list of several parts becomes one. */
  function putInOrder(list, entries, by) {
    const rank = ({ node }) => Number(node.getAttribute(`data-by-${by}`) ?? Infinity);
    const ranked = by ? [...entries].sort((one, other) => rank(one) - rank(other) || one.place - other.place) : entries;
    const together = by && one("[data-in-one] :is(ul, tbody)", list);
    ranked.forEach((entry) => (together || entry.home).append(entry.node));
  }

  /* -------------------------------------------------------------------------- List ---- */

  function summary(form, shown, count, narrowed, sort) {
    const { noun, nothing } = form.dataset;
    if (!shown) return nothing || `Không có ${noun} nào phù hợp. Hãy chọn lại hoặc bấm “Bỏ lọc”.`;
    const found = narrowed ? `Tìm thấy ${number(shown)} trong ${number(count)} ${noun}` : `Có ${number(count)} ${noun}`;
    if (!sort || !sort.value) return found;
    const order = sort.selectedOptions[0].textContent;
    return `${found}, xếp theo: ${order[0].toLowerCase()}${order.slice(1)}`;
  }

  /* The list's entries, and what shows them as the form asks. */
  function worked(form, list) {
    const entries = all("[data-entry]", list).map((node, place) => ({ node, place, home: node.parentNode }));
    const sort = form.elements.sort;
    const facets = all("select", form).filter((select) => select !== sort);
    const text = one("input", form);
    const told = one("output", form.nextElementSibling);
    const reset = one("[type=reset]", form.nextElementSibling);
    const fold = one("[aria-controls][aria-expanded]", form);
    const label = fold.textContent;
    let ordered = "";
    let unnamed = false; // whether no unit's own name has what was typed
    const called = { typed: "", addresses: new Set(), told: null };

    /* What people call units is known once the search's words are there. */
    async function call() {
      const typed = text.value;
      try {
        const { units, told: said } = await window.tdUnitsFor(typed);
        if (typed !== text.value) return;
        Object.assign(called, { typed, addresses: new Set(units.map(({ address }) => address)), told: said });
        show();
      } catch {
        // the names alone stand
      }
    }

    const isCalled = ({ node }) =>
      [...called.addresses].some((address) => one("a", node).href.replace(/index\.html$/, "").endsWith(`/${address}`));

    function worded() {
      if (!text || !text.value.trim()) return entries;
      if (called.typed !== text.value && window.tdUnitsFor) call();
      const byName = new Set(withWords(entries, text.value));
      unnamed = !byName.size;
      return entries.filter((entry) => byName.has(entry) || (called.typed === text.value && isCalled(entry)));
    }

    return show;

    function show() {
      const wanted = facets.filter((select) => select.value).map((select) => [select.name, select.value]);
      const named = worded();
      const found = new Set(named.filter((entry) => fits(entry, wanted)));
      const by = sort ? sort.value : "";
      if (by !== ordered) putInOrder(list, entries, by);
      ordered = by;
      entries.forEach((entry) => (entry.node.hidden = !found.has(entry)));
      const narrowed = wanted.length > 0 || named.length < entries.length;
      const isEmpty = (part) => !one("[data-entry]:not([hidden])", part);
      all("[data-part]", list).forEach((part) => (part.hidden = (narrowed || by) && isEmpty(part)));
      all("[data-in-one]", list).forEach((part) => (part.hidden = isEmpty(part)));
      facets.forEach((select) => countOptions(select, named, wanted));
      const chosen = wanted.length + Boolean(by);
      reset.hidden = !chosen && !narrowed;
      fold.textContent = chosen ? `${label} (đang chọn ${chosen})` : label;
      const isTold = text && text.value.trim() && called.typed === text.value && called.told && unnamed;
      const summed = summary(form, found.size, entries.length, narrowed, sort) + (isTold ? `. ${called.told.text}` : "");
      if (told.textContent !== summed) told.textContent = summed;
    }
  }

  /* A link to an entry that the choice has put away: the whole list comes back. */
  function showTarget(form, list) {
    const target = document.getElementById(window.tdAnchor()); // portal.js
    if (!target || !list.contains(target) || target.getClientRects().length) return;
    form.reset();
    setTimeout(() => target.scrollIntoView());
  }

  function startList(form) {
    const list = one(form.dataset.list);
    const fold = one("[aria-expanded]", form);
    const show = worked(form, list);
    function choose() {
      keepInAddress(form);
      show();
    }

    function read() {
      readAddress(form);
      show();
    }

    form.hidden = false;
    form.addEventListener("input", choose);
    form.addEventListener("reset", () => {
      setTimeout(choose); // the fields are empty only after the event
      [fold, ...all("select", form)].find((control) => control.getClientRects().length).focus(); // the button goes away
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = one("[data-entry]:not([hidden]) a", list);
      if (first) first.focus();
    });
    fold.addEventListener("click", () => fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") !== "true")));
    addEventListener("popstate", read);
    addEventListener("DOMContentLoaded", show); // search.js, which comes behind, knows what people call units
    addEventListener("hashchange", () => showTarget(form, list));
    read();
    showTarget(form, list);
  }

  all("form[data-list]").forEach(startList);
}
