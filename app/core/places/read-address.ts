import type { Gazetteer, Meaning } from "~/core/places/gazetteer";
import {
  isMarked,
  type Likeness,
  likeness,
  type Syllable,
  spellingKey,
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
  /** Whether marks were typed anywhere: then a name without marks is meant without. */
  marked: boolean;
};

/** Nobody writes a longer address; what is behind is not read. */
const longestAddress = 300;
const longestName = 8;

/** Finds the names in a text. Order, commas and unit words are free; streets, hamlets and numbers are passed over. */
export function readAddress(text: string, gazetteer: Gazetteer): Address {
  const parts = inOneScript(text.slice(0, longestAddress), gazetteer)
    .normalize("NFKC")
    .split(/[,;、()[\]|\n/]| [-–—] /)
    .map((part) => splitWords(part).map(syllable));
  // A park's name may itself have a dash or slash in it.
  const whole = cheapest(parts.flat(), gazetteer);
  const each = parts.map((part) => cheapest(part, gazetteer));
  const apart = {
    cost: each.reduce((sum, { cost }) => sum + cost, 0),
    names: each.flatMap(({ names }) => names),
    unknownUnits: each.flatMap(({ unknownUnits }) => unknownUnits),
  };
  const { names, unknownUnits } = whole.cost < apart.cost ? whole : apart;
  return { names, unknownUnits, marked: names.some(({ typed }) => typed.some(isMarked)) };
}

function inOneScript(text: string, gazetteer: Gazetteer): string {
  return gazetteer.otherScripts.reduce((result, [other, vi]) => result.replaceAll(other, ` ${vi} `), text);
}

type Parse = {
  cost: number;
  names: (NamedPlace & { typed: readonly Syllable[] })[];
  unknownUnits: Unit[];
};

/** Costs of reading: few long names before many short ones, and anything before words that mean nothing to us. */
const costs = { name: 1, detail: 2, unknown: 10 };

/** The reading of a stretch of syllables that leaves least unexplained. */
function cheapest(text: readonly Syllable[], gazetteer: Gazetteer): Parse {
  const best: Parse[] = [{ cost: 0, names: [], unknownUnits: [] }];
  for (let start = text.length - 1; start >= 0; start--) {
    // `best` is filled from the end: the last entry is the reading of what follows.
    const rest = (next: number): Parse =>
      best[text.length - next] ?? { cost: 0, names: [], unknownUnits: [] };
    let chosen = plusCost(rest(start + 1), costs.unknown);
    const offer = (parse: Parse) => {
      if (parse.cost < chosen.cost) chosen = parse;
    };
    if (isDetailAt(text, start)) offer(plusCost(rest(endOfDetail(text, start)), costs.detail));
    for (const opening of [{ meaning: null, length: 0 }, ...unitsBefore(text, start)]) {
      const from = start + opening.length;
      for (let end = Math.min(text.length, from + longestName); end > from; end--)
        for (const closing of [{ meaning: null, length: 0 }, ...unitsBehind(text, end)]) {
          const unit = opening.meaning ?? closing.meaning;
          const typed = text.slice(from, end);
          const readings = readingsOf(typed, unit, gazetteer);
          if (readings.length === 0) continue;
          const following = rest(end + closing.length);
          offer({
            ...following,
            cost: following.cost + costs.name,
            names: [{ unit, readings, typed }, ...following.names],
          });
        }
      // A unit word before a name that is not ours is worth knowing: the place may be elsewhere.
      if (opening.meaning && from < text.length) {
        const following = rest(from + 1);
        offer({
          ...following,
          cost: following.cost + costs.unknown + costs.name,
          unknownUnits: [opening.meaning, ...following.unknownUnits],
        });
      }
    }
    best.push(chosen);
  }
  return best[text.length] ?? { cost: 0, names: [], unknownUnits: [] };
}

function plusCost(parse: Parse, cost: number): Parse {
  return { ...parse, cost: parse.cost + cost };
}

/** A street or hamlet goes on until a unit is named. */
function endOfDetail(text: readonly Syllable[], start: number): number {
  let end = start + 1;
  while (end < text.length && unitsBefore(text, end).length === 0) end++;
  return end;
}

function readingsOf(typed: readonly Syllable[], unit: Unit | null, gazetteer: Gazetteer): Reading[] {
  // "4" alone is any number; only "phường 4" is a place.
  if (unit === null && typed.every(({ plain }) => /^\d+$/.test(plain))) return [];
  const readings = (gazetteer.entries.get(spellingKey(typed)) ?? []).map(({ syllables, meaning }) => ({
    meaning,
    spelling: likeness(typed, syllables),
    unitFits: unit === null || fits(unit, meaning),
  }));
  // "tỉnh An Tịnh" or "huyện 4" say nothing sensible; a commune called a ward does.
  return readings.filter((reading) => reading.unitFits || isSmall(reading.meaning));
}

function isSmall(meaning: Meaning): boolean {
  return meaning.type === "today" || meaning.type === "former" || meaning.type === "park";
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
