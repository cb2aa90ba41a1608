/*
 * "Vì sao?": a number, a day, a criterion opens the plan's own sentence, marked where it stands in the full text.
 *
 * A link to a section (a.td-ref) belongs to the sentence in its data-said, or else to the quotation in front of it. The sentence
 * goes along in the address (?cau=…#muc-…), of a long one only both ends. Without this file the link leads to the section.
 */
"use strict";
{
  const { all, one } = window.tdElements; // portal.js
  const NAME = "cau";

  /* ----------------------------------------------------------------------- Sending ---- */

  const HEAD = 9; // words of either end that find a long sentence
  const TAIL = 5;

  function shortened(text) {
    const words = text.replace(/[“”"]/g, "").split(/\s+/).filter(Boolean);
    const isLong = words.length > HEAD + TAIL + 3;
    return isLong ? `${words.slice(0, HEAD).join(" ")} … ${words.slice(-TAIL).join(" ")}` : words.join(" ");
  }

  /* The last quotation that the link stands behind, in the cell, item or paragraph that both are in. */
  function quoted(link) {
    const around = link.closest("td, dd, li, p, aside, section") || link.parentNode;
    const before = all("q", around).filter((quote) => quote.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.length ? before[before.length - 1].textContent : "";
  }

  function sendAlong(link) {
    const said = link.dataset.said || quoted(link);
    const [page, anchor] = link.getAttribute("href").split("#");
    if (!said || !page) return;
    link.setAttribute("href", `${page}?${NAME}=${encodeURIComponent(shortened(said))}#${anchor}`); // relative: paper shows others
  }

  /* ----------------------------------------------------------------------- Finding ---- */

  /* A block's text as it is compared (signs and spaces apart, small letters), and where in its text nodes each sign stands. */
  function readable(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const places = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentNode.closest(".headerlink")) continue;
      [...node.data].reduce((at, sign) => {
        const plain = compared(sign);
        if (plain) {
          text += plain;
          for (let i = 0; i < plain.length; i += 1) places.push([node, at, at + sign.length]);
        }
        return at + sign.length;
      }, 0);
    }
    return { text, places };
  }

  const compared = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}%]/gu, "");

  /* Where in the block the sentence begins and ends; null where it does not stand there. */
  function found(block, said) {
    const { text, places } = readable(block);
    const [head, tail] = said.split("…").map(compared);
    const from = head ? text.indexOf(head) : -1;
    const last = tail ? text.indexOf(tail, from + head.length) : from;
    if (from < 0 || last < 0) return null;
    return places.slice(from, last + (tail || head).length);
  }

  /* One <mark> for each text node that the sentence touches. */
  function mark(places) {
    const touched = new Map();
    for (const [node, from, to] of places) {
      const [first] = touched.get(node) || [from];
      touched.set(node, [first, to]);
    }
    return [...touched].map(([node, [from, to]]) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const marked = document.createElement("mark");
      range.surroundContents(marked);
      return marked;
    });
  }

  /* The blocks from the section that is named on, and behind them those in front of it. */
  function inOrder(blocks) {
    const asked = document.getElementById(window.tdAnchor()); // portal.js
    const start = Math.max(blocks.findIndex((block) => block === asked || block.contains(asked)), 0);
    return [...blocks.slice(start), ...blocks.slice(0, start)];
  }

  function showSentence(text) {
    const said = new URLSearchParams(location.search).get(NAME);
    if (!said) return;
    for (const block of inOrder(all("p, h2, h3, td, th", text))) {
      const places = found(block, said);
      if (!places) continue;
      const [first] = mark(places);
      const show = () => first.scrollIntoView({ block: "center" });
      if (document.readyState === "complete") show();
      else addEventListener("load", () => setTimeout(show)); // the browser goes to the section first
      return;
    }
  }

  all("a.td-ref").forEach(sendAlong);
  all(".td-doc").forEach(showSentence);
}
