import { type Entry, type Gazetteer, inOneScript, type Meaning } from "~/core/places/gazetteer";
import {
  isMarked,
  type Likeness,
  likeness,
  type Syllable,
  splitWords,
  syllable,
} from "~/core/places/spelling";
import { isDetailAt, type Unit, unitsBefore, unitsBehind } from "~/core/places/unit-words";

/** A meaning that a typed name can have, and what speaks against it. */
export type Reading = { meaning: Meaning; spelling: Likeness; unitFits: boolean };

/** A name in the text that we know, with all it can mean. */
export type NamedPlace = { unit: Unit | null; readings: readonly Reading[] };

export type Address = {
  names: readonly NamedPlace[];
  /** Units that were named but are not ours: "Quận 3", "xã Foo". */
  unknownUnits: readonly Unit[];
  /** Words beside a name that may belong to it: "Mỹ Hạnh Foo" need not be Mỹ Hạnh. */
  hasStrayWords: boolean;
  /** Whether marks were typed anywhere: then a name without marks is meant without. */
  marked: boolean;
};

/** Nobody writes a longer address; what is behind is not read. */
const longestAddress = 300;
const longestName = 12;

/** Finds the names in a text. Order, commas and unit words are free; streets, hamlets and numbers are passed over. */
export function readAddress(text: string, gazetteer: Gazetteer): Address {
  const parts = inOneScript(text.slice(0, longestAddress), gazetteer.otherScripts)
    .normalize("NFKC")
    .split(/[,;、()[\]|\n/]| [-–—] /)
    .map((part) => splitWords(part).map(syllable));
  // A park's name may itself have a dash or slash in it.
  const whole = cheapest(parts.flat(), gazetteer);
  const each = parts.map((part) => cheapest(part, gazetteer));
  const costApart = each.reduce((sum, { cost }) => sum + cost, 0);
  const pieces = whole.cost < costApart ? [whole.pieces] : each.map((parse) => parse.pieces);
  const all = pieces.flat();
  const names = all.filter((piece) => piece.is === "name");
  return {
    names,
    unknownUnits: all.flatMap((piece) => (piece.is === "unknown-unit" ? [piece.unit] : [])),
    hasStrayWords: pieces.some(hasStrayWord),
    marked: names.some(({ typed }) => typed.some(isMarked)),
  };
}

/** Unknown words before a unit word are a street or a company; elsewhere beside a name they may be part of it. */
function hasStrayWord(pieces: readonly Piece[]): boolean {
  if (!pieces.some(({ is }) => is === "name")) return false;
  return pieces.some((piece, index) => {
    if (piece.is !== "word") return false;
    const next = pieces.slice(index).find(({ is }) => is !== "word");
    return !(next?.is === "name" && next.opened) && next?.is !== "unknown-unit";
  });
}

type Piece =
  /** `opened`: a unit word stands before it. */
  | (NamedPlace & { is: "name"; typed: readonly Syllable[]; opened: boolean })
  | { is: "unknown-unit"; unit: Unit }
  | { is: "detail" }
  | { is: "word" };

type Parse = { cost: number; pieces: readonly Piece[] };
const nothing: Parse = { cost: 0, pieces: [] };

/** Costs of reading: few long names before many short ones, and anything before words that mean nothing to us. */
const costs = { name: 1, detail: 2, unknown: 10 };

/** The reading of a stretch of syllables that leaves least unexplained. */
function cheapest(text: readonly Syllable[], gazetteer: Gazetteer): Parse {
  // Filled from the end: the last one is the reading of all that follows.
  const best: Parse[] = [nothing];
  for (let start = text.length - 1; start >= 0; start--) {
    const followedFrom = (next: number, cost: number, piece: Piece): Parse => {
      const rest = best[text.length - next] ?? nothing;
      return { cost: rest.cost + cost, pieces: [piece, ...rest.pieces] };
    };
    const offers = [followedFrom(start + 1, costs.unknown, { is: "word" })];
    if (isDetailAt(text, start))
      offers.push(followedFrom(endOfDetail(text, start), costs.detail, { is: "detail" }));
    for (const opening of [noUnit, ...unitsBefore(text, start)]) {
      const from = start + opening.length;
      let key = "";
      for (let end = from + 1; end <= Math.min(text.length, from + longestName); end++) {
        key += text[end - 1]?.plain ?? "";
        const entries = gazetteer.entries.get(key);
        if (!entries) continue;
        for (const closing of [noUnit, ...unitsBehind(text, end)]) {
          const typed = text.slice(from, end);
          const unit = opening.meaning ?? closing.meaning;
          const readings = readingsOf(typed, unit, entries);
          const piece = { is: "name", unit, readings, typed, opened: opening.meaning !== null } as const;
          if (readings.length > 0) offers.push(followedFrom(end + closing.length, costs.name, piece));
        }
      }
      // A unit word before a name that is not ours is worth knowing: the place may be elsewhere.
      if (opening.meaning && from < text.length)
        offers.push(
          followedFrom(from + 1, costs.unknown + costs.name, { is: "unknown-unit", unit: opening.meaning }),
        );
    }
    // Among equals the later offer: it has the longer name.
    best.push(offers.reduce((one, other) => (other.cost <= one.cost ? other : one)));
  }
  return best[text.length] ?? nothing;
}

const noUnit = { meaning: null, length: 0 };

/** A street or hamlet goes on until a unit is named. */
function endOfDetail(text: readonly Syllable[], start: number): number {
  let end = start + 1;
  while (end < text.length && unitsBefore(text, end).length === 0) end++;
  return end;
}

function readingsOf(typed: readonly Syllable[], unit: Unit | null, entries: readonly Entry[]): Reading[] {
  // "4" alone is any number; only "phường 4" is a place.
  if (unit === null && typed.every(({ plain }) => /^\d+$/.test(plain))) return [];
  const readings = entries.map(({ syllables, meaning }) => ({
    meaning,
    spelling: likeness(typed, syllables),
    unitFits: unit === null || fits(unit, meaning),
  }));
  const sensible = readings.filter(
    (reading) => reading.unitFits || (unit && canBeConfused(unit, reading.meaning)),
  );
  // Part of a park's name ("SLICO") counts only while nothing else has that name.
  const isPartOnly = ({ meaning }: Reading) => meaning.type === "park" && meaning.as === "part";
  return sensible.every(isPartOnly) ? sensible : sensible.filter((reading) => !isPartOnly(reading));
}

/** A commune called a ward is a slip; one called a district or province is another place. */
function canBeConfused(unit: Unit, meaning: Meaning): boolean {
  const isSmall = meaning.type === "today" || meaning.type === "former" || meaning.type === "park";
  return isSmall && unit !== "district" && unit !== "province";
}

/** Whether a unit word is the one that the place has or had. */
function fits(unit: Unit, meaning: Meaning): boolean {
  switch (meaning.type) {
    case "today":
      return unit === meaning.commune.type;
    case "former":
      return formerWords[unit]?.some((word) => meaning.unit.name.startsWith(word)) ?? false;
    case "district":
      return unit === "district" || (unit === "town" && meaning.district.name.startsWith("Thị xã "));
    case "province":
      return unit === "province";
    case "park":
      return unit === "park";
  }
}

const formerWords: Partial<Record<Unit, string[]>> = {
  commune: ["Xã "],
  ward: ["Phường "],
  township: ["Thị trấn "],
  town: ["Thị trấn "],
};
