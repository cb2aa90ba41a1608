/*
 * Questions with one answer (generator/wording/answers/): said above the results in a sentence with its clause.
 */
"use strict";
{
  const { wordsOf, quality, records, campaigns, toldOf, unitNamed, isUnitElsewhere, calledWords, known, ANY_CAMPAIGN,
    BREAK, STATUS } = window.tdSearch;
  const CLEAR = 0.6; // how well a word must answer: as typed, without marks or tone
  const [CAMPAIGN, DOCUMENT] = [0, 4]; // groups of results
  const MOST = 2; // sentences
  const OF_SOME = ["doi-tuong", "so-luong"]; // topics whose answer tells of some only
  const NAMED = 0.5; // what tells campaigns apart

  let given;
  let asked = []; // {words, topic}

  let today;
  let beside = []; // the same, of words that ask only beside a unit's name

  const plainWords = (text) => wordsOf(text).filter((word) => word !== BREAK);
  const pattern = (topic) => (text) => ({ words: plainWords(text), topic });

  function start(data, day) {
    if (given) return;
    [given, today] = [data, day];
    const [applies, told, whole, place] = data.applies;
    for (const answer of data.said) {
      if (answer[4]) answer[4] = Object.fromEntries(answer[4].map(([place, number]) => [place, data.said[number]]));
    }
    const topics = data.campaigns.map(([code, patterns, few, each, ofPaper, byAward]) =>
      ({ patterns, few, topic: { code, told: each.map((number) => data.said[number]), ofPaper, byAward } }));
    beside = topics.flatMap(({ few, topic }) => few.map(pattern(topic)));
    asked = [
      ...topics.flatMap(({ patterns, topic }) => patterns.map(pattern(topic))),
      ...applies.map(pattern({ told, whole, aside: plainWords(place) })),
      ...data.portal.flatMap(([patterns, text, address, ofOwner]) => patterns.map(pattern({ text, address, ofOwner }))),
      ...data.state.map(pattern({ state: true, ofPaper: true })),
      ...data.open[0].map(pattern({ open: true, address: data.open[1] })),
    ];
  }

  const clear = (want, word) => quality({ ...want, begun: false }, word, false, 1) >= CLEAR;

  /* Where the words stand in the query, in their order; null where one is not there. */
  function placesOf(words, wanted) {
    const places = [];
    for (const word of words) {
      const from = places.length ? places[places.length - 1] + 1 : 0;
      const place = wanted.findIndex((want, each) => each >= from && clear(want, word));
      if (place < 0) return null;
      places.push(place);
    }
    return places;
  }

  const APART = 0.25; // of a word, for each that stands between

  /* The topic of a question, by the longest of its patterns, less where other words stand between them. */
  function topicOf(wanted, patterns) {
    let best = null;
    for (const { words, topic } of patterns) {
      const places = placesOf(words, wanted);
      if (!places) continue;
      const between = places[places.length - 1] - places[0] + 1 - places.length;
      const order = [APART * between - places.length, between, places[0]]; // many words, close together, early
      const differs = best ? order.findIndex((value, each) => value !== best.order[each]) : 0;
      if (!best || (differs >= 0 && order[differs] < best.order[differs])) best = { topic, places, order };
    }
    return best;
  }

  const isOverview = ({ kind, address, campaign }) => kind === CAMPAIGN && campaign && address.endsWith(`/${campaign.id}/`);
  const overviews = () => records.filter(({ entry, section }) => section.level === 1 && isOverview(entry));

  const isYear = ({ folded }) => /^\d{4}$/.test(folded);

  /* The campaigns that these words name: two in a row, or a year; what stands in few campaigns tells most. */
  function named(wanted) {
    const stands = (words, each) =>
      words.some((word, place) => {
        if (!clear(wanted[each], word)) return false;
        const next = wanted[each + 1];
        return isYear(wanted[each]) || (next && next.place === wanted[each].place + 1 && words[place + 1] && clear(next, words[place + 1]));
      });
    const any = wordsOf(ANY_CAMPAIGN); // which tells no one
    const all = overviews().map(({ entry, fields: [title, belongs] }) => ({
      campaign: entry.campaign,
      has: wanted.map((_, each) => [title, belongs, any].some((words) => stands(words, each))), // long titles hold ordinary words
    }));
    const telling = wanted.map((_, each) => Math.log((all.length + 1) / (all.filter(({ has }) => has[each]).length + 1)));
    const scored = all.map(({ campaign, has }) => ({ campaign,
      score: has.reduce((sum, one, each) => sum + (one ? telling[each] : 0), 0) }));
    const top = Math.max(0, ...scored.map(({ score }) => score));
    return top < NAMED ? [] : scored.filter(({ score }) => score > top - 0.01).map(({ campaign }) => campaign);
  }

  const isOwn = (campaign) => campaign.own && !campaign.sample;
  const overviewOf = (campaign) => (overviews().find(({ entry }) => entry.campaign === campaign) || { entry: {} }).entry;
  const titled = (campaign) => (isOwn(campaign) ? campaign.title : `${campaign.title}, ${overviewOf(campaign).about}`);

  /* What is told of days: of each until it is over, and then. */
  const spoken = (dues) => `${dues.map(([ahead, over, last]) => (last && last < today ? over : ahead)).join("; ")}.`;
  const saidOf = (text) => (Array.isArray(text) ? spoken(text) : text);

  function line(campaign, [text, address, clause, sure], award = "") {
    // What a stopped campaign asked for can be read; nobody is told to do it.
    const state = `${campaign.status.label}. `;
    const stopped = campaign.status.state === "stopped" && `${text} ` !== state;
    const said = (stopped ? state : "") + award + saidOf(text);
    const tells = Boolean(campaign.whose) && said.includes(campaign.whose); // whose plan it is, which nobody is told twice
    return { text: `${tells ? campaign.title : titled(campaign)}: ${said}`,
      whose: tells ? "" : campaign.whose, address, clause, sure: Boolean(sure) };
  }

  /* Of those that are meant: what plans say before what they leave open; of other bodies only where the owner's say nothing. */
  function chosen(lines, own) {
    const sure = lines.filter((each) => each.sure);
    const ours = sure.filter((each) => own.includes(each.campaign));
    if (ours.length) return ours.slice(0, MOST);
    const open = lines.filter((each) => own.includes(each.campaign)).slice(0, 1);
    return [...open, ...sure].slice(0, open.length ? MOST : 1);
  }

  /* Of what goes on first, of what was stopped last. */
  const byState = (lines) => [...lines].sort((one, other) => STATUS[other.campaign.status.state] - STATUS[one.campaign.status.state]);

  /* ------------------------------------------------------------------------- Awards ---- */

  const inRow = (words, wanted) => wanted.some((_, at) => words.every((word, each) => wanted[at + each] && clear(wanted[at + each], word)));

  /* The awards that are named, per campaign as {place, heading, words, told}: what they are called stands in a row; `told` counts the
     words of who decides on them. */
  const awardsNamed = (wanted) => given.awards.map((own) => own.flatMap(([kind, by, heading], place) => {
    if (!inRow(plainWords(kind), wanted)) return [];
    const others = plainWords(by).filter((word) => wanted.some((want) => clear(want, word)));
    return [{ place, heading, words: [...plainWords(kind), ...others], told: others.length }];
  }));

  const mostTold = (awards) => awards.filter(({ told }) => told === Math.max(...awards.map((each) => each.told)));

  /* Of a query, whether the campaign at a place has none of the rewards that are named: what it says of others is no answer. */
  function lacking(wanted) {
    const rewards = given.rewards.filter(([name]) => inRow(plainWords(name), wanted));
    return (place) => rewards.length > 0 && !rewards.some(([, those]) => those.includes(place));
  }

  /* Without what names an award. */
  const withoutAwards = (wanted) => {
    const words = awardsNamed(wanted).flat().flatMap((award) => award.words);
    return wanted.filter((want) => !words.some((word) => clear(want, word)));
  };

  /* The lines of a campaign's answer: of the awards that are meant, each with its heading where it has an answer of its own. */
  function linesFor(campaign, answer, awards) {
    const others = answer[4] || {};
    if (!awards.some(({ place }) => others[place])) return [{ campaign, ...line(campaign, answer) }];
    const each = awards.map(({ place, heading }) => {
      const own = others[place] || answer;
      const named = typeof own[0] === "string" && own[0].includes(heading);
      return { campaign, ...line(campaign, own, named ? "" : `${heading}: `) };
    });
    return each.filter(({ text }, place) => each.findIndex((other) => other.text === text) === place);
  }

  /* What else is asked beside a question: words in pairs, as some page has them. */
  function besides(rest) {
    const left = withoutAwards(rest).filter(({ needed }) => needed);
    const pairs = left.map((want, each) => [want, left[each + 1]]).filter(([one, other]) => other && other.place === one.place + 1);
    const names = overviews().map(({ fields }) => fields.slice(0, 2).flat());
    const isName = (pair) => names.some((words) => pair.every((want) => words.some((word) => clear(want, word))));
    return pairs.filter((pair) => !isName(pair) && records.some((record) => hasPair(record, pair)));
  }

  const hasPair = ({ fields }, [one, other]) => fields.some((words) =>
    words.some((word, at) => clear(one, word) && words[at + 1] && clear(other, words[at + 1])));

  /* Of lines that tell of some only: those of pages that say something of what else is asked. */
  function concerning(lines, rest) {
    const pairs = besides(rest);
    const there = (address) => records.filter(({ entry }) => entry.address === address.split("#")[0]);
    const tells = ({ address }) => pairs.filter((pair) => there(address).some((record) => hasPair(record, pair))).length;
    return lines.filter((each) => tells(each) >= pairs.length / 2);
  }

  function ofCampaigns(topic, wanted, rest, unit) {
    const awards = topic.byAward ? awardsNamed(wanted) : [];
    const best = mostTold(awards.flat());
    const lacks = topic.byAward ? lacking(wanted) : () => false;
    const all = byState(campaigns.flatMap((campaign, place) => (lacks(place) ? [] :
      linesFor(campaign, topic.state ? stateOf(campaign) : topic.told[place], mostTold(awards[place] || [])))));
    const told = OF_SOME.includes(topic.code) && !unit ? concerning(all, rest) : all;
    // Where no campaign is named, those are meant that have the award.
    const has = (campaign) => !best.length || awards[campaigns.indexOf(campaign)].some((award) => best.includes(award));
    const meant = named(topic.aside ? rest.filter((want) => !topic.aside.some((word) => clear(want, word))) : rest);
    if (topic.whole && !meant.length)
      return asksOfPlans(topic, rest) ? [{ text: topic.whole[0], address: topic.whole[1], clause: "" }] : [];
    const concerned = (campaign) => !unit || !unit.campaigns.length || unit.campaigns.includes(campaign);
    if (meant.length) {
      const own = meant.filter(isOwn);
      const lines = told.filter(({ campaign }) => (own.length ? own : meant).includes(campaign));
      return [...lines.filter(({ sure }) => sure), ...lines.filter(({ sure }) => !sure)]
        .slice(0, own.length > 1 || best.length ? MOST : 1);
    }
    const real = told.filter(({ campaign }) => !campaign.sample && concerned(campaign) && has(campaign));
    const lines = chosen(real, campaigns.filter(isOwn));
    return lines.length || !best.length ? lines : real.slice(0, 1); // of another body's award, which it leaves open
  }

  /* Whether nothing but a place and what campaigns are called is left. */
  const asksOfPlans = ({ aside }, rest) =>
    rest.every((want) => !want.needed ||
      [aside, ...overviews().flatMap(({ fields }) => fields.slice(0, 3))]
      .some((words) => words.some((word) => clear(want, word))));

  const stateOf = (campaign) => [`${campaign.status.label}.`, overviewOf(campaign).address, "", 1];

  /* What is said of a unit in the campaigns that were named, or in all; of those that do not name it, that they do not. */
  function ofUnit(unit, code, wanted, rest) {
    const said = (given.units[unit.address] || {})[code];
    if (!said) return [];
    const awards = awardsNamed(wanted);
    const lines = byState(said.flatMap(([place, number]) =>
      linesFor(campaigns[place], given.said[number], mostTold(awards[place]))
        .map((each) => ({ ...each, address: `${unit.address}#${campaigns[place].id}` }))));
    const meant = named(rest);
    const own = meant.filter(isOwn);
    const those = unit.own && own.length ? own : meant;
    const fitting = lines.filter(({ campaign }) => those.includes(campaign));
    const silent = fitting.length ? [] : those.filter((campaign) => unit.own && isOwn(campaign)).map((campaign) => silentOn(campaign));
    const lacks = lacking(wanted);
    const shown = (fitting.length ? fitting : lines).filter(({ campaign }) => !lacks(campaigns.indexOf(campaign)));
    const sure = shown.filter((each) => each.sure);
    return [...silent, ...(sure.length ? sure : shown)].slice(0, silent.length ? MOST : 1)
      .map((each) => ({ ...each, text: `${unit.name}. ${each.text}` }));
  }

  const silentOn = (campaign) => ({ text: `${titled(campaign)}: kế hoạch không nêu đơn vị này.`,
    address: overviewOf(campaign).address, clause: "" });

  function openNow() {
    const real = campaigns.filter(({ sample }) => !sample);
    const inState = (some, state) => some.filter(({ status }) => status.state === state).map(titled).join("; ");
    const ours = real.filter(({ whose }) => !whose);
    const [receiving, running] = ["receiving", "running"].map((state) => inState(ours, state));
    const others = real.filter(({ whose, status }) => whose && ["receiving", "running"].includes(status.state));
    const text = [
      receiving ? `Đang nhận hồ sơ: ${receiving}.` : "Hiện không có phong trào nào đang nhận hồ sơ.",
      running ? `Đang diễn ra: ${running}.` : "",
      ...others.map((each) => `${each.whose}: ${each.title} (${each.status.label.toLowerCase()}).`),
    ];
    return text.filter(Boolean).join(" ");
  }

  /* Whether all that was typed is a unit, these words, and a campaign's name: then nothing else is asked. */
  function asksNoMore(rest) {
    const left = rest.filter(({ needed }) => needed);
    const names = overviews().map(({ fields }) => fields.slice(0, 2).flat());
    return !left.length || names.some((words) => left.every((want) => words.some((word) => clear(want, word))));
  }

  const without = (wanted, called) => wanted.filter((_, place) =>
    !called.some(({ from, words }) => place >= from && place < from + words.length));

  /* An award or a campaign beside a unit, and nothing else: whether it may have it, and how many. */
  function besideUnit(wanted, called, unit) {
    const left = without(wanted, called);
    const found = unit && topicOf(left, beside);
    const rest = withoutAwards(found ? left.filter((_, place) => !found.places.includes(place)) : left);
    const [{ topic }] = found ? [found] : beside;
    return unit && (found || named(rest).length) && asksNoMore(rest) ? ofUnit(unit, topic.code, wanted, rest) : [];
  }

  /* Which plans name the kind of unit; who names the owner's place, and has no unit there, is led to the rule for the rest. */
  function ofKind(wanted, called, leads) {
    const told = toldOf(called);
    if (!told) return [];
    const here = plainWords(given.applies[3]).some((word) => wanted.some((want) => clear(want, word)));
    return [{ ...told, address: here || !leads.length ? told.address : "" }];
  }

  /* A document by its kind and the first number of its sign: "nghị định 98". */
  const namesDocument = (wanted) =>
    records.some(({ entry, fields: [heading] }) => {
      const number = heading.findIndex((word) => /^\d+$/.test(known.folded[word]));
      return entry.kind === DOCUMENT && number > 0 && inRow(heading.slice(0, number + 1), wanted);
    });

  const namesOthersOnly = (wanted) => {
    const meant = named(wanted);
    return meant.length > 0 && !meant.some(isOwn);
  };

  /* Whether a unit may be that of another body than its own: none was named, and its kind has units of several. */
  const isOneOfSeveral = ({ address }, wanted, [{ kind }]) =>
    isUnitElsewhere(address, wanted) && new Set(kind.units.map(({ body }) => body)).size > 1;

  /* The sentences for a query; `called`: the kinds of units that it names, `leads`: the units that stand for them. */
  function answersTo(wanted, kinds, leads) {
    const byName = unitNamed(wanted);
    const sure = byName && kinds.every(({ words }) => words.length <= byName.words.length) &&
      !(leads.some(({ own }) => own) && isUnitElsewhere(byName.unit.address, wanted));
    const [unit, called] = sure ? [byName.unit, [byName]] : [leads[0], kinds];
    const found = topicOf(wanted, asked);
    if (!found) {
      const told = besideUnit(wanted, called, unit);
      return told.length ? told : ofKind(wanted, kinds, leads);
    }
    const { topic, places } = found;
    if (topic.told && unit && !sure && isOneOfSeveral(unit, wanted, kinds)) return ofKind(wanted, kinds, leads);
    if ((topic.ofPaper && namesDocument(wanted)) || (topic.ofOwner && namesOthersOnly(wanted))) return [];
    if (topic.open) return [{ text: openNow(), address: topic.address, clause: "" }];
    if (!topic.told && !topic.state) return [{ text: topic.text, address: topic.address, clause: "" }];
    // A word of the question calls no unit: "xã đối tượng" is no "xã đội".
    const isUnit = unit && !called.some(({ from, words }) => places.some((place) => place >= from && place < from + words.length));
    const own = isUnit ? ofUnit(unit, topic.code, wanted, without(wanted, called)
      .filter(({ place }) => !places.some((each) => wanted[each].place === place))) : [];
    const rest = wanted.filter((_, place) => !places.includes(place));
    if (own.length) return own;
    return ofCampaigns(topic, wanted, rest, isUnit && unit);
  }

  /* --------------------------------------------------------------------------- Names ---- */

  const MIDDLE = ["van", "thi", "a"]; // "Giàng A Páo"
  const AFTER = ["duoc", "khen", "thuong", "co", "khong", "chua", "trong", "danh", "sach"]; // what is asked of a name, behind it

  const PAPERS = ["giay", "bang"]; // "giấy khen", "bằng khen"; alone they are names

  /* The words of a query that are a name, or null: a surname first, and either a middle name or words that no page has in a row
     and that call no unit. */
  function nameIn(wanted, inRow, called) {
    const words = [...wanted];
    const honorifics = given.names.honorifics.map((each) => wordsOf(each));
    const honorific = honorifics.find((each) => each.every((word, place) => words[place] && clear(words[place], word)));
    const surnames = plainWords(given.names.surnames.join(" "));
    const isSurname = (want) => want && surnames.some((word) => known.folded[word] === want.folded);
    // "Chú" typed without its mark is a surname, too: taken away only where another one follows.
    if (honorific && (isSurname(words[honorific.length]) || !isSurname(words[0]))) words.splice(0, honorific.length);
    let behind = "";
    const asks = ({ folded }) => AFTER.includes(folded) || (behind === "khen" && PAPERS.includes(folded));
    while (words.length > 2 && asks(words[words.length - 1])) behind = words.pop().folded;
    if (words.length < 2 || words.length > 6 || words.some(({ folded }) => /\d/.test(folded))) return null;
    if (!isSurname(words[0])) return null;
    const middle = words.length > 2 && MIDDLE.includes(words[1].folded);
    const [{ word, marked }] = words;
    const asWritten = !marked || surnames.some((each) => known.toneless[each] === known.toneless[word]); // "chữ" is no "Chu"
    return middle || (words.length > 2 && asWritten && inRow < 2 && !called.length) ? words : null;
  }

  function missingName(words) {
    const { rows, decisions, without, address } = given.names;
    const written = words.map(({ typed }) => typed[0].toUpperCase() + typed.slice(1));
    const waits = without.filter(([place]) => !campaigns[place].whose);
    const others = without.filter(([place]) => campaigns[place].whose).map(([place]) => campaigns[place].title);
    const open = [
      waits.length ? `${waits.length} phong trào chưa công bố kết quả` : "",
      others.length ? `${others.length} kế hoạch của cơ quan khác` : "",
    ].filter(Boolean);
    const each = [
      ...waits.map(([place, stages]) => `${campaigns[place].title}: chưa công bố kết quả (${stages}).`),
      ...others.map((title) => `${title}: kết quả do cơ quan ban hành kế hoạch công bố.`),
    ];
    const where = `trong ${rows} dòng của ${decisions} quyết định khen thưởng đã công bố trên cổng`;
    const looked = rows ? `Không có “${written.join(" ")}” ${where}.` : "Cổng chưa công bố danh sách khen thưởng nào.";
    return { text: looked, address, clause: "", rest: { title: `Còn ${open.join(", ")}`, lines: each } };
  }

  /* The words of all questions and of what units are called. */
  const askedWords = () => [...[...asked, ...beside].flatMap(({ words }) => words), ...calledWords()];

  Object.assign(window.tdSearch, { askedWords, overviews, namedCampaigns: named, withoutCalled: without,
    startAnswers: start, answersTo, nameIn, missingName });
}
