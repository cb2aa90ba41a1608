/*
 * The search over all communes of a province (xa-phuong/). Data are scripts that call tdProvinceData: they also load where the
 * portal is opened as a folder of files. Without this file every list can be read.
 */
"use strict";
{
  const MOST = 20;
  const KINDS = ["Phong trào", "Đơn vị", "Khen thưởng"];
  const form = document.querySelector("[data-province-search]");
  const folder = new URL("./", document.currentScript.src);
  const arrived = new Map();
  window.tdProvinceData = (name, data) => arrived.set(name, data);

  const folded = (text) => window.tdText.foldedWords(text); // portal.js, which pages load behind this file

  function fetched(name) {
    if (arrived.has(name)) return Promise.resolve(arrived.get(name));
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, folder);
      script.onload = () => resolve(arrived.get(name));
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });
  }

  /* The shards of a word, or of all words that begin with it; its runs are first and length by turns. */
  function shardsOf(words, asked) {
    const found = new Set();
    for (const [word, runs] of Object.entries(words)) {
      if (!word.startsWith(asked)) continue;
      for (let at = 0; at < runs.length; at += 2) {
        for (let number = runs[at]; number < runs[at] + runs[at + 1]; number++) found.add(number);
      }
    }
    return found;
  }

  function holds(line, asked) {
    const words = folded(`${line[1]} ${line[2]}`);
    return asked.every((each) => words.some((word) => word.startsWith(each)));
  }

  async function search(text, current) {
    const asked = folded(text);
    if (!asked.length) return [];
    const { shards, words } = await fetched("muc-luc");
    const sets = asked.map((each) => shardsOf(words, each)).sort((one, other) => one.size - other.size);
    const numbers = [...sets[0]].filter((number) => sets.every((set) => set.has(number)));
    const found = [];
    for (const number of numbers) {
      if (!current() || found.length >= MOST) break;
      found.push(...(await fetched(shards[number])).filter((line) => holds(line, asked)));
    }
    return found.sort((one, other) => one[0] - other[0]);
  }

  function entry([kind, title, about, address]) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(`../../${window.tdPageAt(address)}`, folder); // portal.js
    link.textContent = title;
    const beside = document.createElement("small");
    beside.textContent = ` ${KINDS[kind]}; ${about}`;
    item.append(link, beside);
    return item;
  }

  if (form) {
    const field = form.querySelector("input");
    const list = document.querySelector("[data-province-found]");
    const told = document.querySelector("[data-province-told]");
    let turn = 0;
    async function answer() {
      const mine = ++turn;
      const current = () => mine === turn;
      const typed = field.value;
      list.setAttribute("aria-busy", "true");
      try {
        const found = await search(typed, current);
        if (!current()) return;
        list.replaceChildren(...found.slice(0, MOST).map(entry));
        if (!folded(typed).length) told.textContent = "";
        else if (!found.length) told.textContent = "Không tìm thấy. Hãy gõ ít từ hơn, hoặc xem các danh sách bên dưới.";
        else told.textContent = found.length > MOST ? `${MOST} kết quả đầu; gõ thêm từ để thu hẹp.` : `${found.length} kết quả.`;
      } catch {
        if (current()) told.textContent = "Không tải được dữ liệu tìm kiếm. Hãy tải lại trang.";
      } finally {
        if (current()) {
          list.removeAttribute("aria-busy");
          list.dataset.searchFor = typed;
        }
      }
    }
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("input", answer);
  }
}
