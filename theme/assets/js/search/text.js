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
  const WORD = /[\p{L}\p{N}\p{M}]+|∗/gu;
  const ANY_NUMBER = "∗";
  const BREAK = 0; // the end of a line: words on both sides are no neighbours

  /* Every word met, by its number: as written (where the tone stands makes no difference), without tone, without marks. */
  const written = [""];
  const toneless = [""];
  const folded = [""];
  const numbers = new Map();
  const readings = new Map();
  let abbreviations = {};

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

  const ROMAN = ["ii", "iii", "iv", "vii", "viii", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];
  const ROMAN_VALUE = [2, 3, 4, 7, 8, 12, 13, 14, 15, 16, 17, 18, 19, 20]; // "vi", "xi" and "ix" are syllables, too

  function numberOf(word) {
    const signs = word.normalize("NFD");
    // "kỳ" and "kì", "lý" and "lí" are one word.
    const letters = signs.replace(TONES, "").normalize("NFC").replace(/^([hklmst])y$/, "$1i");
    const whole = letters + (signs.match(TONES) || []).join("");
    let number = numbers.get(whole);
    if (number === undefined) {
      number = written.push(whole) - 1;
      toneless.push(letters);
      folded.push(fold(letters));
      numbers.set(whole, number);
    }
    return number;
  }

  /* The numbers of the words that a word stands for: mostly one. */
  function readWord(raw) {
    let found = readings.get(raw);
    if (found) return found;
    const word = raw.toLowerCase().normalize("NFC").replace(/ð/g, "đ").replace(/ƣ/g, "ư");
    const plain = fold(word);
    if (/^\d+$/.test(word)) found = [numberOf(word.replace(/^0+(?=\d)/, ""))];
    else if (Object.hasOwn(abbreviations, word) || Object.hasOwn(abbreviations, plain)) found = (abbreviations[word] || abbreviations[plain]).split(" ").map(numberOf);
    else if (ROMAN.includes(word)) found = [numberOf(String(ROMAN_VALUE[ROMAN.indexOf(word)]))];
    else found = [numberOf(word)];
    readings.set(raw, found);
    return found;
  }

  const isNumber = (token) => Boolean(token) && /^(\d+|∗)$/.test(folded[token.word]);
  const isYear = (token) => isNumber(token) && folded[token.word].length === 4;

  /* "số 08", "ngày 18", "năm 2026", "18 tháng 3", "tháng 3 năm 2026": the number alone says it. */
  function isSilent(tokens, place) {
    const next = tokens[place + 1];
    if (!isNumber(next)) return false;
    const word = folded[tokens[place].word];
    if (word === "so" || word === "ngay") return true;
    if (word === "nam") return isYear(next);
    if (word !== "thang") return false;
    if (isNumber(tokens[place - 1])) return true;
    const after = tokens[place + 2];
    return isYear(after) || (Boolean(after) && folded[after.word] === "nam" && isYear(tokens[place + 3]));
  }

  /* The words of a text in order: {word, start, end}, with a BREAK between lines. */
  function read(text) {
    const tokens = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (text.slice(end, match.index).includes("\n")) tokens.push({ word: BREAK, start: end, end });
      end = match.index + match[0].length;
      for (const word of readWord(match[0])) tokens.push({ word, start: match.index, end });
    }
    return tokens.filter((_, place) => !isSilent(tokens, place));
  }

  Object.assign(window.tdSearch, {
    ANY_NUMBER,
    BREAK,
    read,
    fold,
    known: { written, toneless, folded },
    setAbbreviations: (table) => (abbreviations = table),
  });
}
