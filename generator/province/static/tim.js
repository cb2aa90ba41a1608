/*
 * The search over all communes of a province. Data are scripts that call tdProvinceData: they also load where the
 * portal is opened as a folder of files. Without this file every list can be read.
 */
"use strict";
{
  const MOST = 20;
  const KINDS = ["Phong trào", "Đơn vị", "Khen thưởng"];
  const form = document.querySelector("[data-province-search]");
  const folder = new URL("./", document.currentScript.src);
  const arrived = new Map();
  const marked = new Map();
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

  /* Sets the bits of a word's lines: each number is how many lines lie before, doubled; odd, a length follows. */
  function mark(bits, told) {
    let line = 0;
    for (let at = 0; at < told.length; at++) {
      line += told[at] >> 1;
      const end = line + (told[at] & 1 ? told[++at] : 1);
      for (; line < end; line++) bits[line >> 5] |= 1 << (line & 31);
    }
  }

  /* The lines with a word that begins so, as bits; asked for once, they are kept. */
  function linesWith(asked, { lines, words }) {
    if (!marked.has(asked)) {
      const lists = words.filter(
        ([first], at) => first <= `${asked}\uffff` && (at + 1 === words.length || words[at + 1][0] > asked),
      );
      const bits = Promise.all(lists.map(([, name]) => fetched(name))).then((all) => {
        const found = new Uint32Array(Math.ceil(lines / 32));
        for (const list of all) {
          for (const [word, told] of Object.entries(list)) if (word.startsWith(asked)) mark(found, told);
        }
        return found;
      });
      marked.set(asked, bits);
      bits.catch(() => marked.delete(asked));
    }
    return marked.get(asked);
  }

  /* How many lines have all of these words, and the numbers of the first ones. */
  function common(sets) {
    let count = 0;
    const first = [];
    for (let at = 0; at < sets[0].length; at++) {
      let bits = sets.reduce((all, set) => all & set[at], -1);
      for (; bits; bits &= bits - 1) {
        count += 1;
        if (first.length < MOST) first.push(at * 32 + 31 - Math.clz32(bits & -bits));
      }
    }
    return { count, first };
  }

  /* Shows what is found as it arrives, with how many there are in all. */
  async function search(asked, show) {
    if (!asked.length) return show([], 0);
    const contents = await fetched("muc-luc");
    const { count, first } = common(await Promise.all(asked.map((word) => linesWith(word, contents))));
    const found = [];
    const { shards } = contents;
    for (let at = 0; at < shards.length && found.length < first.length; at++) {
      const [start, name] = shards[at];
      const end = at + 1 < shards.length ? shards[at + 1][0] : contents.lines;
      const here = first.filter((number) => number >= start && number < end);
      if (!here.length) continue;
      const lines = await fetched(name);
      found.push(...here.map((number) => lines[number - start]));
      if (!show(found, count)) return;
    }
    if (!count) show([], 0);
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
      const typed = field.value;
      const asked = folded(typed);
      const show = (found, count) => {
        if (mine !== turn) return false;
        list.replaceChildren(...found.map(entry));
        if (!asked.length) told.textContent = "";
        else if (!count) told.textContent = "Không tìm thấy. Hãy gõ ít từ hơn, hoặc xem các danh sách bên dưới.";
        else if (count <= MOST) told.textContent = `${count} kết quả.`;
        else told.textContent = `${MOST} trong ${count.toLocaleString("vi-VN")} kết quả; gõ thêm từ để thu hẹp.`;
        return true;
      };
      list.setAttribute("aria-busy", "true");
      try {
        await search(asked, show);
      } catch {
        if (mine === turn) told.textContent = "Không tải được dữ liệu tìm kiếm. Hãy tải lại trang.";
      } finally {
        if (mine === turn) {
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
