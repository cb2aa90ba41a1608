/*
 * The site search as readers use it: on the home page in its place, elsewhere in a box over the page (button, "/", Ctrl-K). The
 * search by name is the same, among awardees only.
 *
 * What it takes to search (search/*.js) and the index are fetched at the first query, never before. Results are plain links in
 * lists; how many there are is announced. Without this file the forms lead to the site map.
 */
"use strict";
{
  const { all, one, element } = window.tdElements; // portal.js
  const here = document.currentScript.src;
  const root = new URL("../../", here);
  const { today } = window.tdText; // portal.js

  const link = (address) => new URL(window.tdPageAt(address), root).href; // portal.js

  /* ------------------------------------------------------------------ What it takes ---- */

  const ENGINE = ["text", "query", "match", "units", "data", "names", "answers", "mend", "find"];

  const script = (address) =>
    new Promise((resolve, reject) => {
      const made = element("script", "", { src: address });
      made.async = false; // the engine's run in their order
      made.onload = resolve;
      made.onerror = () => {
        made.remove();
        reject(new Error(address));
      };
      document.head.append(made);
    });

  /* The index's files: scripts, so that they also load in a folder opened from a disk. Each calls tdSearchData with its name. */
  const delivered = new Map();
  window.tdSearchData = (name, data) => delivered.set(name, data);

  const asked = new Map();
  async function load(name) {
    if (!asked.has(name)) asked.set(name, script(new URL(`du-lieu/tim-kiem/${name}.js`, root).href));
    try {
      await asked.get(name);
      if (!delivered.has(name)) throw new Error(name);
    } catch (error) {
      asked.delete(name); // to be tried again
      throw error;
    }
    return delivered.get(name);
  }

  let engine;

  /* Fetched as soon as a reader goes to the field; the index only once there is a query. */
  function fetchEngine() {
    engine = engine || Promise.all(ENGINE.map((name) => script(new URL(`search/${name}.js`, here).href)));
    engine.catch(() => (engine = undefined)); // to be tried again
    return engine;
  }

  /* Engine and index come side by side: on a slow network each wait for the other would be felt. */
  async function prepare(scope) {
    const contents = load("muc-luc");
    const wanted = { "": ["pages", "units", "names"], names: ["names"], staff: ["staff"], units: ["units"] }[scope];
    const ahead = contents.then((files) => Promise.all(wanted.map((each) => files[each] && load(files[each]))));
    ahead.catch(() => {}); // told where it is needed
    await fetchEngine();
    window.tdSearch.start(await contents, load, today());
    return window.tdSearch;
  }

  /* ----------------------------------------------------------------- Recent queries ---- */

  const KEPT = 6;
  const KEY = `${root.pathname}.td-search`;

  /* On the device only; where storage is switched off nothing is kept. */
  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, KEPT) : [];
    } catch {
      return [];
    }
  }

  function keep(queries) {
    try {
      localStorage.setItem(KEY, JSON.stringify(queries.slice(0, KEPT)));
    } catch {
      // full or switched off
    }
  }

  function remember(query) {
    if (query.length < 2 || query.length > 80) return;
    keep([query, ...recent().filter((each) => each !== query)]);
  }

  /* -------------------------------------------------------------------------- Words ---- */

  const GROUPS = ["Phong trào", "Biểu mẫu", "Đơn vị", "Người, tập thể được khen", "Văn bản", "Hướng dẫn, thông tin khác"];
  const BEST = 3; // shown ahead of the groups where these are of several
  const IN_GROUP = 5; // of several groups, at first
  const MORE = 20;
  const LOADING = "Đang tải dữ liệu tìm kiếm…";
  const NOT_LOADED = "Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối rồi bấm “Tìm” lần nữa, hoặc xem sơ đồ trang.";
  const NAMES_NOT_LOADED = " Chưa tải được danh sách người, tập thể được khen; hãy tải lại trang rồi tìm lại.";
  const MORE_NAMES = " Còn nhiều tên khác có chữ đã gõ; gõ thêm chữ để thu hẹp.";
  const number = (count) => count.toLocaleString("vi-VN");

  function summary({ query, hits, mode, missing, failed, more, partial, answers = [] }) {
    const quoted = (wanted) => `“${wanted}”`;
    let said = `Tìm thấy ${number(hits.length)} kết quả.`;
    if (!query.wanted.length) said = "Hãy gõ chữ hoặc số cần tìm, ví dụ: bầu cử, giấy khen, 268/KH-UBND.";
    else if (mode === "none") said = `Không tìm thấy mục nào phù hợp với ${quoted(shortened(query.text))}.`;
    else if (mode === "near") {
      said = `Tìm thấy ${number(hits.length)} kết quả, trong đó có mục viết gần giống ${quoted(shortened(query.text))}.`;
    } else if (mode === "some" && answers.length) {
      said = `Có câu trả lời; ngoài ra có ${number(hits.length)} mục chứa một phần các từ đã gõ.`; // it took up words that no page has
    } else if (mode === "some") {
      const words = [...new Set(missing.map((want) => want.typed))].map(quoted).join(", ");
      said = `Không có mục nào đủ các từ đã gõ${words ? ` (thiếu ${words})` : ""}. Dưới đây là ${number(hits.length)} mục có một phần.`;
    }
    if (partial) said += " Có mục chỉ chứa một phần các từ đã gõ.";
    if (more) said += MORE_NAMES;
    if (query.shortened) said += " Câu tìm dài: chỉ xét 12 từ đầu.";
    if (failed.size) said += NAMES_NOT_LOADED;
    return said;
  }

  const shortened = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

  /* ------------------------------------------------------------------------ Results ---- */

  const pieces = (found) => found.map(([text, wanted]) => (wanted ? element("mark", text) : text));

  function result(hit, found, named) {
    const { marked, excerpt } = window.tdSearch;
    const { entry, section } = hit.record;
    const item = element("li", "", { class: "td-hit" });
    const address = entry.address + (section.anchor ? `#${section.anchor}` : "");
    const to = element("a", "", { href: link(address), class: "td-hit__link" });
    to.append(...pieces(marked(section.heading || entry.title, found)));
    item.append(to);
    if (entry.campaign && entry.kind === 0) {
      const { label, state } = entry.campaign.status;
      item.append(" ", element("span", label, { class: `td-chip td-chip--${state}` }));
    }
    if (entry.campaign && entry.campaign.whose) item.append(" ", element("small", entry.campaign.whose, { class: "td-other" }));
    if (entry.sample) item.append(" ", element("small", "dữ liệu ví dụ", { class: "td-reading" }));
    const where = [named ? GROUPS[entry.kind] : "", entry.about, section.heading ? entry.title : "", ...section.trail].filter(Boolean);
    const line = element("span", "", { class: "td-hit__where" });
    line.append(...pieces(marked(where.join(" › "), found)));
    if (where.length) item.append(line);
    const text = excerpt(section.text, found);
    if (text.length) {
      const part = element("span", "", { class: "td-hit__text" });
      part.append(...pieces(text));
      item.append(part);
    }
    return item;
  }

  function list(hits, found, named) {
    const made = element("ul", "", { class: "td-hits" });
    made.append(...hits.map((hit) => result(hit, found, named)));
    return made;
  }

  function group(place, title, hits, found, most) {
    const id = `${place}-${GROUPS.indexOf(title)}`;
    const made = element("section", "", { class: "td-hit-group", "aria-labelledby": id });
    made.append(element("h3", hits.length > 1 ? `${title} (${number(hits.length)})` : title, { id }));
    const shown = list(hits.slice(0, most), found, false);
    made.append(shown);
    if (hits.length > most) {
      const more = element("button", "", { type: "button", class: "td-btn" });
      const tell = () => (more.textContent = `Xem thêm ${title.toLowerCase()} (còn ${number(hits.length - shown.children.length)})`);
      more.addEventListener("click", () => {
        const from = shown.children.length;
        shown.append(...hits.slice(from, from + MORE).map((hit) => result(hit, found, false)));
        more.hidden = shown.children.length >= hits.length;
        tell();
        one("a", shown.children[from]).focus();
      });
      tell();
      made.append(more);
    }
    return made;
  }

  /* What few ask for, a tap away. */
  function folded({ title, lines }) {
    const fold = element("details");
    const items = element("ul", "", { class: "td-list" });
    items.append(...lines.map((each) => element("li", each)));
    fold.append(element("summary", title), items);
    return fold;
  }

  /* The answer to a question, above what was found: a sentence, its clause, the page that shows it. */
  function answerBox(answers, titles) {
    const box = element("section", "", { class: "td-box td-hit-answer", "aria-label": "Trả lời" });
    for (const { text, clause, address, whose, rest } of answers) {
      const said = element("p", text);
      if (whose) said.append(" ", element("small", `${whose}.`, { class: "td-other" }));
      if (clause) said.append(" ", element("small", `(${clause})`, { class: "td-cites" }));
      if (address) said.append(" ",
        element("a", titles.get(address.split("#")[0]) || "Xem trang này", { href: link(address), class: "td-hit__link" }));
      box.append(said);
      if (rest && rest.lines.length) box.append(folded(rest));
    }
    return box;
  }

  /* The best of all first; then group by group, the one with the best left first. */
  function showHits(place, found) {
    const { hits, answers = [] } = found;
    const kinds = [...new Set(hits.map((hit) => hit.record.entry.kind))];
    const mixed = new Set(hits.slice(0, BEST).map((hit) => hit.record.entry.kind)).size > 1;
    const rest = mixed ? hits.slice(BEST) : hits;
    const made = answers.length ? [answerBox(answers, window.tdSearch.titles())] : [];
    if (mixed) {
      const id = `${place.id}-phu-hop`;
      const best = element("section", "", { class: "td-hit-group", "aria-labelledby": id });
      best.append(element("h3", "Phù hợp nhất", { id }), list(hits.slice(0, BEST), found, true));
      made.push(best);
    }
    for (const kind of kinds) {
      const own = rest.filter((hit) => hit.record.entry.kind === kind);
      if (own.length) made.push(group(place.id, GROUPS[kind], own, found, kinds.length > 1 ? IN_GROUP : MORE));
    }
    place.replaceChildren(...made);
  }

  /* Where nothing was found: how to ask otherwise, and what else there is to see. */
  const HELP = {
    tips: [
      "Gõ ít từ hơn, hoặc chỉ gõ tên phong trào, tên người, số văn bản.",
      "Kiểm tra lỗi gõ; gõ không dấu cũng được: bau cu, giay khen, to trinh.",
    ],
    pages: [
      ["phong-trao/", "Tất cả phong trào"],
      ["don-vi/", "Tìm đơn vị của mình"],
      ["bieu-mau/", "Biểu mẫu"],
      ["van-ban/", "Văn bản"],
      ["so-do-trang/", "Sơ đồ trang"],
      ["lien-he/", "Liên hệ, hỏi đáp"],
    ],
  };
  const HELP_WITH_NAMES = {
    tips: [
      "Chỉ gõ họ và tên, hoặc chỉ gõ tên; tập thể thì gõ tên đơn vị.",
      "Kiểm tra lỗi gõ; gõ không dấu cũng được: nguyen van an.",
      "Phong trào chưa công bố kết quả thì chưa có danh sách để tìm.",
    ],
    pages: [
      ["vinh-danh/", "Các danh sách khen thưởng"],
      ["lien-he/", "Liên hệ, hỏi đáp"],
    ],
  };
  const TIP_OF_FILTERS = "Bỏ bớt điều kiện lọc.";

  function suggestions(scope, isNarrowed) {
    const help = scope === "names" ? HELP_WITH_NAMES : HELP;
    const made = element("div", "", { class: "td-no-hit" });
    const tips = element("ul", "", { class: "td-list" });
    tips.append(...[...help.tips, ...(isNarrowed ? [TIP_OF_FILTERS] : [])].map((tip) => element("li", tip)));
    const links = element("ul", "", { class: "td-list" });
    for (const [address, words] of help.pages) {
      const item = element("li");
      item.append(element("a", words, { href: link(address) }));
      links.append(item);
    }
    made.append(element("p", "Thử cách khác:"), tips, element("p", "Hoặc xem:"), links);
    return made;
  }

  /* ------------------------------------------------------------------------ Filters ---- */

  const FILTERS = [
    ["nam", "year", "Năm", "Mọi năm"],
    ["phong-trao", "campaign", "Phong trào", "Mọi phong trào"],
    ["hinh-thuc", "award", "Hình thức khen thưởng", "Mọi hình thức"],
  ];

  function filterForm(panel) {
    const fold = element("details", "", { class: "td-hit-filter" });
    fold.append(element("summary", "Lọc theo năm, phong trào, hình thức khen thưởng"));
    const form = element("form", "", { class: "td-filter", "aria-label": "Lọc kết quả" });
    for (const [name, , title, every] of FILTERS) {
      const label = element("label", `${title} `);
      const select = element("select", "", { name });
      select.append(new Option(every, ""));
      label.append(select);
      form.append(label);
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    fold.append(form);
    fold.hidden = true;
    panel.append(fold);
    return form;
  }

  const EXAMPLE = " (ví dụ)";

  /* What there is to choose is known once the index is there; what the address asks for is chosen before. */
  function fillFilters(form, wanted) {
    const { campaigns, awards } = window.tdSearch;
    const years = [...new Set(campaigns.flatMap((each) => each.years))].sort().reverse();
    const choices = {
      nam: years.map((year) => [year, year]),
      "phong-trao": campaigns.map((each) => [each.title + (each.sample && !each.title.endsWith(EXAMPLE) ? EXAMPLE : ""), each.id]),
      "hinh-thuc": Object.entries(awards()).map(([code, title]) => [title, code]),
    };
    for (const [name] of FILTERS) {
      const select = form.elements[name];
      if (select.options.length === 1) select.append(...choices[name].map(([text, value]) => new Option(text, value)));
      if (wanted.has(name)) select.value = wanted.get(name);
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  const chosen = (form) => Object.fromEntries(FILTERS.map(([name, key]) => [key, form.elements[name].value]));

  /* -------------------------------------------------------------------- One search ---- */

  const AT_ONCE = 120; // milliseconds that readers wait without being told
  const PAUSE = 300; // milliseconds without a key, after which what was typed is kept in the address

  /* `form`: the field and its button; `inAddress`: whether the query is kept in the page's address. */
  function startSearch(form, inAddress) {
    const field = one("input", form);
    const panel = document.getElementById(form.dataset.search);
    const scope = form.hasAttribute("data-search-names") ? "names" : form.hasAttribute("data-search-staff") ? "staff" : "";
    const told = element("p", "", { class: "td-hit-count", role: "status" });
    const history_ = element("div", "", { class: "td-recent" });
    const place = element("div", "", { "data-search-results": "", id: `${panel.id}-muc` });
    const help = element("div");
    panel.append(element("h2", "Kết quả tìm kiếm", { class: "td-hidden" }), history_, told);
    const filters = filterForm(panel);
    const fold = filters.parentNode;
    panel.append(place, help);
    let turn = 0;
    let asked = new URLSearchParams(inAddress ? location.search : "");

    function show(found) {
      told.textContent = summary(found);
      showHits(place, found);
      const narrowed = Object.values(chosen(filters)).some(Boolean);
      help.replaceChildren(...(found.mode === "none" ? [suggestions(scope, narrowed)] : []));
      fold.hidden = !found.hits.length && !narrowed;
      fold.open = fold.open || narrowed;
    }

    function showNothing() {
      told.textContent = "";
      fold.hidden = true;
      place.replaceChildren();
      help.replaceChildren();
      showRecent();
    }

    async function search() {
      const mine = (turn += 1);
      const typed = field.value;
      panel.hidden = false;
      if (!typed.trim()) {
        panel.hidden = inAddress && !recent().length;
        showNothing();
        return;
      }
      history_.replaceChildren();
      place.setAttribute("aria-busy", "true");
      const waiting = setTimeout(() => {
        if (mine === turn && !place.children.length) told.textContent = LOADING;
      }, AT_ONCE);
      try {
        const tdSearch = await prepare(scope);
        if (!scope) await tdSearch.loadPages();
        if (scope === "staff") await tdSearch.loadStaff();
        if (mine !== turn) return;
        fillFilters(filters, asked);
        asked = new URLSearchParams();
        if (!scope && !tdSearch.allLoaded()) {
          const first = await tdSearch.glance(typed, chosen(filters));
          if (mine === turn && first.hits.length) showHits(place, first);
          await tdSearch.loadTexts();
          if (mine !== turn) return;
        }
        const found = await tdSearch.find(typed, chosen(filters), scope);
        if (mine === turn) show(found);
      } catch {
        if (mine !== turn) return;
        place.replaceChildren();
        told.textContent = NOT_LOADED;
        help.replaceChildren(suggestions(scope, false));
      } finally {
        clearTimeout(waiting);
        if (mine === turn) {
          place.removeAttribute("aria-busy");
          place.dataset.searchFor = typed;
        }
      }
    }

    /* ---- what was looked for before ---- */

    function showRecent() {
      const kept = recent();
      if (!kept.length) return history_.replaceChildren();
      const buttons = kept.map((query) => {
        const button = element("button", query, { type: "button", class: "td-btn" });
        button.addEventListener("click", () => {
          field.value = query;
          field.focus();
          choose();
        });
        return button;
      });
      const clear = element("button", "Xóa danh sách này", { type: "button", class: "td-btn td-btn--quiet" });
      clear.addEventListener("click", () => {
        keep([]);
        field.focus();
        showNothing();
      });
      history_.replaceChildren(element("p", "Đã tìm gần đây trên máy này:"), ...buttons, clear);
      return undefined;
    }

    /* ---- the address ---- */

    function keepInAddress() {
      clearTimeout(typing);
      if (!inAddress) return;
      const url = new URL(location.href);
      const values = { q: field.value.trim().slice(0, 300) };
      FILTERS.forEach(([name]) => (values[name] = filters.elements[name].value || asked.get(name) || ""));
      for (const [name, value] of Object.entries(values)) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      try {
        history.replaceState(history.state, "", url);
      } catch {
        // a file's address can't be changed
      }
    }

    /* While someone types, not at every letter: browsers count and limit how often an address changes. */
    let typing;
    function keepInAddressSoon() {
      clearTimeout(typing);
      typing = setTimeout(keepInAddress, PAUSE);
    }

    function readAddress() {
      asked = new URLSearchParams(location.search);
      field.value = asked.get("q") || "";
      FILTERS.forEach(([name]) => (filters.elements[name].value = asked.get(name) || ""));
      return field.value ? search() : showNothing();
    }

    function choose() {
      keepInAddress();
      return search();
    }

    /* ---- keys and buttons ---- */

    function step(event) {
      const links = [field, ...all("a.td-hit__link", place)];
      const at = links.indexOf(document.activeElement);
      if (at < 0 || !["ArrowDown", "ArrowUp"].includes(event.key) || links.length < 2) return;
      const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }

    form.addEventListener("input", () => {
      keepInAddressSoon();
      search();
    });
    field.addEventListener("focus", () => {
      fetchEngine().catch(() => {}); // told at the first query
      if (!field.value.trim() && recent().length) {
        panel.hidden = false;
        showRecent();
      }
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      keepInAddress();
      await search();
      remember(field.value.trim());
      const first = one("a.td-hit__link", place);
      if (first) first.focus();
    });
    filters.addEventListener("change", choose);
    for (const part of [form, panel]) part.addEventListener("keydown", step);
    place.addEventListener("click", (event) => {
      if (!event.target.closest("a")) return;
      keepInAddress();
      remember(field.value.trim());
    });
    if (inAddress) {
      addEventListener("popstate", readAddress);
      readAddress();
    }
    return field;
  }

  /* ---------------------------------------------------------------------------- Start ---- */

  /* The box over the page. Nothing opens it without this script, so no page carries it. */
  function makeBox(opener) {
    const made = element("dialog", "", { class: "td-search-box md-typeset", "aria-label": "Tìm trong cổng" });
    const form = element("form", "", { class: "td-search-box__form", role: "search",
      action: opener.action, "data-search": "ket-qua-tim-nhanh" });
    const close = element("button", "", { type: "button", class: "md-icon", "data-search-close": "", "aria-label": "Đóng tìm kiếm" });
    close.append(...all(".td-drawer-close svg").map((icon) => icon.cloneNode(true)));
    form.append(
      element("label", "Tìm trong cổng", { for: "tim-nhanh", class: "td-hidden" }),
      element("input", "", {
        id: "tim-nhanh",
        name: "q",
        type: "search",
        autocomplete: "off",
        autocapitalize: "off",
        spellcheck: "false",
        enterkeyhint: "search",
        placeholder: "Nhập từ cần tìm, có dấu hoặc không dấu",
      }),
      element("button", "Tìm", { type: "submit" }),
      close,
    );
    made.append(form, element("section", "", { id: "ket-qua-tim-nhanh", class: "td-hit-panel", "aria-label": "Kết quả tìm kiếm" }));
    one(".md-header").after(made);
    return made;
  }

  const ownForm = one("form.td-search[data-search]:not([data-search-names], [data-search-staff])");
  const opener = one("form[data-search-open]");
  const box = opener && !ownForm && makeBox(opener);
  const boxForm = box && one("form[data-search]", box);
  const ownField = ownForm && startSearch(ownForm, true);
  const boxField = boxForm && startSearch(boxForm, false);
  for (const form of all("form[data-search-names]")) {
    form.hidden = false;
    all("[data-needs-script]").forEach((block) => (block.hidden = true));
    startSearch(form, true);
  }
  for (const form of all("form[data-search-staff]")) {
    form.hidden = false;
    startSearch(form, true);
  }

  /* --------------------------------------------------------------------- Box of units ---- */

  /* The units for what was typed, and what is to be told of their kind: {units, told}. */
  async function unitsFor(typed) {
    const tdSearch = await prepare("units");
    await tdSearch.loadUnits();
    return tdSearch.unitsFor(tdSearch.parse(typed).wanted);
  }
  window.tdUnitsFor = unitsFor; // lists.js narrows the page of units by the same

  const MOST_UNITS = 5;

  /* Home: links to units while someone types. */
  function startUnits(form) {
    const field = one("input", form);
    const place = element("ul", "", { class: "td-hits td-unit-hits", "aria-label": "Đơn vị gợi ý", hidden: "" });
    form.after(place);
    let turn = 0;
    field.addEventListener("input", async () => {
      const mine = (turn += 1);
      const { units } = field.value.trim() ? await unitsFor(field.value).catch(() => ({ units: [] })) : { units: [] };
      if (mine !== turn) return;
      place.replaceChildren(
        ...units.slice(0, MOST_UNITS).map(({ address, name, body }) => {
          const item = element("li", "", { class: "td-hit" });
          item.append(element("a", name, { href: link(address), class: "td-hit__link" }),
            element("span", body, { class: "td-hit__where" }));
          return item;
        }),
      );
      place.hidden = !units.length;
    });
  }
  all("form.td-unit-search").forEach(startUnits);

  function open() {
    if (ownField) {
      ownField.focus();
      ownField.select();
    } else if (boxField && !box.open) {
      box.showModal();
      boxField.focus();
      boxField.select();
      boxField.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const isTyping = (target) => target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));

  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !controlK) return;
    event.preventDefault();
    open();
  });
  all("form[data-search-open]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open();
    });
  });
  if (box) {
    all("[data-search-close]", box).forEach((button) => button.addEventListener("click", () => box.close()));
    box.addEventListener("click", (event) => {
      if (event.target === box) box.close();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // a search field would take the first Escape to empty itself
      box.close();
    });
  }
  if (ownField) {
    ownField.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !ownField.value) return;
      event.preventDefault();
      ownField.value = "";
      ownField.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
