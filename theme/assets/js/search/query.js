/*
 * A query: what was typed as a row of wanted words, and how well a word of a page answers each.
 */
"use strict";
{
  const { read, wordsOf, fold, known, ANY_NUMBER } = window.tdSearch;
  const LONGEST = 300; // characters that are read of what was typed
  const MOST_WORDS = 12;
  const SHORTEST_TYPO = 3; // of shorter words too many others differ by one letter, unless more words tell what is meant

  /* Words with which a question is asked: what is looked for need not have them. Typed without marks, only those that are hardly
     ever another word. */
  const ASKING = "nào gì nhiêu đâu ở được không là về của các những và tôi phải muốn làm như có cần mà thì sẵn";
  const ASKING_PLAIN = "nao gi nhieu duoc khong la cho cua nhung va khi toi phai muon sao";
  const asking = new Set(wordsOf(ASKING));
  const askingPlain = new Set(ASKING_PLAIN.split(" "));
  /* Two in a row ask, whatever each of them means alone; so does what frames the rest: "có … không", "… chưa". */
  const ASKING_PAIRS = new Set(["bao nhieu", "bao gio", "bao lau", "luc nao", "the nao", "ra sao", "o dau", "la ai", "duoc khong",
    "duoc khen", "duoc xet", "duoc thuong"]);
  const AT_THE_END = ["khong", "chua", "k"];
  const LEAST = 2; // words that a question must have besides

  function markAsking(wanted) {
    const folded = wanted.map((want) => want.folded);
    const isPair = (place) => ASKING_PAIRS.has(`${folded[place]} ${folded[place + 1]}`);
    const framed = AT_THE_END.includes(folded[folded.length - 1]);
    const frames = (place) => framed && (place === folded.length - 1 || folded[place] === "co");
    const isWord = (want) => (want.marked ? asking.has(want.word) : askingPlain.has(want.folded));
    const asks = wanted.map((want, place) => !want.glued && (isWord(want) || isPair(place) || isPair(place - 1) || frames(place)));
    const many = asks.filter((one) => !one).length;
    return wanted.map((want, place) => ({ ...want, needed: many < LEAST || !asks[place] }));
  }

  /* How well a word answers: as typed; where no marks were typed; where no tone was; other marks; a beginning; one letter wrong. */
  const QUALITY = { same: 1, plain: 0.97, toneless: 0.65, folded: 0.25, begins: 0.75, typo: 0.45 };

  /* "2026-03-18" and "18/3/26" as pages write days; "bao h", of which "h" alone would begin any word. */
  const withDays = (text) =>
    text
      .replace(/\bbao h(?=\s|$)/gi, "bao giờ")
      .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, "$3/$2/$1")
      .replace(/\b(\d{1,2})([/.-])(\d{1,2})\2(\d{2})\b(?![/.-]?\d)/g, "$1/$3/20$4");

  /* The wanted words. `glued`: typed in one with the word before ("268/KH-UBND"), so it must follow it. `needed`: what answers must
     have it. */
  function parse(typed) {
    const text = withDays(typed.normalize("NFC").slice(0, LONGEST).replace(/\s+/g, " ").trimStart());
    const tokens = read(text);
    const wanted = tokens.slice(0, MOST_WORDS).map((token, place) => {
      const before = tokens[place - 1];
      return {
        word: token.word,
        typed: text.slice(token.start, token.end),
        place,
        folded: known.folded[token.word],
        marked: known.written[token.word] !== known.folded[token.word],
        glued: Boolean(before) && !/\s/.test(text.slice(before.end, token.start)),
        // The last word may still be being typed; what an abbreviation stands for is whole.
        begun: token === tokens[tokens.length - 1] && token.end === text.length && !(before && before.start === token.start),
      };
    });
    return { text: text.trim(), wanted: markAsking(wanted), shortened: tokens.length > MOST_WORDS || typed.length > LONGEST };
  }

  /* Whether two words differ by one letter: one more, one less, another one, two exchanged. */
  function oneLetterApart(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let from = 0;
    while (from < one.length && one[from] === other[from]) from += 1;
    let back = 0;
    const most = Math.min(one.length, other.length) - from;
    while (back < most && one[one.length - 1 - back] === other[other.length - 1 - back]) back += 1;
    const left = one.slice(from, one.length - back);
    const right = other.slice(from, other.length - back);
    if (left.length <= 1 && right.length <= 1) return true;
    return left.length === 2 && left === [...right].reverse().join("");
  }

  const canBeMisspelt = (word, many) => word.length >= SHORTEST_TYPO - (many >= SHORTEST_TYPO) && !/\d/.test(word);

  /* How well a known word answers a wanted one: 0 (not at all) to 1. */
  function quality(want, word, typos, many) {
    if (word === want.word) return QUALITY.same;
    const own = known.folded[word];
    if (own === ANY_NUMBER) return /^\d+$/.test(want.folded) ? QUALITY.plain : 0;
    if (own === want.folded) {
      if (!want.marked) return QUALITY.plain;
      return known.toneless[word] === known.written[want.word] ? QUALITY.toneless : QUALITY.folded;
    }
    if (want.begun && own.startsWith(want.folded)) {
      const exact = !want.marked || known.toneless[word].startsWith(known.toneless[want.word]);
      return QUALITY.begins * (exact ? 1 : QUALITY.folded) * (0.6 + (0.4 * want.folded.length) / own.length);
    }
    if (typos && own.length > 1 && !/\d/.test(own) && canBeMisspelt(want.folded, many)
      && oneLetterApart(want.folded, own)) return QUALITY.typo;
    return 0;
  }

  /* What each word of the pages is worth to each wanted one; worked out once per query, as words are met. */
  function answers(wanted, typos) {
    const met = [];
    const worth = (word) => {
      if (met[word] === undefined) {
        const values = wanted.map((want) => quality(want, word, typos, wanted.length));
        met[word] = values.some(Boolean) ? values : null;
      }
      return met[word];
    };
    const answer = (each, word) => (worth(word) || [])[each] || 0;
    answer.any = (word) => worth(word) !== null;
    return answer;
  }

  /* As in generator/marks.py, by which the files of names are made. */
  const foldWord = (word) => fold(word.toLowerCase().replace(/ð/g, "đ").replace(/ƣ/g, "ư"));

  Object.assign(window.tdSearch, { parse, answers, quality, oneLetterApart, canBeMisspelt, QUALITY, foldWord });
}
