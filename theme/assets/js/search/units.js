/*
 * Units by what people call them (generator/wording/called.py): search and unit box ask here, in the same words.
 */
"use strict";
{
  const { wordsOf, quality, BREAK } = window.tdSearch;
  const LIKELY = 0.5; // how well a word must answer: as typed, without marks or tone, begun

  const LEVEL = /^(UBND|Ủy ban nhân dân) (xã|phường|thị trấn|huyện|thành phố|tỉnh) /; // before a body's place

  const phrases = []; // {words, kind}

  function start({ units, kinds }, campaigns) {
    if (phrases.length) return;
    const known = units.map(([address, name, body, own, named]) => ({
      address,
      name,
      body,
      place: wordsOf(body.replace(LEVEL, "")),
      own: Boolean(own),
      campaigns: named.map((number) => campaigns[number]),
    }));
    for (const [label, words, members] of kinds) {
      const kind = { label, units: members.map((place) => known[place]) };
      for (const phrase of words) phrases.push({ phrase, words: wordsOf(phrase).filter((word) => word !== BREAK), kind });
    }
  }

  /* A word that is still being typed may end a phrase, not be one. */
  const answersAt = (words, wanted, place) =>
    words.every((word, each) => {
      const want = wanted[place + each];
      return want && quality(words.length > 1 ? want : { ...want, begun: false }, word, false, wanted.length) >= LIKELY;
    });

  /* What is called in a query, in its order, as {phrase, kind}: of phrases that begin at a word the longest ones. */
  function calledIn(wanted) {
    const found = [];
    for (let place = 0; place < wanted.length; ) {
      const here = phrases.filter(({ words }) => answersAt(words, wanted, place));
      const longest = Math.max(1, ...here.map(({ words }) => words.length));
      found.push(...here.filter(({ words, kind }) => words.length === longest && kind.label));
      place += longest;
    }
    return found.filter(({ kind }, place) => found.findIndex((other) => other.kind === kind) === place);
  }

  Object.assign(window.tdSearch, { startUnits: start, calledIn });
}
