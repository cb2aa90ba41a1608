/*
 * Honour rolls: filter and order of a list, a list for the notice board.
 *
 * A list of one page is filtered where it stands. A longer one fetches its rows on first use (a script that calls tdHonours: it
 * also loads where the portal is opened as a folder of files). Without this file every list can be read.
 */
"use strict";
{
  const { all, one, element } = window.tdElements; // portal.js

  /* ------------------------------------------------------------------------- Text ---- */

  const { words, foldedWords } = window.tdText; // portal.js
  const { tdPageAt: pageAt, tdAnchor: anchorAsked } = window; // portal.js
  const { read: readAddress, keep: keepInAddress } = window.tdAddress; // lists.js
  const searchable = (text) => ` ${foldedWords(text).join(" ")} `;

  /* A word's letters and its tones apart: where the tone is written makes no difference (hoà, hòa). */
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  function spelt(word) {
    const signs = word.toLowerCase().normalize("NFD");
    return { letters: signs.replace(TONES, "").normalize("NFC"), tones: (signs.match(TONES) || []).join("") };
  }
  const sameText = (text) => words(text).map((word) => Object.values(spelt(word)).join("")).join(" ");

  const number = (count) => count.toLocaleString("vi-VN");

  /* ------------------------------------------------------------------------- Rows ---- */

  let delivered;
  window.tdHonours = (data) => (delivered = data);

  const files = new Map();

  function load(address) {
    if (!files.has(address)) {
      files.set(
        address,
        new Promise((resolve, reject) => {
          const script = element("script", "", { src: address });
          script.onload = () => resolve(rowsOf(delivered));
          script.onerror = () => {
            files.delete(address);
            reject(new Error(address));
          };
          document.head.append(script);
        }),
      );
    }
    return files.get(address);
  }

  function rowsOf(data) {
    const groups = data.groups.map(([link, kind, award, heading, decision]) => ({ link, kind, award, heading, decision }));
    const text = (column, place) => data.texts[data[column][place]];
    return data.name.map((name, place) => {
      const row = { name, number: data.number[place], group: groups[data.group[place]], order: data.order[place] };
      for (const column of ["honorific", "unit", "of", "position", "achievement"]) row[column] = text(column, place);
      row.link = row.group.link + row.number;
      row.shown = row.honorific ? `${row.honorific} ${name}` : name;
      return row;
    });
  }

  /* ----------------------------------------------------------------------- Filter ---- */

  const NOTHING_FITS = "Không có dòng nào phù hợp. Hãy gõ khác đi hoặc bấm “Bỏ lọc”.";
  const NOT_LOADED = "Không tải được dữ liệu. Hãy xem từng trang của danh sách.";
  const AT_ONCE = 100; // rows shown of a long list, and each time more are asked for

  const fits = (row, wanted) =>
    wanted.words.every((word) => row.text.includes(` ${word}`)) &&
    (!wanted.unit || row.sameUnit === wanted.unit) &&
    (!wanted.award || row.award === wanted.award);

  const narrows = (wanted) => Boolean(wanted.words.length || wanted.unit || wanted.award);
  const isEmpty = (wanted) => !narrows(wanted) && !wanted.sort;

  const inVietnamese = new Intl.Collator("vi", { numeric: true });
  const asDecided = (one, other) => one.place - other.place;
  const ORDERS = {
    name: (one, other) => one.order - other.order || asDecided(one, other),
    unit: (one, other) => inVietnamese.compare(one.unitName, other.unitName) || asDecided(one, other),
  };

  /* Rows in the order of their units: each unit's own line, with how many there are, opens and closes them. What was asked for
     by words or a choice is open. */
  function foldByUnit(list, rows, isNarrowed, opened) {
    all(".td-roll__unit", list).forEach((line) => line.remove());
    all(".is-folded", list).forEach((line) => line.classList.remove("is-folded"));
    const units = new Map();
    for (const row of rows) {
      const body = row.line.parentNode;
      if (!units.has(body)) units.set(body, new Map());
      const own = units.get(body);
      own.set(row.sameUnit, [...(own.get(row.sameUnit) || []), row]);
    }
    for (const own of units.values()) own.forEach((of, unit) => headUnit(of, unit, isNarrowed, opened));
  }

  function headUnit(rows, unit, isNarrowed, opened) {
    const button = element("button", rows[0].unitName, { type: "button" });
    button.append(element("small", ` ${number(rows.length)} dòng`));
    const head = element("th", "", { scope: "rowgroup", colspan: String(rows[0].line.cells.length), role: "rowheader" });
    const line = element("tr", "", { class: "td-roll__unit", role: "row" });
    const show = (open) => {
      button.setAttribute("aria-expanded", String(open));
      rows.forEach((row) => row.line.classList.toggle("is-folded", !open));
    };
    button.addEventListener("click", () => {
      if (opened.has(unit)) opened.delete(unit);
      else opened.add(unit);
      show(opened.has(unit));
    });
    head.append(button);
    line.append(head);
    rows[0].line.before(line);
    show(isNarrowed || opened.has(unit));
  }

  /* A list whose rows are all on this page. */
  function nearList(list) {
    const rows = all("tbody tr[id]", list).map((line, place) => {
      const table = line.closest("table");
      const unit = one("[data-label='Đơn vị']:not(.td-none)", line);
      const own = table.dataset.kind === "collective" && one("th", line);
      const unitName = ((unit && unit.dataset.unit) || (unit || own || line).textContent).trim();
      const order = line.dataset.order ? Number(line.dataset.order) : Infinity; // tombstones last
      const text = searchable([...line.cells].map((cell) => cell.textContent).join(" "));
      return { line, place, order, text, award: table.dataset.award, unitName, sameUnit: sameText(unitName) };
    });
    let sorted = "";
    const opened = new Set(); // units whose rows are shown while the list is folded
    return (wanted) => {
      if (sorted !== wanted.sort) {
        const by = ORDERS[wanted.sort] || asDecided;
        const bodies = new Map(all("tbody", list).map((body) => [body, []]));
        [...rows].sort(by).forEach((row) => bodies.get(row.line.parentNode).push(row.line));
        bodies.forEach((lines, body) => body.append(...lines));
        sorted = wanted.sort;
      }
      const found = rows.filter((row) => {
        const fitting = fits(row, wanted);
        if (row.line.hidden === fitting) row.line.hidden = !fitting;
        return fitting;
      });
      foldByUnit(list, wanted.sort === "unit" ? found : [], narrows(wanted), opened);
      const shown = new Set(found.map((row) => row.line.closest("section")));
      all(".td-roll-group", list).forEach((group) => (group.hidden = !shown.has(group)));
      all(".td-roll-decision", list).forEach((part) => (part.hidden = narrows(wanted) && !one(".td-roll-group:not([hidden])", part)));
      list.classList.toggle("is-narrowed", narrows(wanted));
      return { found: found.length, of: rows.length };
    };
  }

  /* A list of several pages: what is found stands in a table of its own. */
  function farList(list, place, root, rows) {
    rows.forEach((row) => {
      row.text = searchable([row.number, row.shown, row.position, row.unit, row.achievement].join(" "));
      row.award = row.group.award;
      row.sameUnit = sameText(row.of);
    });
    rows.forEach((row, place) => Object.assign(row, { place, unitName: row.of }));
    return (wanted) => {
      const found = rows.filter((row) => fits(row, wanted));
      if (wanted.sort) found.sort(ORDERS[wanted.sort]);
      list.hidden = !isEmpty(wanted);
      place.hidden = !list.hidden;
      place.replaceChildren();
      if (list.hidden && found.length) place.append(...foundTable(found, root));
      return { found: found.length, of: rows.length };
    };
  }

  const COLUMNS = [
    ["Chức vụ", (row) => row.position],
    ["Đơn vị", (row) => row.unit],
    ["Hình thức khen thưởng", (row) => row.group.heading],
    ["Thành tích", (row) => row.achievement],
    ["Quyết định", (row) => row.group.decision],
  ];

  function foundTable(found, root) {
    const columns = COLUMNS.filter(([, value]) => found.some(value));
    const table = element("table", "", { class: "td-table td-table--stack td-roll", role: "table" });
    table.append(element("caption", "Các dòng tìm thấy"));
    const head = table.createTHead().insertRow();
    head.append(element("th", "TT", { scope: "col", class: "td-n" }), element("th", "Tên", { scope: "col" }));
    head.append(...columns.map(([title]) => element("th", title, { scope: "col" })));
    const body = table.createTBody();
    const box = element("div", "", { class: "td-scroll", role: "region", "aria-label": "Các dòng tìm thấy", tabindex: "0" });
    box.append(table);
    const more = element("button", "Hiện thêm", { type: "button", class: "td-btn" });
    const add = () => {
      const from = body.rows.length;
      body.append(...found.slice(from, from + AT_ONCE).map((row) => foundRow(row, columns, root)));
      more.hidden = body.rows.length === found.length;
    };
    more.addEventListener("click", add);
    add();
    return [box, more];
  }

  function foundRow(row, columns, root) {
    const line = element("tr", "", { role: "row" }); // roles: see keepTables in portal.js
    const cell = element("td", "", { class: "td-n", role: "cell" });
    cell.append(element("a", String(row.number), { href: pageAt(root + row.link), "aria-label": `${row.number}, ${row.name}` }));
    line.append(cell, element("th", row.shown, { scope: "row", role: "rowheader" }));
    for (const [title, value] of columns) {
      const text = value(row);
      line.append(element("td", text, { "data-label": title, role: "cell", ...(text ? {} : { class: "td-none" }) }));
    }
    return line;
  }

  const wantedBy = (form) => {
    const value = (name) => (form.elements[name] ? form.elements[name].value : "");
    return { words: foldedWords(value("tim")), unit: sameText(value("unit")), award: value("award"), sort: value("sort") };
  };

  function startRoll(form) {
    const list = one(form.dataset.roll);
    const { source, root } = form.dataset;
    const told = one("output", form);
    let show;

    async function refresh() {
      if (isEmpty(wantedBy(form)) && !show) return; // nothing is asked for, and nothing has been
      try {
        if (!show) {
          if (source) told.textContent = "Đang tải danh sách…";
          show = source ? farList(list, one("[data-roll-found]"), root, await load(source)) : nearList(list);
        }
        const { found, of } = show(wantedBy(form));
        told.textContent = found ? `Đang hiện ${number(found)} trong ${number(of)} dòng` : NOTHING_FITS;
      } catch {
        told.textContent = NOT_LOADED;
      }
    }

    function choose() {
      keepInAddress(form);
      return refresh();
    }

    form.hidden = false;
    form.addEventListener("input", choose);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(choose)); // the fields are empty only after the event
    addEventListener("popstate", () => {
      readAddress(form);
      refresh();
    });
    addEventListener("hashchange", () => showRow(form, list, choose));
    readAddress(form);
    refresh();
    if (source) seekRow(source, root);
  }

  /* A link to a row of this page, followed from what was found: the whole list comes back. */
  function showRow(form, list, choose) {
    const row = document.getElementById(anchorAsked());
    if (!row || !list.hidden || !list.contains(row)) return;
    all("[name]", form).forEach((field) => (field.value = ""));
    choose();
    setTimeout(() => row.scrollIntoView());
  }

  /* A row keeps its link although it may move to another page when the list grows. */
  async function seekRow(source, root) {
    const anchor = anchorAsked();
    if (!/.-(tap-the|ca-nhan|ho)-\d+$/.test(anchor) || document.getElementById(anchor)) return;
    const row = (await load(source).catch(() => [])).find((each) => each.link.endsWith(`#${anchor}`));
    if (row) location.replace(pageAt(root + row.link));
  }

  /* ------------------------------------------------------------------ Notice board ---- */

  function startPrint(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.documentElement.classList.add("td-print-roll");
      print();
    });
    addEventListener("afterprint", () => document.documentElement.classList.remove("td-print-roll"));
  }

  /* ------------------------------------------------------------------------ Start ---- */

  all("form[data-roll]").forEach(startRoll);
  all("[data-roll-print]").forEach(startPrint);
}
