/*
 * What a static page can't know when it is built: today. And what a keyboard needs that Material leaves out.
 *
 * Every function works alone on the parts it finds; without this file all that is absolute (dates, lists) stands as written.
 */
"use strict";
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  window.tdElements = { all, one, element }; // for the scripts that come after this one

  /* ------------------------------------------------------------------------- Text ---- */

  /* As in generator/marks.py: what readers type without marks. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[đð]/g, "d").replace(/ƣ/g, "u").replace(/\s+/g, " ").trim();

  const words = (text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const foldedWords = (text) => words(fold(text)); // to be looked for at the beginning of words

  /* A page's address for a link; in a folder opened from a disk nobody adds the folder's index. */
  window.tdPageAt = (address) => (location.protocol === "file:" ? address.replace(/(^|\/)(#|$)/, "$1index.html$2") : address);

  /* The place on this page that its address names; "" where it names none, or one that cannot be read ("#100%"). */
  window.tdAnchor = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  };

  /* ------------------------------------------------------------------------ Today ---- */

  const VIETNAM = 7 * 3_600_000; // ahead of UTC all year, as generator/clock.py has it

  /* The moment in Việt Nam, wherever the reader's clock is, as YYYY-MM-DDTHH:MM; none before the build's day, which has been. */
  function moment() {
    const now = new Date(Date.now() + VIETNAM).toISOString().slice(0, 16);
    const built = one("meta[name=td-day]");
    return built && now < built.content ? `${built.content}T00:00` : now;
  }
  const dayOf = (time) => time.slice(0, 10);
  const today = () => dayOf(moment());
  window.tdText = { fold, words, foldedWords, today }; // lists.js, honours.js and search.js read as this file does

  const daysFromTo = (from, to) => Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);
  /* Whether a last day ("2026-03-18") or a closing hour ("2026-03-18T17:00") is over. */
  const isOver = (end, now) => (end.length > 10 ? end <= now : end < dayOf(now));
  const written = (day) => day.split("-").reverse().join("/"); // 2026-03-18 → 18/03/2026

  /* data-status-steps: [["2025-11-01", "running", "Đang diễn ra", "đã công bố đợt 1"], …], oldest first; the last one that has
     begun holds. What stands beside a status may be missing. One that begins when a deadline's hour is over begins at
     "2026-03-18T17:00". */
  function refreshStatus(chip, now) {
    const begun = JSON.parse(chip.dataset.statusSteps).filter(([from]) => from <= now);
    if (!begun.length) return;
    const [, state, label, note = ""] = begun[begun.length - 1];
    chip.className = chip.className.replace(/\s*td-chip--\S+/g, "") + " td-chip--" + state;
    chip.textContent = label;
    const beside = chip.nextElementSibling;
    if (beside && beside.matches("[data-status-note]")) [beside.textContent, beside.hidden] = [note, !note];
    const card = chip.closest("[data-status]");
    if (card) card.dataset.status = state;
  }

  /* "17:00" as generator/wording/dates.py has it: "17 giờ", "17 giờ 30". */
  const hourOf = (time) => time.slice(11).replace(":", " giờ ").replace(/ 00$/, "");

  function refreshDaysLeft(place, now) {
    const { until, past } = place.dataset;
    const left = daysFromTo(now, until);
    if ("onlyPast" in place.dataset && !isOver(until, now)) place.textContent = "";
    else if (left > 0) place.textContent = `còn ${left} ngày`;
    else if (!isOver(until, now)) place.textContent = "hôm nay là ngày cuối" + (until.length > 10 ? `, đến ${hourOf(until)}` : "");
    else if (past) place.textContent = past;
    else place.textContent = left < 0 && left >= -60 ? `đã hết hạn ${-left} ngày` : "đã hết hạn";
  }

  /* The deadline that is shown large: of those that lay ahead when the page was built the nearest one still ahead. */
  function refreshHeadlines(box, now) {
    const points = all("[data-headline]", box);
    const shown = points.find((point) => !isOver(point.dataset.headline, now)) || points[points.length - 1];
    points.forEach((point) => (point.hidden = point !== shown));
    all("[data-other]", box).forEach((other) => (other.hidden = other.dataset.other === shown.dataset.point));
  }

  /* A timeline's mark for today stands behind the last point that has passed, or in front of the first one that is to come. */
  function refreshToday(mark, day) {
    const points = all("[data-day]", mark.parentNode);
    const next = points.find((point) => point.dataset.day > day);
    if (next) next.before(mark);
    else if (points.length) points[points.length - 1].after(mark);
    one("b", mark).textContent = `Hôm nay, ${written(day)}`;
  }

  function refreshDates(now) {
    const day = dayOf(now);
    all("[data-headlines]").forEach((box) => refreshHeadlines(box, now));
    all("[data-status-steps]").forEach((chip) => refreshStatus(chip, now));
    all("[data-until]").forEach((place) => refreshDaysLeft(place, now));
    all("[data-deadline]").forEach((box) => box.classList.toggle("is-past", isOver(box.dataset.deadline, now)));
    all(".td-timeline [data-day], .td-agenda [data-day]").forEach((item) =>
      item.classList.toggle("is-past", isOver(item.dataset.day, now)));
    all("[data-today]").forEach((mark) => refreshToday(mark, day));
    all("[data-since]").forEach((place) =>
      (place.textContent = `${daysFromTo(place.dataset.since, now).toLocaleString("vi-VN")} ngày (tính đến ngày ${written(day)})`));
    all("[data-asof]").forEach((note) => (note.textContent = `tính đến ngày ${written(day)}`));
  }

  /* What lists.js narrows and orders by, where it changes with the day (generator/render/site/listing.py reckons alike). */
  function refreshEntries(now) {
    const day = dayOf(now);
    all("[data-when][data-day]").forEach((item) => (item.dataset.when = isOver(item.dataset.day, now) ? "past" : "upcoming"));
    for (const { dataset: document } of all("[data-force]")) {
      const { forceFrom: begins, forceUntil: ends } = document;
      if (ends && ends < day) document.force = "ended";
      else if (begins) document.force = begins > day ? "coming" : "in";
    }
    for (const { dataset: campaign } of all("[data-due]")) {
      const days = campaign.due.split(" ").filter(Boolean).sort();
      const ahead = days.find((due) => !isOver(due, now));
      const last = days[days.length - 1];
      if (last) campaign.byDeadline = ahead ? daysFromTo(day, ahead) : 1_000_000 + daysFromTo(last, day);
    }
  }

  /* Home: deadlines ahead, or, when none is left, what to do instead. */
  function refreshDeadlines(now) {
    const items = all("[data-deadlines] > [data-day]");
    const elsewhere = all("[data-elsewhere] [data-day]");
    [...items, ...elsewhere].forEach((item) => (item.hidden = isOver(item.dataset.day, now)));
    all("[data-elsewhere]").forEach((block) => (block.hidden = elsewhere.every((item) => item.hidden)));
    all("[data-no-deadlines]").forEach((block) => (block.hidden = items.some((item) => !item.hidden)));
    const last = items.filter((item) => item.hidden).pop(); // the nearest comes first; all passed since the build
    const note = one("[data-last-passed]");
    if (!last || !note) return;
    one("span", note).replaceChildren(one("a", last).cloneNode(true), `, ${one("time", last).textContent}`);
    note.hidden = false;
  }

  /* The calendar: months that have passed since the build move behind; ahead the nearest comes first, behind the newest. */
  function refreshMonths(day) {
    const [ahead, behind] = ["upcoming", "past"].map((name) => one(`[data-months=${name}]`));
    if (!ahead || !behind) return;
    const months = all("[data-months] [data-month]").sort((a, b) => (a.dataset.month < b.dataset.month ? -1 : 1));
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

  /* ------------------------------------------------------------------------ Paper ---- */

  /* Every sheet says when and from where it was printed: print.css puts it into the margin. */
  function tellPaper() {
    const from = location.protocol.startsWith("http") ? ` từ ${location.origin}${location.pathname}${location.search}` : "";
    const told = `In ngày ${written(today())}${from}`.replace(/["\\]/g, ""); // it becomes a string in CSS
    document.documentElement.style.setProperty("--td-printed", `"${told}"`);
  }

  function startPrint(button) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  /* ------------------------------------------------------------------------- Copy ---- */

  /* The text in front of the button, to be pasted elsewhere. Without the clipboard (a folder opened from a disk) it is selected. */
  function startCopy(button) {
    const text = button.parentNode.previousElementSibling;
    const told = one("[role=status]", button.parentNode);
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        told.textContent = "Đã chép.";
      } catch {
        getSelection().selectAllChildren(text);
        told.textContent = "Đã chọn nội dung; chép bằng Ctrl+C hoặc giữ ngón tay trên phần đã chọn.";
      }
    });
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

  /* What dims the page behind the drawer is with Material a label without words. */
  function replaceBackdrop(toggle) {
    const backdrop = document.createElement("div");
    backdrop.className = "md-overlay";
    backdrop.addEventListener("click", () => toggle.click());
    one("label.md-overlay").replaceWith(backdrop);
  }

  /* The drawer needs this script, so its entries come with it: those of the main tabs. */
  function fillDrawer(list) {
    if (list.children.length) return;
    for (const tab of all(".md-tabs__item")) {
      const entry = tab.cloneNode(true);
      entry.className = tab.className.replaceAll("md-tabs", "md-nav");
      one("a", entry).className = "md-nav__link";
      list.append(entry);
    }
  }

  /* While the drawer is open nothing behind it takes the focus; Escape closes it. */
  function startDrawer() {
    const toggle = document.getElementById("__drawer");
    const closer = one(".td-drawer-close");
    if (!toggle || !closer) return;
    replaceBackdrop(toggle);
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
      box.setAttribute("aria-label", `${one("caption", box).textContent}, cuộn ngang được`);
    });
  }

  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };

  /* On a phone rows are cards, and a table that is not laid out as one is none to some browsers (Safari): it is told by roles. */
  function keepTables() {
    all(".td-table--stack, .td-table--stack :is(thead, tbody, tfoot, tr, th, td)").forEach((part) => {
      part.setAttribute("role", ROLES[part.tagName] || (part.scope.startsWith("col") ? "columnheader" : "rowheader"));
    });
  }

  /* ------------------------------------------------------------------------- Start ---- */

  const now = moment();
  refreshDates(now);
  refreshEntries(now);
  refreshDeadlines(now);
  refreshMonths(dayOf(now));
  all("link[rel=alternate][type]").forEach((link) => link.relList.add("feed")); // Material asks every other alternate for a sitemap
  all("[data-absolute]").forEach(showAddress);
  all("[data-print]").forEach(startPrint);
  all("[data-copy]").forEach(startCopy);
  addEventListener("beforeprint", tellPaper);
  placeContents();
  all(".td-tabs").forEach(showCurrentTab);
  all(".md-nav--primary > .md-nav__list").forEach(fillDrawer);
  startDrawer();
  keepTables();
  all(".md-skip").forEach((link) => link.setAttribute("href", "#noi-dung-chinh"));
  addEventListener("load", mendScrollBoxes); // Material makes them when the page is parsed
}
