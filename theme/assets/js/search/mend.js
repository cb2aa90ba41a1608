/*
 * How people type: words run together, words half typed, words that exist nowhere. What pages and names hold decides.
 */
"use strict";
{
  const { parse, wordsOf, known, oneLetterApart, canBeMisspelt, askedWords } = window.tdSearch;
  const SHORTEST = 4; // letters of words run together
  const LONGEST_SYLLABLE = 7; // "nghiêng": what is no longer may be a misspelt word
  const LONGEST = 40; // letters that are parted
  const PIECE = 7;
  /* Letters of one syllable, which nobody ran together. */
  const SYLLABLE = /^(ngh?|[kpt]h|gh|gi|ch|qu|tr|nh|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/;

  const vocabularies = new Map(); // of records: folded word → how many of them hold it
  function vocabulary(records) {
    if (vocabularies.has(records)) return vocabularies.get(records);
    const counts = new Map();
    vocabularies.set(records, counts);
    const count = (words) => words.forEach((word) => counts.set(known.folded[word], (counts.get(known.folded[word]) || 0) + 1));
    for (const { fields } of records) count(new Set(fields.flat()));
    count(askedWords()); // of questions and of what units are called, which no page may have
    return counts;
  }

  /* The pieces of words run together, as few and as frequent as there are; null where they do not part. Each is on more than so many
     records. */
  function parts(word, words, least = 0) {
    const best = [{ cost: 0, from: 0 }];
    for (let end = 1; end <= word.length; end += 1) {
      for (let from = Math.max(0, end - PIECE); from < end; from += 1) {
        const piece = word.slice(from, end);
        const number = /^\d+$/.test(piece) && !/\d/.test(word[from - 1] || "") && !/\d/.test(word[end] || "");
        const numeral = /^[ivx]{2,}$/.test(piece) && words.has(known.folded[wordsOf(piece)[0]]);
        const count = number || numeral ? 1 : piece !== word && piece.length > 1 && !/\d/.test(piece) ? words.get(piece) || 0 : 0;
        if (count <= least || !best[from]) continue;
        const cost = best[from].cost + 3 + Math.log(words.size / count);
        if (!best[end] || cost < best[end].cost) best[end] = { cost, from };
      }
    }
    if (!best[word.length]) return null;
    const ends = [];
    for (let end = word.length; end; end = best[end].from) ends.unshift(end);
    return ends;
  }

  /* Whether a word that pages have is in them for what it is: "laichau" stands in a letter's address, "lai" and "chau" on more pages. */
  const isWord = (word, words) => words.has(word) && (SYLLABLE.test(word) || !parts(word, words, words.get(word)));

  const isNear = (word, all) => canBeMisspelt(word, 1) && all.some((other) => oneLetterApart(word, other));

  function parted(text, words, hasName) {
    return text.replace(/[\p{L}\p{N}]+/gu, (raw) => {
      const whole = raw.normalize("NFC");
      const word = window.tdSearch.foldWord(whole);
      if (word.length < SHORTEST || word.length > LONGEST || word.length !== whole.length
        || isWord(word, words) || hasName(word) || /^\d+$/.test(word)) return raw;
      if ([...words.keys()].some((other) => other !== word && other.startsWith(word))) return raw;
      if (word.length <= LONGEST_SYLLABLE && isNear(word, [...words.keys()])) return raw;
      const ends = parts(word, words, words.get(word));
      return ends ? ends.map((end, place) => whole.slice(ends[place - 1] || 0, end)).join(" ") : raw;
    });
  }

  /* What was typed as a query whose words exist: run-together ones parted, half ones marked as begun, and `unknown`: those that
     neither a page nor a name has, nor anything like them; left out where others are left. */
  function mended(typed, records, names) {
    const words = vocabulary(records);
    let keys;
    const all = () => (keys = keys || [...words.keys(), ...names.keys()]); // only where a word is not there
    const has = (word) => words.has(word) || names.has(word) || /^\d/.test(word);
    const query = parse(parted(typed.normalize("NFC"), words, (word) => names.has(word)));
    const several = query.wanted.filter(({ folded }) => /^[a-z]{2,}$/.test(folded)).length > 1;
    const isHalf = ({ glued, folded }) => several && !glued && /^[a-z]+$/.test(folded) && (folded.length === 1 || !has(folded));
    const wanted = query.wanted.map((want) => ({ ...want, half: !want.begun && isHalf(want), begun: want.begun || isHalf(want) }));
    const exists = ({ folded, begun }) =>
      has(folded) || (begun && all().some((other) => other.startsWith(folded))) || isNear(folded, all()) || folded === "∗";
    const left = wanted.filter(exists);
    const unknown = left.length ? wanted.filter((want) => !exists(want)) : [];
    return { ...query, text: query.text, wanted: unknown.length ? left : wanted, unknown };
  }

  Object.assign(window.tdSearch, { mended });
}
