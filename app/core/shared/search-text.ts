/**
 * Texts become tokens here and not in PostgreSQL, because its parsers know neither Vietnamese without diacritics nor
 * Chinese, Japanese and Korean words. What this file makes is cast with `::tsvector` and `::tsquery`, which parse nothing.
 */

/** More than any page shows; what lies behind is not searched. */
const longestText = 20_000;
/** Code points of a token; far below PostgreSQL's 2046 bytes, and the same for texts and queries. */
const longestToken = 60;
/** PostgreSQL's largest position; the rest of a long text would all stand there. */
const lastPosition = 16_383;
const mostQueryTokens = 24;

export type Weight = "A" | "B" | "C" | "D";
export type WeightedText = { weight: Weight; text: string };

/** Letters that have no decomposition, as people type them without a Vietnamese or European keyboard. */
const plainLetters: Record<string, string> = {
  đ: "d",
  ð: "d",
  ø: "o",
  ł: "l",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ı: "i",
};

/**
 * Lower case without Latin diacritics: `Khu công nghiệp` → `khu cong nghiep`. Kana keep their voicing marks and Hangul
 * stays whole, because those are other letters and not decorations.
 */
export function fold(text: string): string {
  const lower = text.normalize("NFKC").toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/[\u0300-\u036f]+/g, "")
    .normalize("NFC")
    .replace(/[đðøłæœßı]/g, (letter) => plainLetters[letter] ?? letter);
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
const cjkLetters = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々〇〆";
const cjkPattern = new RegExp(`[${cjkLetters}]+|[^${cjkLetters}]+`, "gu");
const startsWithCjk = new RegExp(`^[${cjkLetters}]`, "u");
const hangulOnly = /^\p{Script=Hangul}+$/u;

/** A run of letters of one kind: a word, or a stretch of Chinese, Japanese or Korean. */
type Run = { text: string; cjk: boolean; start: number };

/** The words of a folded text in reading order; a stretch of Chinese, Japanese or Korean is one. */
export function textRuns(folded: string): Run[] {
  const found: Run[] = [];
  for (const word of folded.matchAll(wordPattern))
    for (const part of word[0].matchAll(cjkPattern))
      found.push({ text: part[0], cjk: startsWithCjk.test(part[0]), start: word.index + part.index });
  return found;
}

/** English plurals meet their singular (Harman's s-stemmer); no Vietnamese syllable ends in s, so none is harmed. */
function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+s$/.test(word)) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:us|ss)$/.test(word) ? word : word.slice(0, -1);
}

function clip(word: string): string {
  return word.length <= longestToken ? word : Array.from(word).slice(0, longestToken).join("");
}

/** A token and where it stands; a bigram stands at its first character. */
type Placed = { token: string; position: number };

/**
 * Words as they are; Chinese, Japanese and Korean as each single character and each pair. Pairs rather than
 * Intl.Segmenter: a dictionary cuts the text and the query in different places (経済区 | 経済 区), and a pair is found
 * wherever it stands, particles and compounds included.
 */
function placedTokens(text: string): { tokens: Placed[]; length: number } {
  const tokens: Placed[] = [];
  const folded = fold(text.slice(0, longestText));
  let position = 0;
  let before: { end: number; last: string; hangul: boolean } | null = null;
  for (const run of textRuns(folded)) {
    if (!run.cjk) {
      tokens.push({ token: clip(run.text), position: ++position });
      before = null;
      continue;
    }
    const characters = Array.from(run.text);
    const hangul = hangulOnly.test(run.text);
    // Koreans write compounds with and without spaces, so a pair reaches over one space.
    if (before?.hangul && hangul && before.end + 1 === run.start && folded[before.end] === " ")
      tokens.push({ token: before.last + characters[0], position });
    for (const [index, character] of characters.entries()) {
      tokens.push({ token: character, position: ++position });
      const next = characters[index + 1];
      if (next !== undefined) tokens.push({ token: character + next, position });
    }
    before = { end: run.start + run.text.length, last: characters.at(-1) ?? "", hangul };
  }
  return { tokens, length: position };
}

/** The tokens of a text in reading order: Latin words, digits, and for CJK single characters and pairs. */
export function tokens(text: string): string[] {
  return placedTokens(text).tokens.map(({ token }) => token);
}

function quoted(token: string): string {
  return `'${token.replace(/['\\]/g, "$&$&")}'`;
}

/**
 * A tsvector literal of texts with their weights: `'cong':2A 'khu':1A`. Positions follow the reading order, with a gap
 * between two texts so that no phrase reaches from one into the next. "" for texts without a word.
 */
export function searchVector(texts: readonly WeightedText[]): string {
  const places = new Map<string, string[]>();
  let offset = 0;
  for (const { weight, text } of texts) {
    const placed = placedTokens(text);
    for (const { token, position } of placed.tokens) {
      const lexeme = stem(token);
      const at = places.get(lexeme) ?? [];
      // PostgreSQL keeps 256 positions a lexeme; a lexeme beyond the last position is still found, at that position.
      if (at.length < 255) at.push(`${Math.min(offset + position, lastPosition)}${weight}`);
      places.set(lexeme, at);
    }
    offset += placed.length + 5;
  }
  return [...places].map(([lexeme, at]) => `${quoted(lexeme)}:${at.join(",")}`).join(" ");
}

