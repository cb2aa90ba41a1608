/*
 * Vietnamese text for the search: one reading of a word, however it is written.
 *
 * Both what pages say and what a reader types go through `read`: abbreviations become the words they stand for, "08" is 8, "XIV" is
 * 14, "mẫu số 08" is "mẫu 8", "ngày 18 tháng 3 năm 2026" is "18/3/2026". So both sides need no rules about each other.
 */
"use strict";
window.tdSearch = {};
{
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  // Letters, digits, marks of alphabets; told by ranges, which takes a third of the time of \p{L}. "%" is read as "phần trăm".
  const WORD = /[0-9A-Za-zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\ud7ff]+|[%∗\n]/g;
  const ANY_NUMBER = "∗";
  const BREAK = 0; // the end of a line: words on both sides are no neighbours
  const ENDS = [BREAK];

  /* Every word met, by its number: as written (where the tone stands makes no difference), without tone, without marks. */
  const written = [""];
  const toneless = [""];
  const folded = [""];
  const roles = [0];
  const numbers = new Map();
  const readings = new Map();
  let abbreviations = new Map(); // to the numbers of the words they stand for

  const MARKS = /[\u0300-\u036f]/g; // of letters; \p{M} takes five times as long
  const fold = (text) => text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d");

  const ROMAN = ["ii", "iii", "iv", "vii", "viii", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];
  const ROMAN_VALUE = [2, 3, 4, 7, 8, 12, 13, 14, 15, 16, 17, 18, 19, 20]; // "vi", "xi" and "ix" are syllables, too

  function numberOf(word) {
    const signs = word.normalize("NFD");
    // "kỳ" and "kì", "lý" and "lí" are one word.
    const letters = signs.replace(TONES, "").replace(/^([hklmst])y$/, "$1i").normalize("NFC");
    const whole = letters + (signs.match(TONES) || []).join("");
    let number = numbers.get(whole);
    if (number === undefined) {
      number = written.push(whole) - 1;
      toneless.push(letters);
      folded.push(fold(letters));
      roles.push(roleOf(folded[number]));
      numbers.set(whole, number);
    }
    return number;
  }

  /* The numbers of the words that a word stands for: mostly one. */
  function readWord(raw) {
    const word = raw.toLowerCase().normalize("NFC").replace(/ð/g, "đ").replace(/ƣ/g, "ư");
    let found;
    if (/^\d+$/.test(word)) found = [numberOf(word.replace(/^0+(?=\d)/, ""))];
    else if (abbreviations.has(word)) found = abbreviations.get(word);
    else if (abbreviations.has(fold(word))) found = abbreviations.get(fold(word));
    else if (ROMAN.includes(word)) found = [numberOf(String(ROMAN_VALUE[ROMAN.indexOf(word)]))];
    else found = [numberOf(word)];
    readings.set(raw, found);
    return found;
  }

  /* What a word does to its neighbours: it is a number (of a year), or stands before one. */
  const [NUMBER, YEAR, BEFORE_NUMBER, BEFORE_YEAR, MONTH] = [1, 2, 3, 4, 5];
  const BEFORE = { so: BEFORE_NUMBER, ngay: BEFORE_NUMBER, nam: BEFORE_YEAR, thang: MONTH };

  function roleOf(word) {
    if (/^\d{4}$/.test(word)) return YEAR;
    if (/^(\d+|∗)$/.test(word)) return NUMBER;
    return Object.hasOwn(BEFORE, word) ? BEFORE[word] : 0;
  }

  const isNumber = (word) => roles[word] === NUMBER || roles[word] === YEAR;
  const isYear = (word) => roles[word] === YEAR;

  /* "số 08", "ngày 18", "năm 2026", "18 tháng 3", "tháng 3 năm 2026": the number alone says it. */
  function isSilent(words, place) {
    const role = roles[words[place]];
    if (role < BEFORE_NUMBER || !isNumber(words[place + 1])) return false;
    if (role === BEFORE_NUMBER) return true;
    if (role === BEFORE_YEAR) return isYear(words[place + 1]);
    const [before, after] = [words[place - 1], words[place + 2]];
    return isNumber(before) || isYear(after) || (roles[after] === BEFORE_YEAR && isYear(words[place + 3]));
  }

  /* The words of a text in order, with a BREAK between lines; `spans`, where it is given, gets where each begins and ends. */
  function wordsOf(text, spans) {
    const words = [];
    const places = [];
    let numbered = false;
    WORD.lastIndex = 0;
    for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
      const raw = match[0];
      const found = raw === "\n" ? ENDS : readings.get(raw) || readWord(raw);
      for (let place = 0; place < found.length; place += 1) {
        words.push(found[place]);
        numbered = numbered || isNumber(found[place]);
        if (spans) places.push({ start: match.index, end: WORD.lastIndex });
      }
    }
    if (!numbered) {
      if (spans) spans.push(...places);
      return words;
    }
    const kept = [];
    for (let place = 0; place < words.length; place += 1) {
      if (isSilent(words, place)) continue;
      kept.push(words[place]);
      if (spans) spans.push(places[place]);
    }
    return kept;
  }

  /* The same as {word, start, end}. */
  function read(text) {
    const spans = [];
    return wordsOf(text, spans).map((word, place) => ({ word, ...spans[place] }));
  }

  function setAbbreviations(table) {
    abbreviations = new Map(Object.entries(table).map(([short, long]) => [short, long.split(" ").map(numberOf)]));
  }

  Object.assign(window.tdSearch, {
    ANY_NUMBER,
    BREAK,
    read,
    wordsOf,
    fold,
    known: { written, toneless, folded },
    setAbbreviations,
  });
}
