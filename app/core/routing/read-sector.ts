import { type Language, languages } from "~/core/shared/language";

/** The words that suggest a sector, by the language they are of (`sectors.json`). */
export type SectorWords = { code: string; words: Partial<Record<Language, readonly string[]>> };

/** A word or phrase to look for. */
type Entry = {
  /** Lower case, NFC, single spaces: what must stand in the text. */
  form: string;
  /** As the lists write it, for the reasons. */
  word: string;
  /** Must stand free (Vietnamese, English); the others count anywhere. */
  whole: boolean;
  sectors: Set<string>;
};

/** By the first two characters (UTF-16 units) of the form; by the first and none for forms of one. Longest first. */
type Index = Map<number, Map<number, Entry[]>>;

const none = -1;

/** Not to be found in any word, and no letter: subject and message stay two texts. */
const border = "\n\n";

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/**
 * The sector with the most words of its lists in the text, and those words; null when none or several have most
 * (routing policy, “Sector read from the text”). `parts` (subject, message) are one text for counting and for the
 * question whether it has diacritics, but no phrase reaches over from one into the other: the end of a subject and
 * the beginning of a message were not written as one phrase.
 */
export function readSector(
  parts: readonly string[],
  sectors: readonly SectorWords[],
): { sector: string; words: string[] } | null {
  const text = parts.map(normalise).join(border);
  const index = indexOf(sectors)[hasVietnameseDiacritics(text) ? "marked" : "bare"];
  const counts = new Map<string, string[]>();
  for (const entry of distinct(visible(occurrences(text, index)))) {
    for (const sector of entry.sectors) counts.set(sector, [...(counts.get(sector) ?? []), entry.word]);
  }
  const ranking = [...counts].sort(([, a], [, b]) => b.length - a.length);
  const [first, second] = ranking;
  if (!first || first[1].length === second?.[1].length) return null;
  return { sector: first[0], words: first[1] };
}

/**
 * NFC, lower case, one kind of apostrophe and of hyphen (word processors type ’ and ‑), one space for spaces and a line break, since
 * mails wrap their lines; a blank line ends what is said and stays.
 */
function normalise(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[’‘ʼ＇]/g, "'")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/\s+/g, (space) => (space.split(lineEnd).length > 2 ? border : " "));
}

const plainLetters = new Map(
  Object.entries({
    a: "àáảãạăằắẳẵặâầấẩẫậ",
    e: "èéẻẽẹêềếểễệ",
    i: "ìíỉĩị",
    o: "òóỏõọôồốổỗộơờớởỡợ",
    u: "ùúủũụưừứửữự",
    y: "ỳýỷỹỵ",
    d: "đ",
  }).flatMap(([plain, marked]) => [...marked.normalize("NFC")].map((letter) => [letter, plain] as const)),
);

const markedLetter = new RegExp(`[${[...plainLetters.keys()].join("")}]`);

/**
 * Whether a text has a letter that Vietnamese writes with a mark. Asked after NFC and letter by letter, so that
 * dakuten, Hangul and German umlauts do not make unmarked Vietnamese beside them look marked.
 */
function hasVietnameseDiacritics(text: string): boolean {
  return markedLetter.test(text);
}

function withoutDiacritics(text: string): string {
  return [...text].map((letter) => plainLetters.get(letter) ?? letter).join("");
}

type Occurrence = { start: number; end: number; entry: Entry };

/** Every place where a word of the lists stands, in one walk over the text; longest first at each place. */
function occurrences(text: string, index: Index): Occurrence[] {
  const found: Occurrence[] = [];
  const look = (start: number, entries: readonly Entry[] | undefined) => {
    if (!entries) return;
    for (const entry of entries) {
      const end = start + entry.form.length;
      if (text.startsWith(entry.form, start) && (!entry.whole || standsFree(text, start, end))) {
        found.push({ start, end, entry });
      }
    }
  };
  for (let start = 0; start < text.length; start++) {
    const beginnings = index.get(text.charCodeAt(start));
    if (!beginnings) continue;
    look(start, beginnings.get(text.charCodeAt(start + 1)));
    look(start, beginnings.get(none));
  }
  return found;
}

/** Leaves out words that lie inside a longer one found; `found` is ordered by start, longest first. */
function visible(found: Occurrence[]): Occurrence[] {
  let reach = 0;
  return found.filter(({ end }) => {
    const inside = end <= reach;
    reach = Math.max(reach, end);
    return !inside;
  });
}

/** A word counts once, however often it stands there. */
function distinct(found: Occurrence[]): Set<Entry> {
  return new Set(found.map(({ entry }) => entry));
}

/**
 * Whether no letter or digit touches the word. Chinese, Japanese and Korean characters do not touch: these languages
 * write no space there, and Korean writes its particles onto Latin words too (`logistics에`, `LNG power와`).
 */
function standsFree(text: string, start: number, end: number): boolean {
  return !continuesWord(lastCharacter(text, start)) && !continuesWord(characterAt(text, end));
}

function continuesWord(character: string): boolean {
  return wordCharacter.test(character) && !unspacedScript.test(character);
}

const wordCharacter = /[\p{L}\p{M}\p{Nd}]/u;
const unspacedScript =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}]/u;

function characterAt(text: string, position: number): string {
  const point = text.codePointAt(position);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function lastCharacter(text: string, end: number): string {
  const low = /[\uDC00-\uDFFF]/.test(text.charAt(end - 1));
  return characterAt(text, low ? end - 2 : end - 1);
}

/** Building the index takes longer than reading a text; it depends on the lists alone, which change rarely. */
const indexes = new WeakMap<readonly SectorWords[], { marked: Index; bare: Index }>();

function indexOf(sectors: readonly SectorWords[]): { marked: Index; bare: Index } {
  const known = indexes.get(sectors);
  if (known) return known;
  const built = { marked: buildIndex(sectors, (form) => form), bare: buildIndex(sectors, withoutDiacritics) };
  indexes.set(sectors, built);
  return built;
}

function buildIndex(sectors: readonly SectorWords[], shape: (form: string) => string): Index {
  const entries = new Map<string, Entry>();
  for (const { code, words } of sectors) {
    for (const language of languages) {
      const whole = language === "vi" || language === "en";
      for (const word of words[language] ?? []) {
        const form = shape(normalise(word).trim());
        if (form === "") continue;
        const entry = entries.get(form) ?? { form, word, whole, sectors: new Set() };
        entry.sectors.add(code);
        // The same letters in a list of either kind: the kind that is found anywhere is the wider one.
        entry.whole &&= whole;
        entries.set(form, entry);
      }
    }
  }
  const index: Index = new Map();
  for (const entry of entries.values()) {
    const [first, second] = [
      entry.form.charCodeAt(0),
      entry.form.length > 1 ? entry.form.charCodeAt(1) : none,
    ];
    const beginnings = index.get(first) ?? new Map<number, Entry[]>();
    beginnings.set(second, [...(beginnings.get(second) ?? []), entry]);
    index.set(first, beginnings);
  }
  for (const beginnings of index.values())
    for (const list of beginnings.values()) list.sort((a, b) => b.form.length - a.form.length);
  return index;
}