/** English words that say nothing, left out of a query when at least two others stay (`the thao` is Vietnamese). */
const functionWords = new Set(["a", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"]);
const functionParts = new Set([...functionWords].map(quoted).flatMap((word) => [word, `${word}:*`]));

/** Written onto the noun before them; the noun alone finds all that the noun with its particle would. */
const koreanParticles = /(?:에서|으로|까지|부터|은|는|이|가|을|를|에|의|와|과|도|로)$/;

/** "LNG를": the particle belongs to the word before it and is no word of its own. */
function isParticleOf(run: Run, before: Run | undefined): boolean {
  const touches = before !== undefined && !before.cjk && before.start + before.text.length === run.start;
  return touches && run.text.replace(koreanParticles, "") === "";
}

/** Between two words of Chinese characters or katakana these are Japanese particles, and part them. */
const japaneseParticles = /(?<![\p{Script=Hiragana}])[のをにでとはがへやも](?![\p{Script=Hiragana}])/u;

function phrases(run: string): string[] {
  if (hangulOnly.test(run)) {
    const noun = run.replace(koreanParticles, "");
    return [Array.from(noun).length >= 2 ? noun : run];
  }
  const parts = run.split(japaneseParticles).filter((part) => part !== "");
  return parts.length > 0 ? parts : [run];
}

function cjkQuery(phrase: string): string {
  const characters = Array.from(phrase).slice(0, longestToken);
  if (characters.length === 1) return quoted(phrase);
  const pairs = characters.slice(0, -1).map((character, index) => quoted(character + characters[index + 1]));
  return pairs.length === 1 ? (pairs[0] ?? "") : `(${pairs.join(" <-> ")})`;
}

/**
 * A tsquery literal: all words must be there; CJK stretches as phrases of pairs, a last Latin word also as the beginning
 * of a longer one (`'khu' & 'cong':*`). null when there is nothing to search for.
 */
export function searchQuery(q: string, otherNames: readonly OtherName[] = []): string | null {
  const parts = searchParts(q, otherNames);
  return parts.length > 0 ? parts.join(" & ") : null;
}

/**
 * The words of a question one by one, as tsquery literals, for when no page holds them all. Function words are on every
 * page, so that by themselves they would find everything.
 */
export function searchWords(q: string, otherNames: readonly OtherName[] = []): string[] {
  return searchParts(q, otherNames).filter((part) => !functionParts.has(part));
}

/** What must be there, each a tsquery literal. */
function searchParts(q: string, otherNames: readonly OtherName[]): string[] {
  // Half-width katakana and Hangul in parts are the same names.
  const text = q.slice(0, longestText).normalize("NFKC");
  const named = otherNames.find(([other]) => text.includes(other));
  return named ? partsWithName(text, named, otherNames) : wordParts(text);
}

/** A name as other scripts write it, and the Vietnamese name it stands for. */
type OtherName = readonly [other: string, vi: string];

/** What stands behind a name and is no word of its own: province, district, city, and Korean particles. */
const unitBehind =
  /^(?:省|県|縣|县|郡|市(?![场場])|社|町|성|현|시)?(?:에서|으로|까지|부터|은|는|이|가|을|를|에|의|와|과|도|로)?(?![\p{Script=Hangul}])/u;

/**
 * "ロンアン 工業団地": pages hold the Vietnamese name or the other one. Of texts that hold several such names each is asked for.
 */
function partsWithName(q: string, [other, vi]: OtherName, otherNames: readonly OtherName[]): string[] {
  const at = q.indexOf(other);
  const latin = textRuns(fold(vi)).map(({ text }) => quoted(stem(clip(text))));
  const name = [cjkQuery(Array.from(fold(other)).join("")), `(${latin.join(" <-> ")})`].join(" | ");
  const rest = [q.slice(0, at), q.slice(at + other.length).replace(unitBehind, "")];
  return [`(${name})`, ...rest.flatMap((part) => searchParts(part, otherNames))];
}

function wordParts(q: string): string[] {
  const all = textRuns(fold(q)).slice(0, mostQueryTokens);
  const found = all.filter((run, index) => !isParticleOf(run, all[index - 1]));
  const saying = found.filter((run) => run.cjk || !functionWords.has(run.text));
  const kept = saying.length >= 2 ? saying : found;
  const parts = kept.flatMap((run, index) => {
    if (run.cjk) return phrases(run.text).map(cjkQuery);
    const word = quoted(stem(clip(run.text)));
    const isBeginning = index === kept.length - 1 && !/^\p{N}+$/u.test(run.text);
    return [isBeginning ? `${word}:*` : word];
  });
  return [...new Set(parts)];
}
