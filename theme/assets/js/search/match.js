/*
 * Matching and ranking: which records hold every wanted word, and in what order a reader should see them.
 *
 * A record is one section of a page, a document, an awardee: {entry, section, fields}; its fields are the words of its heading, of
 * what it belongs to, of hidden keywords, of its text.
 */
"use strict";
{
  const { wordsOf, answers, QUALITY } = window.tdSearch;

  const WEIGHT = [9, 4, 3, 1]; // heading, belongs to, keywords, text
  const HEADING = [1, 1, 0.85, 0.75, 0.65]; // of a heading's weight, by its level
  const PHRASE = 0.9; // what wanted words in a row add, in the weight of their field
  const WHOLE_HEADING = 8;
  const OTHER_MARKS = 0.45; // a word was typed with marks, and the record has it with others
  const NAMED = 0.9;
  const MINOR = 0.6; // pages for staff
  const OTHER_FIELDS = 0.15; // a word that stands in other fields, too
  const ASKED = 0.3; // a word with which a question is asked
  const MOST = 0.6; // of what was typed, by its weight
  const LACKING = 2;
  const ACROSS_SECTIONS = 0.5; // the words stand in several sections of a page
  const IN_TEXT = [1, 0.9, 0.6, 1, 1, 0.8]; // a match in the text only, by group: a unit's page repeats what campaigns say
  const STATUS = { archived: 0.85, stopped: 0.9, ended: 0.97, published: 1,
    reviewing: 1.02, upcoming: 1.03, running: 1.05, receiving: 1.06 };

  const SHORT = 200; // what is no longer stands in many records (a decision, an award, a campaign)
  const short = new Map();
  function wordsOnce(text) {
    if (text.length > SHORT) return wordsOf(text);
    if (!short.has(text)) short.set(text, wordsOf(text));
    return short.get(text);
  }
  const makeRecord = (entry, section, texts) => ({ entry, section, fields: texts.map(wordsOnce) });

  const TEXT = 3; // its place among the fields
  function addText(record, text) {
    record.section.text = text;
    record.fields[TEXT] = wordsOnce(text);
  }

  const neededIn = (wanted, from, to) => wanted.reduce((sum, want, place) => sum + (want.needed && place >= from && place <= to), 0);

  /* How one field answers: the best of each wanted word, the longest row of them, of which only so many are `told` (what asks tells
     nothing), how many of its words are wanted. */
  function readField(words, wanted, answer, chains) {
    const many = wanted.length;
    const best = new Float32Array(many);
    if (!words.some(answer.any)) return { best, longest: 0, told: 0, share: 0, equal: false };
    let before = new Uint8Array(many);
    let now = new Uint8Array(many);
    let [longest, told, hit, inRow] = [0, 0, 0, false];
    for (const word of words) {
      const any = answer.any(word);
      if (any) {
        hit += 1;
        for (let each = many - 1; each >= 0; each -= 1) {
          const found = answer(each, word);
          now[each] = found ? 1 + (each && inRow ? before[each - 1] : 0) : 0;
          if (found > best[each]) best[each] = found;
          if (now[each] > longest) longest = now[each];
          if (now[each] > told) told = Math.max(told, neededIn(wanted, each - now[each] + 1, each));
          if (found && now[each] >= chains.get(each)) chains.delete(each);
        }
        [before, now] = [now, before];
      }
      inRow = any;
    }
    return { best, longest, told, share: words.length ? hit / words.length : 0, equal: words.length === many && longest === many };
  }

  /* Words typed in one: the place of the last one, and how many they are. */
  function chainsOf(wanted) {
    const chains = new Map();
    wanted.forEach((want, place) => {
      if (!want.glued) return;
      const length = (chains.get(place - 1) || 1) + 1;
      chains.delete(place - 1);
      chains.set(place, length);
    });
    return chains;
  }

  function readRecord(record, wanted, answer, chains) {
    const open = new Map(chains);
    const fields = record.fields.map((words) => readField(words, wanted, answer, open));
    const has = wanted.map((_, each) => Math.max(...fields.map((field) => field.best[each])));
    return { record, fields, has, glued: !open.size };
  }

  /* `rarity` of each wanted word: what few records hold tells more. */
  function score({ record, fields, has, glued }, rarity) {
    const many = has.length;
    const depth = HEADING[record.section.level];
    const weights = [WEIGHT[0] * depth, ...WEIGHT.slice(1)];
    let total = 0;
    has.forEach((_, each) => {
      const found = fields.map((field, place) => weights[place] * field.best[each]);
      const top = Math.max(...found);
      const rest = found.reduce((sum, one) => sum + one, 0) - top;
      total += rarity[each] * (top + OTHER_FIELDS * rest);
    });
    if (many > 1) {
      fields.forEach((field, place) => {
        if (field.told > 1) total += PHRASE * weights[place] * many * ((field.told - 1) / (many - 1)) ** 2 * (place === TEXT ? 2 : 1);
      });
    }
    const heading = fields[0];
    if (heading.best.every(Boolean)) total += WHOLE_HEADING * depth * (heading.share + heading.equal) * Math.min(...heading.best);
    has.forEach((found) => (total *= found && found <= QUALITY.folded ? OTHER_MARKS : 1));
    if (!glued) total *= 0.3;
    if (!heading.best.some(Boolean)) total *= IN_TEXT[record.entry.kind];
    // Who types a page's very name wants it, of whatever weight it is.
    return total * (record.section.share || 1)
      * (heading.equal && record.section.level === 1 ? Math.max(record.entry.weight, NAMED) : record.entry.weight);
  }

  /* Whether the words stand together, or all above the text: then nobody meant other words. */
  const isStrong = ({ record, fields, has }, wanted) =>
    record.entry.weight > MINOR &&
    (fields.some((field) => field.longest === has.length) ||
      has.every((_, each) => !wanted[each].needed || fields.slice(0, TEXT).some((field) => field.best[each] > QUALITY.typo)));

  function rarities(read, wanted) {
    const records = Math.max(read.length, 1);
    return wanted.map((want, each) => {
      const holding = read.reduce((sum, one) => sum + (one.has[each] > 0), 0);
      const rare = 0.4 + (0.6 * Math.log(1 + records / (holding + 1))) / Math.log(1 + records);
      return rare * (want.needed ? 1 : ASKED);
    });
  }

  /* The best section of each page whose sections hold all wanted words, one by one or together. */
  function complete(read, wanted, fits) {
    const pages = new Map();
    for (const one of read) {
      const page = pages.get(one.record.entry) || { has: new Float32Array(wanted.length), parts: [] };
      one.has.forEach((found, each) => (page.has[each] = Math.max(page.has[each], found)));
      page.parts.push(one);
      pages.set(one.record.entry, page);
    }
    const hits = [];
    for (const { has, parts } of pages.values()) {
      const whole = parts.filter((one) => one.glued && fits(one.has));
      if (whole.length) hits.push(...whole);
      else if (parts.length > 1 && fits([...has])) hits.push(...parts.map((one) => ({ ...one, apart: true })));
    }
    return hits;
  }

  /* Each entry once, by its best section; best first. */
  function ranked(hits, rarity, wanted) {
    const best = new Map();
    for (const hit of hits) {
      const value = score(hit, rarity) * (hit.apart ? ACROSS_SECTIONS : 1) * (hit.share || 1) ** LACKING;
      const known = best.get(hit.record.entry);
      if (known && value <= known.score) continue;
      const strong = isStrong(hit, wanted) && !hit.apart;
      const longest = Math.max(...hit.fields.map((field) => field.longest));
      const exact = hit.has.every((found) => found >= QUALITY.toneless);
      const typed = hit.has.every((found) => found >= Math.fround(QUALITY.plain));
      const others = otherwise([...hit.has]) > 0;
      const named = hit.record.section.level === 1 && hit.fields[0].best.every((found) => found >= QUALITY.toneless);
      best.set(hit.record.entry, { record: hit.record, score: value, strong, longest, exact, typed, others, named });
    }
    return [...best.values()].sort((one, other) => other.score - one.score);
  }

  const misspelt = (has) => has.filter((found) => found === Math.fround(QUALITY.typo)).length;
  const otherwise = (has) => has.filter((found) => found > 0 && found <= QUALITY.folded).length; // with other marks than typed

  /* Records that hold every wanted word; with `typos` one of the words may be one letter off. `rarity`: of other records, that
     these are ranked among. */
  function match(records, wanted, typos, rarity) {
    const answer = answers(wanted, typos);
    const chains = chainsOf(wanted);
    const readings = records.map((record) => readRecord(record, wanted, answer, chains)).filter(({ has }) => has.some(Boolean));
    const fits = (has) =>
      has.every((found, each) => found || !wanted[each].needed) && misspelt(has) <= 1 && otherwise(has) <= Math.ceil(has.length / 3);
    const rare = rarity || rarities(readings, wanted);
    return { hits: ranked(complete(readings, wanted, fits), rare, wanted), readings, rarity: rare };
  }

  /* Where nothing holds all words: what holds most of them, and which words are in none of these. */
  function matchSome({ readings, rarity }, wanted) {
    const told = (has) => has.reduce((sum, found, each) => sum + (found ? rarity[each] : 0), 0);
    const most = readings.reduce((top, { has }) => Math.max(top, told(has)), 0);
    const half = rarity.reduce((sum, one) => sum + one, 0) / 2;
    const found = readings.filter(({ has }) => told(has) >= half && told(has) > most - 0.01);
    const missing = wanted.filter((_, each) => found.length && !found.some(({ has }) => has[each]));
    return { hits: ranked(found, rarity, wanted), missing };
  }

  /* Where nothing that holds all words has them together: pages that lack a word or two, and the more of it the lower. */
  function matchMost({ readings, rarity }, wanted) {
    const all = rarity.reduce((sum, one) => sum + one, 0);
    const share = ({ has }) => has.reduce((sum, found, each) => sum + (found ? rarity[each] : 0), 0) / all;
    const found = readings.filter((one) => one.record.entry.weight > MINOR && one.glued && share(one) >= MOST);
    return ranked(found.map((one) => ({ ...one, share: share(one) })), rarity, wanted);
  }

  Object.assign(window.tdSearch, { makeRecord, addText, match, matchMost, matchSome, STATUS });
}
