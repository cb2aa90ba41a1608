/*
 * "Tôi là …": who reads a campaign's quotas or criteria says so once, in fields that keep the choice in the address.
 *
 * A form[data-choose] works its page. Rows (tr[data-for]) that hold the chosen unit's code come first in their table; parts
 * (data-for, data-candidate) that are for others are put away. Without this file everything stands there, with links to each unit's.
 */
"use strict";
{
  const { all, one } = window.tdElements; // portal.js
  const { read: readAddress, keep: keepInAddress } = window.tdAddress; // lists.js

  /* In a table the lines of a unit first, all others behind them in the plan's order. */
  function putFirst(body, unit) {
    const rows = [...body.rows];
    rows.forEach((row, place) => (row.dataset.place ??= String(place)));
    const isOwn = (row) => Boolean(unit) && row.dataset.for.split(" ").includes(unit);
    const rank = (row) => Number(row.dataset.place) - (isOwn(row) ? rows.length : 0);
    body.append(...rows.sort((one, other) => rank(one) - rank(other)));
    rows.forEach((row) => row.classList.toggle("is-own", isOwn(row)));
    return rows.filter(isOwn).length;
  }

  /* A part and the heading that stands in front of it, which no element holds together. */
  function putAway(part, away) {
    part.hidden = away;
    const heading = part.previousElementSibling;
    if (part.matches("section") && heading && /^H\d$/.test(heading.tagName)) heading.hidden = away;
  }

  /* What each award asks, from its heading to the next, in a part of its own: while somebody has chosen, these stand side by side. */
  function asParts(form) {
    const headings = (form.dataset.awards || "").split(" ").flatMap((id) => document.getElementById(id) || []);
    const list = document.createElement("div");
    if (headings.length) headings[0].before(list);
    for (const heading of headings) {
      const part = document.createElement("div");
      list.append(part);
      do part.append(list.nextElementSibling);
      while (list.nextElementSibling && !list.nextElementSibling.matches("h2, .td-provenance"));
    }
    return list;
  }

  function startChoice(form) {
    const target = one("main");
    const { found, nothing } = form.dataset;
    const awards = asParts(form);
    const [told, reset] = [one("output", form), one("[type=reset]", form)];
    const chosen = (name) => (form.elements[name] ? form.elements[name].value : "");

    function show() {
      const [unit, candidate] = [chosen("toi-la"), chosen("doi-tuong")];
      let own = all("tbody:has(> tr[data-for])", target).reduce((sum, body) => sum + putFirst(body, unit), 0);
      for (const part of all("[data-for]:not(tr), [data-candidate]", target)) {
        const isFor = "for" in part.dataset && part.dataset.for.split(" ").includes(unit);
        own += unit && isFor ? 1 : 0;
        part.classList.toggle("is-own", Boolean(unit) && isFor);
        const others = "candidate" in part.dataset ? candidate && part.dataset.candidate !== candidate : unit && !isFor;
        putAway(part, Boolean(others) && !("stays" in part.dataset));
      }
      reset.hidden = !unit && !candidate;
      awards.classList.toggle("td-beside", !reset.hidden);
      const name = unit && form.elements["toi-la"].selectedOptions[0].textContent;
      told.textContent = unit ? `${name}: ${own ? found : nothing}.` : "";
    }

    form.hidden = false;
    all("[data-instead]").forEach((links) => (links.hidden = true));
    form.addEventListener("input", () => {
      keepInAddress(form);
      show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      setTimeout(() => {
        keepInAddress(form); // the fields are empty only after the event
        show();
      });
      one("select", form).focus(); // the button goes away
    });
    /* A link to what the choice has put away: everything comes back. */
    addEventListener("hashchange", () => {
      const asked = document.getElementById(window.tdAnchor()); // portal.js
      if (!asked || !target.contains(asked) || asked.getClientRects().length) return;
      form.reset();
      setTimeout(() => asked.scrollIntoView());
    });
    addEventListener("popstate", () => {
      readAddress(form);
      show();
    });
    readAddress(form);
    show();
  }

  all("form[data-choose]").forEach(startChoice);
}
