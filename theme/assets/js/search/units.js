/*
 * Units by what people call them (generator/wording/called.py): search and unit box ask here, in the same words.
 */
"use strict";
{
  const { wordsOf, quality, BREAK } = window.tdSearch;
  const MOST = 3; // units of a kind
  const LIKELY = 0.5; // how well a word must answer: as typed, without marks or tone, begun

  const LEVEL = /^(UBND|Ủy ban nhân dân) (xã|phường|thị trấn|huyện|thành phố|tỉnh) /; // before a body's place

  const LEVELS = wordsOf("xã phường thị trấn huyện thành phố tỉnh");
  const EACH = wordsOf("các");
  const OF = wordsOf("của");

  const placeOf = (body) => wordsOf(body.replace(LEVEL, ""));

  /* The words of a unit's name without "các", and without its body's place at the end; the level of that place. */
  function bareOf(name, place) {
    const words = wordsOf(name);
    const from = EACH.includes(words[0]) ? 1 : 0;
    let to = words.length;
    if (place.length && place.every((word, each) => words[to - place.length + each] === word)) to -= place.length;
    const level = words.slice(from, to).filter((word) => LEVELS.includes(word)).pop();
    while (LEVELS.includes(words[to - 1]) || OF.includes(words[to - 1])) to -= 1;
    return { bare: words.slice(from, to), level };
  }

  const phrases = []; // {phrase, words, kind}
  let known = [];
  let all = []; // campaigns
  let restAddress = "";

  function start({ units, kinds, rest }, campaigns) {
    if (phrases.length) return;
    [all, restAddress] = [campaigns, rest];
    known = units.map(([address, name, body, own, named, excluded]) => ({
      address,
      name,
      body,
      words: wordsOf(`${name} ${body}`),
      ...bareOf(name, placeOf(body)),
      place: placeOf(body),
      own: Boolean(own),
      campaigns: named.map((number) => campaigns[number]),
      excluded: new Map(excluded.map(([number, clause]) => [campaigns[number], clause])),
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
      const begun = want && want.begun && !want.half && words.length > 1;
      return want && quality({ ...want, begun }, word, false, wanted.length) >= LIKELY;
    });

  /* What is called in a query, in its order, as {phrase, words, kind, from}: of phrases that begin at a word the longest ones. */
  function calledIn(wanted) {
    const found = [];
    for (let place = 0; place < wanted.length; ) {
      const here = phrases.filter(({ words }) => answersAt(words, wanted, place));
      const longest = Math.max(1, ...here.map(({ words }) => words.length));
      const from = place;
      found.push(...here.filter(({ words, kind }) => words.length === longest && kind.label).map((each) => ({ ...each, from })));
      place += longest;
    }
    return found.filter(({ kind }, place) => found.findIndex((other) => other.kind === kind) === place);
  }

  const isNamed = ({ place }, wanted) => place.length && place.every((word) =>
    wanted.some((want) => quality(want, word, false, 1) > LIKELY));

  /* Whether an address is that of another body's unit, whose place was not named. */
  function isUnitElsewhere(address, wanted) {
    const unit = known.find((each) => each.address === address);
    return Boolean(unit) && !unit.own && !isNamed(unit, wanted);
  }

  const holds = (words, row) => words.some((_, at) => row.every((word, each) => words[at + each] === word));

  /* How many of the typed words a unit's name has. */
  const shareOf = ({ bare }, wanted) =>
    wanted.filter((want) => bare.some((word) => quality({ ...want, begun: false }, word, false, 1) > LIKELY)).length;

  /* Whether a level is named that is not the unit's: an "ủy ban nhân dân xã" is no province's. */
  const isOfOtherLevel = (want, { level }) => want && LEVELS.some((word) => word !== level && quality(want, word, false, 1) > LIKELY);

  /* The unit whose own name stands in a query, as {unit, from, words}: of the place that was named, else the owner's, else of the
     only body that has one; null for none. Of several it is the one with the longest name. */
  function unitNamed(wanted) {
    const found = known.flatMap((unit) => {
      const from = unit.bare.length > 1 ? wanted.findIndex((_, place) => answersAt(unit.bare, wanted, place)) : -1;
      const rank = unit.own ? 1 : isNamed(unit, wanted) ? 2 : 0;
      return from >= 0 && (rank || !isOfOtherLevel(wanted[from + unit.bare.length], unit)) ? [{ unit, from, words: unit.bare, rank }] : [];
    });
    const meant = found.some(({ rank }) => rank) ? found.filter(({ rank }) => rank) : found;
    const [first, ...others] = meant.sort((one, other) => other.words.length - one.words.length || other.rank - one.rank);
    const alone = first && others.every(({ unit, words }) => words.length < first.words.length || unit.body === first.unit.body);
    return first && (first.rank || alone) ? first : null;
  }

  /* Of each kind that is called: the units of the place that was named, else the owner's,
     else all; those with the very words in their name first, then those with most of what else was typed; at most so many of a kind.
     `sure`: whether some are of that place or the owner's. */
  function standingFor(wanted, called, most) {
    const found = called.map(({ kind, words }) => {
      const so = new Map(kind.units.map((unit) => [unit, [Number(holds(unit.words, words)), shareOf(unit, wanted)]]));
      const units = [...kind.units].sort((one, other) => {
        const [mine, others] = [so.get(one), so.get(other)];
        return others[0] - mine[0] || others[1] - mine[1];
      });
      const there = units.filter((unit) => !unit.own && isNamed(unit, wanted));
      const own = units.filter((unit) => unit.own);
      return { units: there.length ? there : own.length ? own : units, sure: there.length || own.length };
    });
    const sure = found.filter((each) => each.sure);
    return { units: [...new Set((sure.length ? sure : found).flatMap(({ units }) => units.slice(0, most)))], sure: sure.length > 0 };
  }

  /* For the box of units: those that stand for what was typed, then those whose names have all of it. */
  function unitsFor(wanted) {
    const called = calledIn(wanted);
    const has = ({ words }) => wanted.every((want) => words.some((word) => quality(want, word, false, 1) >= LIKELY));
    return { units: [...new Set([...standingFor(wanted, called, MOST).units, ...known.filter(has)])], told: toldOf(called) };
  }

  /* Which plans of the owner name the kind of unit that was called first, which do not consider it, and which do not name it; null
     where there is nothing to tell but that all do. */
  function toldOf([first]) {
    if (!first) return null;
    const { phrase, kind } = first;
    if (!kind.units.length) {
      return { text: `Không kế hoạch nào trên cổng nêu tên ${kind.label}; xem phần “Đơn vị khác” của trang Đơn vị.`, address: restAddress };
    }
    const own = all.filter((campaign) => campaign.own && !campaign.sample);
    const units = kind.units.filter((unit) => unit.own);
    const naming = (campaign) => units.filter((unit) => unit.campaigns.includes(campaign));
    const isExcluded = (campaign) => naming(campaign).length > 0 && naming(campaign).every((unit) => unit.excluded.has(campaign));
    const excluded = own.filter(isExcluded);
    const there = own.filter((campaign) => naming(campaign).length && !excluded.includes(campaign));
    const missing = own.filter((campaign) => !naming(campaign).length);
    if (!missing.length && !excluded.length) return null;
    const titles = (some) => some.map(({ title }) => title).join("; ");
    const clauses = [...new Set(units.flatMap((unit) => [...unit.excluded.values()]))].filter(Boolean).join("; ");
    const says = [
      there.length ? `kế hoạch có nêu: ${titles(there)}` : "",
      excluded.length ? `không thuộc đối tượng xét${clauses ? ` (${clauses})` : ""}: ${titles(excluded)}` : "",
      missing.length ? (own.length === missing.length ? "không kế hoạch nào của cơ quan chủ quản nêu"
        : `không nêu: ${titles(missing)}`) : "",
    ];
    const what = phrase === kind.label ? "" : ` (${kind.label})`;
    return { text: `“${phrase}”${what}: ${says.filter(Boolean).join("; ")}.`, address: units.length ? "" : restAddress };
  }

  Object.assign(window.tdSearch, { placeOf, startUnits: start, calledIn, unitNamed, standingFor, isUnitElsewhere, unitsFor, toldOf,
    calledWords: () => phrases.flatMap(({ words }) => words) });
}
