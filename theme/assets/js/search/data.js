/*
 * The index as it comes from the generator (generator/export/search.py), made into records.
 */
"use strict";
{
  const { makeRecord, setAbbreviations, STATUS } = window.tdSearch;
  const UNIT = 2; // the group of results
  const SAMPLE = 0.45;
  const OWN = 1.1;

  /* As in portal.js: the last step that has begun holds on the reader's day. */
  function statusOn(steps, day) {
    const begun = steps.filter(([from]) => from <= day);
    const [, state, label] = begun[begun.length - 1] || steps[0];
    return { state, label };
  }

  const campaigns = [];
  const records = [];
  let contents;
  let load;

  function readCampaigns(day) {
    for (const [id, title, years, steps, own, sample] of contents.campaigns) {
      const status = statusOn(steps, day);
      const weight = STATUS[status.state] * (own ? OWN : 1) * (sample ? SAMPLE : 1);
      campaigns.push({ id, title, years, status, weight, sample: Boolean(sample) });
    }
  }

  function readPage([kind, address, title, about, keys, number, boost, years, awards, sample, sections]) {
    const campaign = campaigns[number];
    const weight = boost * (campaign ? campaign.weight : sample ? SAMPLE : 1);
    const entry = { kind, address, title, about, campaign, weight, years, awards, sample: Boolean(sample) };
    const above = [];
    for (const [level, anchor, heading, text] of sections) {
      above.length = Math.max(level - 2, 0);
      const trail = above.filter(Boolean);
      above[Math.max(level - 2, 0)] = heading;
      const section = { level, anchor, heading, trail, text };
      // A section is found under its page's name, a page under what it belongs to; the sections of a unit's page are of campaigns.
      const name = kind === UNIT ? title : heading || title;
      const belongs = [title, heading, ...trail, about, campaign && campaign.title !== about ? campaign.title : ""];
      const others = belongs.filter((each) => each && each !== name).join("\n");
      records.push(makeRecord(entry, section, [name, others, heading ? "" : keys, text]));
    }
  }

  /* `given`: the table of contents; `loader`: gives the data of a file of the index by its name. */
  function start(given, loader, day) {
    if (contents) return;
    setAbbreviations(given.abbreviations);
    contents = given;
    load = loader;
    readCampaigns(day);
  }

  /* The pages: the first file tells most, the rest what is asked for less. */
  const read = new Set();
  async function loadPages(rest) {
    for (const name of rest ? contents.pages : contents.pages.slice(0, 1)) {
      const pages = await load(name);
      if (!read.has(name)) pages.forEach(readPage);
      read.add(name);
    }
  }

  Object.assign(window.tdSearch, {
    load: (name) => load(name),
    start,
    loadPages,
    records,
    campaigns,
    awards: () => contents.awards,
    namesFile: () => contents.names,
    allLoaded: () => Boolean(contents) && contents.pages.every((name) => read.has(name)),
  });
}
