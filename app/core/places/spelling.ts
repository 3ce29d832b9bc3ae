import { fold } from "~/core/shared/search-text";

/**
 * How people write Vietnamese place names: with all marks, with some, with none, with the tone on the other vowel
 * (Hòa, Hoà), with i for y (Mỹ, Mĩ), in one word (Duchoa). A syllable is kept in three layers to tell these apart.
 */
export type Syllable = {
  /** Without any mark: "hoa". */
  plain: string;
  /** With the marks of letters (ă â ê ô ơ ư đ) but without the tone. */
  letters: string;
  /** The tone mark alone, "" for the level tone; wherever it stood. */
  tone: string;
};

/** How near a typed name is to a real one: as written, as far as marks were typed at all, or only without marks. */
export type Likeness = "exact" | "unmarked" | "misspelt";

const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/;
const toneMarks = new RegExp(toneMark, "g");

export function syllable(token: string): Syllable {
  const decomposed = token.normalize("NFD").toLowerCase();
  const tone = toneMark.exec(decomposed)?.[0] ?? "";
  const letters = decomposed.replace(toneMarks, "").normalize("NFC");
  return { plain: commonY(fold(letters).replace(/^0+(?=\d)/, "")), letters: commonY(letters), tone };
}

/** "Mĩ" and "Mỹ", "Quí" and "Quý" are one name; "Thuy" keeps its y, which is another sound there. */
function commonY(letters: string): string {
  return letters.replace(/(^qu|[^aeiouyăâêôơư])y$/, "$1i");
}

export function isMarked({ plain, letters, tone }: Syllable): boolean {
  return tone !== "" || plain !== letters;
}

/** Words and numbers of a text; a number ends a word ("P4"), and so does a change of script ("Tuong坊"). */
export function splitWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .match(
        /[\p{Script=Latin}\p{M}]+|\p{N}+|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu,
      ) ?? []
  );
}

/** The key under which a name is found however its marks and spaces were typed. */
export function spellingKey(syllables: readonly Syllable[]): string {
  return syllables.map(({ plain }) => plain).join("");
}

/** The same with a space around each word, so that a part of a name is found by whole words only. */
export function spacedWords(syllables: readonly Syllable[]): string {
  return ` ${syllables.map(({ plain }) => plain).join(" ")} `;
}

/** Compares a typed name with a real one that has the same key. */
export function likeness(typed: readonly Syllable[], real: readonly Syllable[]): Likeness {
  if (typed.length !== real.length) return typed.some(isMarked) ? "misspelt" : "unmarked";
  let worst: Likeness = "exact";
  for (const [index, one] of typed.entries()) {
    const other = real[index];
    if (!other || !isPartly(one, other)) return "misspelt";
    if (one.letters !== other.letters || one.tone !== other.tone) worst = "unmarked";
  }
  return worst;
}

/** Whether every mark that was typed is one that the real syllable has. */
function isPartly(typed: Syllable, real: Syllable): boolean {
  if (typed.tone !== "" && typed.tone !== real.tone) return false;
  const letters = Array.from(real.letters);
  const plain = Array.from(real.plain);
  return (
    typed.letters.length === letters.length &&
    Array.from(typed.letters).every((letter, index) => letter === letters[index] || letter === plain[index])
  );
}

/** Edits between two keys (insert, delete, change, swap of neighbours), or `most` + 1 as soon as there are more. */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let edits = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? most + 1;
}
