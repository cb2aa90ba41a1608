/*
 * What a static page can't know when it is built: today. And what a keyboard needs that Material leaves out.
 *
 * Every function works alone on the parts it finds; without this file all that is absolute (dates, lists) stands as written.
 */
"use strict";
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);

  /* ------------------------------------------------------------------------- Text ---- */

  /* As in generator/derive/name_order.py: what readers type without marks. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[đð]/g, "d").replace(/ƣ/g, "u").replace(/\s+/g, " ").trim();

  const words = (text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const foldedWords = (text) => words(fold(text)); // to be looked for at the beginning of words
  window.tdText = { fold, words, foldedWords }; // honours.js reads as this file does

  /* ------------------------------------------------------------------------ Today ---- */

  /* The day in Việt Nam, wherever the reader's clock is, as YYYY-MM-DD. */
  const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());

  const daysFromTo = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const written = (day) => day.split("-").reverse().join("/"); // 2026-03-18 → 18/03/2026

  /* data-status-steps: [["2025-11-01", "running", "Đang diễn ra"], …], oldest first; the last one that has begun holds. */
  function refreshStatus(chip, day) {
    const begun = JSON.parse(chip.dataset.statusSteps).filter(([from]) => from <= day);
    if (!begun.length) return;
    const [, state, label] = begun[begun.length - 1];
    chip.className = chip.className.replace(/\s*td-chip--\S+/g, "") + " td-chip--" + state;
    chip.textContent = label;
    const card = chip.closest("[data-status]");
    if (card) card.dataset.status = state;
  }

  function refreshDaysLeft(place, day) {
    const left = daysFromTo(day, place.dataset.until);
    if (left > 0) place.textContent = `còn ${left} ngày`;
    else if (left === 0) place.textContent = "hôm nay là ngày cuối";
    else if (place.dataset.past) place.textContent = place.dataset.past;
    else place.textContent = left >= -60 ? `đã hết hạn ${-left} ngày` : "đã hết hạn";
  }

  function refreshDates(day) {
    all("[data-status-steps]").forEach((chip) => refreshStatus(chip, day));
    all("[data-until]").forEach((place) => refreshDaysLeft(place, day));
    all("[data-deadline]").forEach((box) => box.classList.toggle("is-past", box.dataset.deadline < day));
    all(".td-timeline [data-day], .td-agenda [data-day]").forEach((item) => item.classList.toggle("is-past", item.dataset.day < day));
    all("[data-asof]").forEach((note) => (note.textContent = `tính đến ngày ${written(day)}`));
  }

  /* Home: deadlines ahead, or, when none is left, what to do instead. */
  function refreshDeadlines(day) {
    const items = all("[data-deadlines] > [data-day]");
    items.forEach((item) => (item.hidden = item.dataset.day < day));
    all("[data-no-deadlines]").forEach((block) => (block.hidden = items.some((item) => !item.hidden)));
  }

  /* The calendar: months that have passed since the build move behind; ahead the nearest comes first, behind the newest. */
  function refreshMonths(day) {
    const [ahead, behind] = ["upcoming", "past"].map((name) => one(`[data-months=${name}]`));
    if (!ahead || !behind) return;
    const months = all("[data-month]").sort((a, b) => (a.dataset.month < b.dataset.month ? -1 : 1));
    const next = months.filter((month) => month.dataset.month.slice(0, 7) >= day.slice(0, 7));
    ahead.append(...next);
    behind.append(...months.slice(0, months.length - next.length).reverse());
    all("[data-no-months]").forEach((note) => (note.hidden = next.length > 0));
  }

  /* The whole address of a file, to be copied into another program; a folder opened from a disk has none. */
  function showAddress(place) {
    if (!location.protocol.startsWith("http")) return;
    place.textContent = new URL(place.dataset.absolute, location.href).href;
    place.hidden = false;
  }

  /* ----------------------------------------------------------------------- Filter ---- */

  const NOTHING_FITS = "Không có mục nào phù hợp. Hãy chọn lại hoặc bấm “Bỏ lọc”.";

  function fits(item, wanted) {
    return Object.entries(wanted).every(([name, value]) => (item.dataset[name] || "").split(/\s+/).includes(value));
  }

  function applyFilter(form, items) {
    const wanted = Object.fromEntries(all("select", form).map((s) => [s.name, s.value]).filter(([, value]) => value));
    items.forEach((item) => (item.hidden = !fits(item, wanted)));
    const shown = items.filter((item) => !item.hidden).length;
    one("output", form).textContent = shown ? `Đang hiện ${shown} trong ${items.length}` : NOTHING_FITS;
    return wanted;
  }

  /* The choice lives in the address, so that it can be sent to a colleague and survives "back". */
  function readAddress(form) {
    const query = new URLSearchParams(location.search);
    for (const select of all("select", form)) {
      const value = query.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  }

  function writeAddress(form, wanted) {
    const url = new URL(location.href);
    all("select", form).forEach((select) => url.searchParams.delete(select.name));
    Object.entries(wanted).forEach(([name, value]) => url.searchParams.set(name, value));
    history.replaceState(history.state, "", url);
  }

  function startFilter(form) {
    const list = one(form.dataset.filter);
    if (!list) return;
    const items = all("li, tr", list.tBodies ? list.tBodies[0] : list).filter((item) => Object.keys(item.dataset).length);
    const refresh = () => applyFilter(form, items);
    const choose = () => writeAddress(form, refresh());
    form.hidden = false;
    form.addEventListener("change", choose);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(choose)); // the fields are empty only after the event
    addEventListener("popstate", () => (readAddress(form), refresh()));
    readAddress(form);
    refresh();
  }

  /* ------------------------------------------------------------------- Finder of units ---- */

  const NO_SUCH_UNIT = "Không có đơn vị nào tên như vậy. Hãy gõ khác đi, hoặc xem phần “Đơn vị khác” ở cuối trang.";

  /* “tổ bầu cử số 3”: plans name the Tổ bầu cử, not each by its number. Without a number “so” may be a “Sở”. */
  function unitWords(text) {
    const isNumber = (word) => /^(so)?\d+$/.test(word);
    const typed = foldedWords(text);
    return typed.filter((word, place) => !isNumber(word) && !(word === "so" && isNumber(typed[place + 1] || "")));
  }

  function unitsFor(items, text) {
    const asked = unitWords(text);
    const found = (wanted) => items.filter((item) => wanted.every((word) => ` ${item.dataset.words}`.includes(` ${word}`)));
    const fitting = found(asked);
    const last = asked[asked.length - 1];
    // Half typed: the number is still to come.
    return fitting.length || !(last === "s" || last === "so") ? fitting : found(asked.slice(0, -1));
  }

  function startUnits(form) {
    const list = one(form.dataset.units);
    const field = one("input", form);
    const items = all("[data-words]", list);
    if (!items.length) return;

    function refresh() {
      const found = new Set(unitsFor(items, field.value));
      items.forEach((item) => (item.hidden = !found.has(item)));
      all("section", list).forEach((part) => (part.hidden = !one("li:not([hidden])", part)));
      const shown = found.size === items.length ? `Có ${items.length} đơn vị` : `Tìm thấy ${found.size} trong ${items.length} đơn vị`;
      one("output", form).textContent = found.size ? shown : NO_SUCH_UNIT;
    }

    const read = () => ((field.value = new URLSearchParams(location.search).get(field.name) || ""), refresh());
    form.hidden = false;
    form.addEventListener("input", () => {
      const url = new URL(location.href);
      url.searchParams.delete(field.name);
      if (field.value.trim()) url.searchParams.set(field.name, field.value.trim());
      history.replaceState(history.state, "", url);
      refresh();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = one("li:not([hidden]) a", list);
      if (first) first.focus();
    });
    addEventListener("popstate", read);
    read();
  }

  /* ------------------------------------------------------------------ Search on home ---- */

  /* Hands the words to Material's own search; its worker answers to a keyup, not to a value that is set. */
  function startHomeSearch(form) {
    const query = one("[data-md-component=search-query]");
    if (!query) return;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      query.value = new FormData(form).get("q");
      query.focus(); // opens the results
      query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    });
  }

  /* ------------------------------------------------------------- Page's own furniture ---- */

  /* On narrow screens the contents of a long page stand below its title (and the line of chips under it). */
  function placeContents() {
    const contents = one(".td-toc");
    const title = one(".md-content__inner > h1");
    if (!contents || !title) return;
    const below = title.nextElementSibling;
    (below && below.matches(".td-sub") ? below : title).after(contents);
    contents.hidden = false;
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a")) contents.open = false;
    });
  }

  /* On a phone the eight tabs of a campaign scroll: bring the current one into view. */
  function showCurrentTab(tabs) {
    const current = one("[aria-current]", tabs);
    if (current) tabs.scrollLeft = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
  }

  /* ------------------------------------------------------------- Material, for a keyboard ---- */

  /* Drawer and search open and close with Material's hidden checkboxes; the header's buttons (data-td-toggle) work them. */
  function startToggle(toggle, opened) {
    const buttons = all(`[data-td-toggle=${toggle.id}]`);
    const opener = buttons.find((button) => button.hasAttribute("aria-expanded"));
    buttons.forEach((button) => button.addEventListener("click", () => toggle.click()));
    toggle.addEventListener("change", () => {
      if (opener) opener.setAttribute("aria-expanded", String(toggle.checked));
      opened(toggle.checked);
      if (!toggle.checked && opener) opener.focus({ preventScroll: true }); // nothing happens where the button is not shown
    });
  }

  function startSearch() {
    const toggle = document.getElementById("__search");
    const query = one("[data-md-component=search-query]");
    if (toggle && query) startToggle(toggle, (open) => open && query.focus());
  }

  /* While the drawer is open nothing behind it takes the focus; Escape closes it. */
  function startDrawer() {
    const toggle = document.getElementById("__drawer");
    const closer = one(".td-drawer-close");
    if (!toggle || !closer) return;
    const behind = all(".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .td-footer, .md-top, .md-skip");
    startToggle(toggle, (open) => {
      behind.forEach((part) => (part.inert = open));
      if (open) closer.focus({ preventScroll: true });
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) toggle.click();
    });
  }

  /* Tables written in Markdown: Material wraps them into a box that scrolls but that a keyboard can't reach. */
  function mendScrollBoxes() {
    all(".md-typeset__scrollwrap").forEach((box) => {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", "Bảng, cuộn ngang được");
    });
  }

  /* ------------------------------------------------------------------------- Start ---- */

  const day = today();
  refreshDates(day);
  refreshDeadlines(day);
  refreshMonths(day);
  all("link[rel=alternate][type]").forEach((link) => link.relList.add("feed")); // Material asks every other alternate for a sitemap
  all("[data-absolute]").forEach(showAddress);
  all("form[data-filter]").forEach(startFilter);
  all("form[data-units]").forEach(startUnits);
  all(".td-search").forEach(startHomeSearch);
  placeContents();
  all(".td-tabs").forEach(showCurrentTab);
  startSearch();
  startDrawer();
  addEventListener("load", mendScrollBoxes); // Material makes them when the page is parsed
}
