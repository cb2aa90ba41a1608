/*
 * From what was typed to what is shown: every word first, then one letter wrong, then what holds some of the words.
 */
"use strict";
{
  const tdSearch = window.tdSearch;
  const { parse, answers, quality, QUALITY, overviews, placeOf,
    match, matchMost, matchSome, read, records, calledIn,
    standingFor, isUnitElsewhere, mended, answersTo, nameIn, missingName,
    namedCampaigns, withoutCalled, BREAK } = tdSearch;
  const NAMES_AFTER = "names"; // what could not be fetched

  const fitsFilters = (filters) => ({ record: { entry } }) =>
    (!filters.year || entry.years.includes(Number(filters.year))) &&
    (!filters.campaign || (entry.campaign && entry.campaign.id === filters.campaign)) &&
    (!filters.award || entry.awards.includes(filters.award));

  const byScore = (one, other) => other.score - one.score;

  /* `failed` gets told where names could not be fetched; null: none are wanted. */
  async function names(query, typos, failed) {
    if (!failed) return { rows: [], more: false };
    try {
      return await tdSearch.nameCandidates(query.text, typos);
    } catch {
      failed.add(NAMES_AFTER);
      return { rows: [], more: false };
    }
  }

  /* Pages and awardees that hold every word as it was typed. */
  async function asTyped(query, among, fits, failed) {
    const { rows: people, more } = await names(query, false, failed);
    const pages = match(among, query.wanted, false);
    const hits = [...pages.hits, ...match(people, query.wanted, false, pages.rarity).hits].filter(fits);
    return { hits: sameMarksFirst(hits, query).sort(byScore), pages, people, more };
  }

  const OTHER_WORDS = 0.2; // words with other marks, where the very words stand in a row elsewhere
  function sameMarksFirst(hits, { wanted }) {
    const whole = wanted.length > 1 && hits.some(({ typed, longest }) => typed && longest === wanted.length);
    return whole ? hits.map((hit) => (!hit.others ? hit : { ...hit, score: hit.score * OTHER_WORDS })) : hits;
  }

  /* The same; a misspelt word is allowed where nothing else stands together. */
  async function everyWord(query, among, fits, failed) {
    const { hits: found, pages, people, more } = await asTyped(query, among, fits, failed);
    if (found.some((hit) => hit.strong)) return { hits: found, mode: "all", pages, more };
    const likely = [...people, ...(await names(query, true, failed)).rows];
    const others = match(among, query.wanted, true);
    const near = [...others.hits, ...match([...new Set(likely)], query.wanted, true, others.rarity).hits].filter(fits);
    const better = near.filter((hit) => hit.strong || !found.length);
    const best = new Map(found.map((hit) => [hit.record.entry, hit]));
    for (const hit of better) {
      const known = best.get(hit.record.entry);
      if (!known || hit.score > known.score) best.set(hit.record.entry, hit);
    }
    return { hits: [...best.values()].sort(byScore), mode: better.length ? "near" : "all", pages, more };
  }

  const MANY = 3; // words, of which one may be missing

  /* Beside what holds all words scattered over a page, what holds most of them may be meant: of other pages, or of the same. */
  function withMostWords(query, hits, pages, fits) {
    if (!hits.length || query.wanted.length < MANY || hits.some((hit) => hit.strong)) return { hits, partial: false };
    const known = new Map(hits.map((hit) => [hit.record.entry, hit]));
    const better = matchMost(pages, query.wanted).filter((hit) =>
      fits(hit) && !(known.has(hit.record.entry) && known.get(hit.record.entry).score >= hit.score));
    better.forEach((hit) => known.set(hit.record.entry, hit));
    return { hits: [...known.values()].sort(byScore), partial: better.length > 0 };
  }

  const MOST_CALLED = 2;
  const [UNIT, HONOUR] = [2, 3]; // groups of results
  const MINOR = 0.6; // pages for staff weigh no more
  const ELSEWHERE = 0.7; // another body's, of which nothing was named

  /* Who names no other body, and none of its campaigns, wants what is the owner's: their results change places among themselves.
     What alone has all words in a row is meant, whoever's it is. */
  function ownFirst({ wanted }, hits) {
    const named = namedCampaigns(wanted);
    const others = named.some(({ own }) => own) ? [] : named;
    const isElsewhere = ({ kind, address, campaign }) =>
      kind === UNIT ? isUnitElsewhere(address, wanted) : Boolean(campaign.whose) && !others.includes(campaign);
    const ofBodies = ({ record: { entry } }) => entry.kind === UNIT || Boolean(entry.campaign);
    const isWhole = ({ longest }) => wanted.length > 1 && longest === wanted.length;
    const onlyElsewhere = !hits.some((hit) => isWhole(hit) && !(ofBodies(hit) && isElsewhere(hit.record.entry)));
    const share = (hit) => (isElsewhere(hit.record.entry) && !(onlyElsewhere && isWhole(hit)) ? ELSEWHERE : 1);
    const weighed = hits.filter(ofBodies).map((hit) => ({ hit, score: hit.score * share(hit) }));
    const ordered = weighed.sort(byScore).map(({ hit }) => hit);
    return hits.map((hit) => (ofBodies(hit) ? ordered.shift() : hit));
  }

  /* Who types a place alone wants the campaigns of its body. */
  function ofPlace({ wanted }, hits, fits) {
    const has = (words) => words.length >= wanted.length &&
      wanted.every((want) => words.some((word) => quality(want, word, false, 1) > QUALITY.folded));
    const campaigns = overviews().filter(({ entry }) => has(placeOf(entry.about)));
    const first = campaigns.map((record) => ({ record, score: 0, strong: true })).filter(fits);
    const is = new Set(first.map(({ record }) => record.entry));
    return [...first, ...hits.filter(({ record }) => !is.has(record.entry))];
  }

  /* Units that stand for what people call themselves come first, but for where a unit's own name has all that was typed,
     or an awardee's has more than what units are called. */
  function withCalled(query, hits, fits) {
    const called = calledIn(query.wanted);
    const [top] = hits;
    const more = called.every(({ words }) => query.wanted.length > words.length);
    const byName = top && top.named && (top.record.entry.kind === UNIT || (top.record.entry.kind === HONOUR && more));
    const firsts = new Map(records.filter(({ section }) => section.level === 1).map((record) => [record.entry.address, record]));
    const { units: standing, sure } = standingFor(query.wanted, called, MOST_CALLED);
    const units = standing.slice(0, MOST_CALLED);
    if (!called.length) return { hits: ofPlace(query, hits, fits), called, leads: [] };
    const another = byName && !units.some(({ address }) => address === top.record.entry.address);
    const besides = withoutCalled(query.wanted, called).filter(({ needed }) => needed);
    const isHeading = (want) => top.record.fields[0].some((word) => quality(want, word, false, 1) > QUALITY.folded);
    // Units of other bodies, of which none was named, are not meant where a page is called what else was typed.
    const elsewhere = !sure && top && (top.strong || (besides.length > 0 && besides.every(isHeading)));
    if (byName || elsewhere || !units.length) return { hits, called: another ? [] : called, leads: another ? [] : units };
    const found = new Map(hits.map((hit) => [hit.record.entry.address, hit]));
    const meant = namedCampaigns(withoutCalled(query.wanted, called)).filter(({ own, sample }) => own && !sample);
    // What a unit's page says of the campaign that was named beside it is its section with that campaign's name.
    const part = ({ address }) => records.find(({ entry, section }) =>
      entry.address === address && meant.some(({ id }) => section.anchor === id));
    const asHit = (unit) => {
      const record = part(unit) || firsts.get(unit.address);
      const hit = found.get(unit.address);
      return hit && !part(unit) ? hit : record && { record, score: 0, strong: true };
    };
    const first = units.map(asHit).filter((hit) => hit && fits(hit));
    const is = new Set(first.map(({ record }) => record.entry));
    return { hits: [...first, ...hits.filter(({ record }) => !is.has(record.entry))], called, leads: units };
  }

  /* What to show while texts are still on their way: nothing where they may well bring something else. */
  async function glance(typed, filters) {
    const query = parse(typed);
    const { hits } = query.wanted.length ? await asTyped(query, records, fitsFilters(filters), new Set()) : { hits: [] };
    return { query, mode: "all", hits: hits.some((hit) => hit.strong) ? hits : [] };
  }

  /* {query, hits, mode: all | near | some | none, missing, failed, more, partial, called}; `filters`: year, campaign, award;
     `scope`: "names" (among awardees), "staff" (the pages for staff) or "". `more`: there are more of them than are fetched;
     `partial`: some hits lack a word;
     `answers`: sentences that answer a question. */
  async function find(typed, filters, scope) {
    const plain = Boolean(scope); // who looks there asks no question
    const among = { names: [], staff: tdSearch.staff }[scope] || records;
    const names = scope === "staff" ? new Map() : await tdSearch.nameWords();
    const query = scope === "names" ? { ...parse(typed), unknown: [] } : mended(typed, among, names);
    const nothing = { query, hits: [], mode: "none", missing: [], failed: new Set(), more: false, partial: false, answers: [] };
    if (!query.wanted.length) return nothing;
    const fits = fitsFilters(filters);
    const words = await findWords(query, nothing, fits, among, scope);
    const found = query.unknown.length && words.mode !== "none"
      ? { ...words, mode: "some", missing: [...query.unknown, ...words.missing] }
      : words;
    if (scope === "names" && !found.hits.some(({ exact }) => exact)) {
      await tdSearch.loadAnswers();
      return { ...found, answers: [{ ...missingName(query.wanted), address: "" }] };
    }
    if (plain) return found;
    const all = [...query.wanted, ...query.unknown].sort((one, other) => one.place - other.place);
    const name = nameIn(all, inRow(found), calledIn(all));
    if (name && !isThere(name, found)) {
      const near = found.hits.filter(({ record }) => record.entry.kind === HONOUR);
      return { ...found, hits: near, mode: near.length ? "near" : "none", missing: [], partial: false, answers: [missingName(name)] };
    }
    const { hits, called, leads } = withCalled(query, ownFirst(query, found.hits), fits);
    const mode = found.mode === "none" && hits.length ? "all" : found.mode;
    return { ...found, hits, mode, answers: answersTo(query.wanted, called, leads) };
  }

  const inRow = ({ hits }) => Math.max(0, ...hits.filter(({ record }) => record.entry.weight > MINOR).map(({ longest }) => longest));

  /* Whether a page has the name's words in a row. */
  const holds = ({ fields }, name) =>
    fields.some((words) => words.some((_, at) => name.every((want, each) =>
      words[at + each] && quality(want, words[at + each], false, 1) >= QUALITY.toneless)));

  /* Whether an awardee has all words of the name, or a page has them in a row. */
  const isThere = (name, { hits, mode }) =>
    mode !== "some" &&
    hits.some(({ record, exact }) => (record.entry.kind === HONOUR ? exact : record.entry.weight > MINOR && holds(record, name)));

  async function findWords(query, nothing, fits, among, scope) {
    const { hits, mode, pages, more } = await everyWord(query, among, fits, scope === "staff" ? null : nothing.failed);
    if (hits.length) return { ...nothing, mode, more, ...withMostWords(query, hits, pages, fits) };
    if (query.wanted.length === 1) return { ...nothing, more };
    const some = matchSome(pages, query.wanted);
    const left = some.hits.filter(fits);
    return { ...nothing, hits: left, mode: left.length ? "some" : "none", missing: some.missing, more };
  }

  /* ------------------------------------------------------------------ What is shown ---- */

  const AROUND = 90; // characters of text before the first mark
  const LENGTH = 220;
  const LESS = 0.2; // a worse answer by so much is not marked beside a better one

  /* A text as [piece, is it wanted], for marks; misspelt words count where the search had to allow them. */
  function marked(text, { query, mode }) {
    const answer = answers(query.wanted, mode === "near");
    const words = read(text).filter((token) => token.word !== BREAK);
    // Where a word stands as it was typed, what only begins like it is not meant.
    const least = query.wanted.map((_, each) => Math.max(0, ...words.map((token) => answer(each, token.word))) - LESS);
    const hit = words.filter((token) => query.wanted.some((_, each) => answer(each, token.word) > Math.max(least[each], 0)));
    const pieces = [];
    let place = 0;
    for (const { start, end } of hit) {
      if (start < place) continue; // an abbreviation's words stand in one place
      if (start > place) pieces.push([text.slice(place, start), false]);
      pieces.push([text.slice(start, end), true]);
      place = end;
    }
    if (place < text.length) pieces.push([text.slice(place), false]);
    return pieces;
  }

  /* The part of a text where most wanted words stand together. */
  function excerpt(text, found) {
    const { wanted } = found.query;
    const flat = text.replace(/\n/g, " · ");
    if (!flat) return [];
    const answer = answers(wanted, found.mode === "near");
    const hit = read(flat).flatMap((token) => {
      const values = wanted.map((_, each) => answer(each, token.word));
      const value = Math.max(...values);
      return value > 0 ? [{ ...token, each: values.indexOf(value), value }] : [];
    });
    let best = { value: 0, start: 0 };
    hit.forEach((first, place) => {
      const seen = new Map();
      let rows = 0;
      for (let next = place; next < hit.length && hit[next].end < first.start + LENGTH - AROUND; next += 1) {
        seen.set(hit[next].each, Math.max(seen.get(hit[next].each) || 0, hit[next].value));
        if (next > place && hit[next].each === hit[next - 1].each + 1 && hit[next].start - hit[next - 1].end < 4) rows += 0.5;
      }
      const value = [...seen.values()].reduce((sum, one) => sum + one, 0) + rows;
      if (value > best.value) best = { value, start: first.start };
    });
    const from = best.start > AROUND ? flat.indexOf(" ", best.start - AROUND) + 1 : 0;
    const cut = flat.length > from + LENGTH ? flat.lastIndexOf(" ", from + LENGTH) : flat.length;
    const to = cut > from ? cut : Math.min(flat.length, from + LENGTH);
    return marked(`${from ? "… " : ""}${flat.slice(from, to)}${to < flat.length ? " …" : ""}`, found);
  }

  Object.assign(window.tdSearch, { find, glance, marked, excerpt });
}
