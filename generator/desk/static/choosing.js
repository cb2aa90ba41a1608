// What stands for something by its code is chosen by its name: typed without marks, in any order of words.
"use strict";
(() => {
  const MOST = 12;
  const MARKS = /\p{M}/gu;
  const fold = (text) => text.normalize("NFD").replace(MARKS, "").replace(/đ/gi, "d").toLowerCase();
  const dialog = () => document.getElementById("lap-moi");
  let waiting = null; // the field for which an entry is being written

  const entriesOf = (list) => {
    const found = [...list.options].map((each) => ({ code: each.value, name: each.textContent.trim() || each.value }));
    const names = Map.groupBy(found, (each) => each.name);
    return found.map((each) => (names.get(each.name).length > 1 ? { ...each, name: `${each.name} (${each.code})` } : each));
  };

  class Field {
    constructor(input) {
      this.input = input;
      this.list = document.getElementById(input.getAttribute("list"));
      this.entries = entriesOf(this.list);
      this.active = -1;
      this.sent = document.createElement("input");
      this.sent.type = "hidden";
      this.sent.name = input.name;
      this.sent.value = input.value;
      this.popup = document.createElement("ul");
      this.popup.id = `${input.id}-chon`;
      this.popup.className = "options";
      this.popup.role = "listbox";
      this.popup.hidden = true;
      this.popup.setAttribute("aria-label", "Các mục khớp"); // not the field's own name: labels lead to one element
      input.removeAttribute("name");
      input.removeAttribute("list");
      input.role = "combobox";
      for (const [name, value] of [["autocomplete", "list"], ["expanded", "false"], ["controls", this.popup.id]])
        input.setAttribute(`aria-${name}`, value);
      input.value = this.nameOf(input.value);
      input.after(this.sent, this.popup);
      input.form?.querySelectorAll("[data-write]").forEach((button) => {
        button.hidden = !dialog();
        button.addEventListener("click", () => this.write(button.dataset.write));
      });
      input.addEventListener("input", () => this.typed());
      input.addEventListener("keydown", (event) => this.pressed(event));
      input.addEventListener("blur", () => this.close());
      this.popup.addEventListener("mousedown", (event) => {
        event.preventDefault(); // the field keeps the focus
        const at = [...this.popup.children].indexOf(event.target.closest("li"));
        if (at >= 0) this.take(at);
      });
    }

    nameOf(code) {
      return this.entries.find((each) => each.code === code)?.name ?? code;
    }

    codeOf(text) {
      const same = this.entries.filter((each) => each.code === text || fold(each.name) === fold(text.trim()));
      return same.length === 1 ? same[0].code : text;
    }

    typed() {
      this.sent.value = this.codeOf(this.input.value);
      this.open(this.input.value);
    }

    matching(text) {
      const words = fold(text).split(/\s+/).filter(Boolean);
      const found = this.entries.filter((each) => words.every((word) => fold(`${each.name} ${each.code}`).includes(word)));
      const first = (each) => (fold(each.name).startsWith(words[0] ?? "") ? 0 : 1);
      return found.sort((one, other) => first(one) - first(other)).slice(0, MOST);
    }

    open(text) {
      this.shown = this.matching(text);
      const lines = this.shown.map((each) => each.name);
      if (this.input.dataset.register && dialog() && text.trim()) {
        this.shown.push(null);
        lines.push(`Lập mới: “${text.trim()}”`);
      }
      this.popup.replaceChildren(
        ...lines.map((words, at) => {
          const line = document.createElement("li");
          line.role = "option";
          line.id = `${this.popup.id}-${at}`;
          line.textContent = words;
          line.setAttribute("aria-selected", "false");
          return line;
        }),
      );
      this.popup.hidden = !lines.length;
      this.input.setAttribute("aria-expanded", String(!this.popup.hidden));
      this.mark(-1);
    }

    close() {
      this.popup.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(-1);
    }

    mark(at) {
      this.active = at;
      [...this.popup.children].forEach((line, index) => line.setAttribute("aria-selected", String(index === at)));
      if (at < 0) this.input.removeAttribute("aria-activedescendant");
      else {
        this.input.setAttribute("aria-activedescendant", `${this.popup.id}-${at}`);
        this.popup.children[at].scrollIntoView({ block: "nearest" });
      }
    }

    pressed(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (this.popup.hidden) this.open(this.sent.value === this.input.value ? this.input.value : "");
        const size = this.popup.children.length;
        if (size) this.mark((this.active + step + size + (this.active < 0 && step < 0 ? 1 : 0)) % size);
      } else if (event.key === "Enter" && this.active >= 0) {
        event.preventDefault();
        this.take(this.active);
      } else if (event.key === "Escape" && !this.popup.hidden) {
        event.stopPropagation();
        this.close();
      }
    }

    take(at) {
      const entry = this.shown[at];
      const text = this.input.value.trim();
      this.close();
      if (entry) this.set(entry.code);
      else this.write(text);
    }

    set(code) {
      this.sent.value = code;
      this.input.value = this.nameOf(code);
      this.sent.dispatchEvent(new Event("input", { bubbles: true }));
    }

    async write(text) {
      waiting = this;
      const where = `/danh-muc/${this.input.dataset.register}/moi/?ten=${encodeURIComponent(text)}`;
      await htmx.ajax("GET", where, { target: "#lap-moi-trong", swap: "innerHTML" });
      if (!dialog().open) dialog().showModal();
    }
  }

  // An entry that was written on the spot is there for every field of its kind.
  function written(made) {
    const { made: code, name } = made.dataset;
    dialog().close();
    if (!waiting) return;
    const kin = fields.filter((each) => each.list === waiting.list);
    const option = document.createElement("option");
    option.value = code;
    option.textContent = name;
    waiting.list.append(option);
    kin.forEach((each) => each.entries.push({ code, name }));
    waiting.set(code);
    waiting.input.focus();
    waiting.input.form?.querySelector("[value=danh-muc]")?.click(); // an entry written for a point decides it
    waiting = null;
  }

  let fields = [];
  function enhance() {
    fields = fields.filter((each) => each.input.isConnected);
    document.querySelectorAll("input[list]").forEach((input) => {
      if (document.getElementById(input.getAttribute("list"))) fields.push(new Field(input));
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    enhance();
    dialog()?.addEventListener("click", (event) => {
      if (event.target.closest("[data-close]")) dialog().close();
    });
  });
  document.addEventListener("htmx:afterSettle", () => {
    enhance();
    const made = document.querySelector("#lap-moi [data-made]");
    if (made) {
      written(made);
      made.remove();
    }
  });
})();
