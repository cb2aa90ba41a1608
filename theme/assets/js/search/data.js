/*
 * The index as it comes from the generator (generator/export/search/files.py), made into records.
 */
"use strict";
{
  const { makeRecord, addText, setAbbreviations, startUnits, STATUS } = window.tdSearch;
  const [CAMPAIGN, UNIT] = [0, 2]; // groups of results
  const ANY_CAMPAIGN = "kế hoạch\nphong trào"; // what people say before the name of one
  const SAMPLE = 0.45;
  const OWN = 1.25;

  /* As in portal.js: the last step that has begun holds on the reader's day. */
  function statusOn(steps, day) {
    const begun = steps.filter(([from]) => from <= day);
    const [, state, label] = begun[begun.length - 1] || steps[0];
    return { state, label };
  }

  const campaigns = [];
  const records = [];
  const staff = []; // records of pages for staff, which readers do not search
  const pages = []; // the records of each
  let contents;
  let load;
  let today;

  function readCampaigns(day) {
    for (const [id, title, years, steps, own, sample, whose] of contents.campaigns) {
      const status = statusOn(steps, day);
      const weight = STATUS[status.state] * (own ? OWN : 1) * (sample ? SAMPLE : 1);
      campaigns.push({ id, title, years, status, weight, own: Boolean(own), sample: Boolean(sample), whose });
    }
  }

  function readPage([kind, address, title, about, keys, number, boost, years, awards, sample, sections]) {
    const campaign = campaigns[number];
    const weight = boost * (campaign ? campaign.weight : sample ? SAMPLE : 1);
    const entry = { kind, address, title, about, campaign, weight, years, awards, sample: Boolean(sample) };
    const above = [];
    const own = sections.map(([level, anchor, heading]) => {
      above.length = Math.max(level - 2, 0);
      const trail = above.filter(Boolean);
      above[Math.max(level - 2, 0)] = heading;
      // What a unit's page says of a campaign weighs as the campaign does, whoever's it is.
      const told = kind === UNIT && campaigns.find(({ id }) => anchor === id || anchor.startsWith(`${id}-`));
      const section = { level, anchor, heading, trail, text: "", share: told ? STATUS[told.status.state] : 1 };
      // A section is found under its page's name, a page under what it belongs to; the sections of a unit's page are of campaigns.
      const name = kind === UNIT ? title : heading || title;
      const belongs = [title, heading, ...trail, about, campaign && campaign.title !== about ? campaign.title : ""];
      const others = belongs.filter((each) => each && each !== name).join("\n");
      return makeRecord(entry, section, [name, others, [heading ? "" : keys, kind === CAMPAIGN ? ANY_CAMPAIGN : ""].join("\n"), ""]);
    });
    return own;
  }

  function addPage(page) {
    const own = readPage(page);
    records.push(...own);
    pages.push(own);
  }

  /* `given`: the table of contents; `loader`: gives the data of a file of the index by its name. */
  function start(given, loader, day) {
    if (contents) return;
    setAbbreviations(given.abbreviations);
    contents = given;
    load = loader;
    today = day;
    readCampaigns(day);
  }

  /* Titles and headings, which answer most queries, and what people call units; */
  async function loadPages() {
    const [given] = await Promise.all([load(contents.pages), loadUnits()]);
    if (!pages.length) given.forEach(addPage);
  }

  async function loadStaff() {
    const given = await load(contents.staff);
    if (staff.length) return;
    for (const [page, texts] of given) {
      const own = readPage(page);
      texts.forEach((text, place) => addText(own[place], text));
      staff.push(...own);
    }
  }

  async function loadUnits() {
    startUnits(await load(contents.units), campaigns);
  }

  async function loadAnswers() {
    window.tdSearch.startAnswers(await load(contents.answers), today);
  }

  /* then what stands below them: each file goes on with the pages where the one before ended. */
  let withText = 0;
  const read = new Set();
  async function loadTexts() {
    await loadAnswers();
    for (const name of contents.texts) {
      const texts = await load(name);
      if (read.has(name)) continue;
      read.add(name);
      for (const own of texts) {
        own.forEach((text, place) => addText(pages[withText][place], text));
        withText += 1;
      }
    }
  }

  Object.assign(window.tdSearch, {
    ANY_CAMPAIGN,
    load: (name) => load(name),
    start,
    loadPages,
    loadTexts,
    loadAnswers,
    loadStaff,
    loadUnits,
    records,
    staff,
    campaigns,
    awards: () => contents.awards,
    titles: () => new Map(pages.map(([{ entry }]) => [entry.address, entry.title])),
    namesFile: () => contents.names,
    allLoaded: () => Boolean(contents) && read.size === contents.texts.length,
  });
}
