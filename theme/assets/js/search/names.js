/*
 * Awardees: of up to 100,000 rows only the few files are fetched that hold the typed words (generator/export/search/names.py).
 */
"use strict";
{
  const { load, makeRecord, campaigns, namesFile, foldWord, oneLetterApart, canBeMisspelt } = window.tdSearch;
  const HONOUR = 3; // the group of results
  const MOST_BEGUN = 4; // words that the last one may become
  const MOST_TYPOS = 4; // words that a misspelt one may be

  let mark;
  let vocabulary; // word → {word, count, file}

  async function start() {
    if (vocabulary || !namesFile()) return;
    const { words, mark: made } = await load(namesFile());
    mark = made;
    vocabulary = new Map(words.map(([word, count, file]) => [word, { word, count, file }]));
  }

  /* A node's rows; `parts`: how they are divided further, `whole`: whether these are all. */
  async function node(file, path) {
    const data = await load(`ten-${file}.${mark}`);
    const [count, rows, parts] = data.nodes[path];
    return {
      rows: rows.map((place) => recordOf(data, place)),
      parts: new Map(parts.map(([word, , number]) => [word, number])),
      whole: rows.length === count,
      count,
    };
  }

  function recordOf(data, place) {
    data.records = data.records || [];
    if (!data.records[place]) {
      const [name, number, group, honorific, unit] = data.rows[place];
      const [link, kind, award, heading, decision, year, campaign] = data.groups[group];
      const own = campaigns[campaign];
      const shown = [data.texts[honorific], name].filter(Boolean).join(" ");
      const about = [data.texts[unit] || kind, heading].join(" · ");
      const text = `Quyết định số ${decision}`;
      const entry = {
        kind: HONOUR,
        address: link + number,
        title: shown,
        about,
        campaign: own,
        weight: own.sample ? own.weight : 1,
        years: [year],
        awards: [award],
        sample: own.sample,
      };
      const section = { level: 1, anchor: "", heading: "", trail: [], text };
      const fields = [name, `${about}\n${own.title}`, `${kind}\n${data.texts[honorific]}`, text];
      data.records[place] = makeRecord(entry, section, fields);
    }
    return data.records[place];
  }

  const rarestFirst = (one, other) => one.count - other.count || (one.word < other.word ? -1 : 1);

  /* The rows whose names hold all of these words of the vocabulary. */
  async function rowsWith(words) {
    const [first, ...rest] = [...words].sort(rarestFirst);
    let path = first.word;
    let found = await node(first.file, path);
    for (const { word } of rest) {
      if (found.whole) break;
      if (!found.parts.has(word)) return { rows: [], whole: true, count: 0 };
      path += ` ${word}`;
      found = await node(found.parts.get(word), path);
    }
    return found;
  }

  const byCount = (one, other) => other.count - one.count;
  const beginning = (word) => [...vocabulary.values()].filter((each) => each.word !== word && each.word.startsWith(word)).sort(byCount);
  const misspelt = (word, many) =>
    canBeMisspelt(word, many) ? [...vocabulary.values()].filter((each) => oneLetterApart(word, each.word)).sort(byCount) : [];

  /* Rows for each choice of words; what the other words leave open is looked for among all of theirs, where they are few. */
  async function rowsInstead(others, choices, most) {
    if (others.length) {
      const all = await rowsWith(others);
      if (all.whole) return all.rows;
    }
    const found = await Promise.all(choices.slice(0, most).map((choice) => rowsWith([...others, choice])));
    return found.flatMap(({ rows }) => rows);
  }

  /* Rows that may answer (whether they do, match.js decides), and whether more names than these have the typed words. */
  async function candidates(typed, typos) {
    await start();
    if (!vocabulary) return { rows: [], more: false };
    const words = [...new Set((typed.match(/[\p{L}\p{N}\p{M}]+/gu) || []).map(foldWord))].slice(0, 12);
    const known = words.flatMap((word) => vocabulary.get(word) || []);
    const asTyped = known.length ? rowsWith(known) : { rows: [], whole: true };
    const looked = [];
    const last = words[words.length - 1];
    const without = (word) => known.filter((each) => each.word !== word);
    if (last && !/[^\p{L}\p{N}\p{M}]$/u.test(typed) && last.length > 1) {
      const begun = beginning(last);
      if (begun.length) looked.push(rowsInstead(without(last), begun, MOST_BEGUN));
    }
    if (typos) {
      // A word that no name has is the misspelt one; where every word is some name's, each may be.
      const strange = words.filter((word) => !vocabulary.has(word));
      for (const word of strange.length ? strange : words) {
        const choices = misspelt(word, words.length);
        if (choices.length) looked.push(rowsInstead(without(word), choices, MOST_TYPOS));
      }
    }
    const [exact, ...others] = await Promise.all([asTyped, ...looked]);
    return { rows: [...new Set([exact.rows, ...others].flat())], more: !exact.whole && known.length === words.length };
  }

  /* Every word of a published name, without marks. */
  async function nameWords() {
    try {
      await start();
    } catch {
      // told where names are looked for
    }
    return vocabulary || new Map();
  }

  Object.assign(window.tdSearch, { nameCandidates: candidates, nameWords });
}
