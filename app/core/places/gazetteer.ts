import type { Commune, Park } from "~/core/places/place";
import { type Syllable, spacedWords, spellingKey, splitWords, syllable } from "~/core/places/spelling";
import { unitsBefore, unitsBehind } from "~/core/places/unit-words";
import type { Localised } from "~/core/shared/localised";

/** A district of before 1 July 2025; both provinces had a Huyện Châu Thành. */
export type District = { name: string; province: string; communes: readonly string[] };

/** A commune, ward or township of before 1 July 2025. */
export type FormerUnit = {
  /** "Xã Tân Bình" */
  name: string;
  province: string;
  /** The districts it can have lain in; several where the data does not tell. */
  districts: readonly string[];
  /** Codes of today's communes that took it in; several when it was split. */
  communes: readonly string[];
};

/** What a name can mean. */
export type Meaning =
  | { type: "today"; commune: Commune }
  | { type: "former"; unit: FormerUnit }
  | { type: "district"; district: District }
  /** null: the whole country or today's province, which rule nothing out. */
  | { type: "province"; province: string | null }
  | { type: "park"; park: Park; as: ParkName };

/** A park's name with its unit word ("KCN Tân Đô"), without ("Tân Đô"), or a part of it ("SLICO" of Đức Hòa III - SLICO). */
export type ParkName = "full" | "short" | "part";

/** `words`: the syllables without marks, with a space around each, to look for a part of the name. */
export type Entry = { syllables: readonly Syllable[]; words: string; meaning: Meaning };

export type Gazetteer = {
  communes: ReadonlyMap<string, Commune>;
  parks: ReadonlyMap<string, Park>;
  entries: ReadonlyMap<string, readonly Entry[]>;
  /** Names in other scripts, longest first, and the Vietnamese name that each stands for. */
  otherScripts: OtherScripts;
};

type OtherScripts = readonly (readonly [string, string])[];

/**
 * All names under which today's communes and parks are known. `otherNames`: established names of places in several
 * languages (`{ vi: "Đức Hòa", zh: "德和" }`), so that these are understood too.
 */
export function buildGazetteer(
  communes: readonly Commune[],
  parks: readonly Park[],
  otherNames: readonly Localised[] = [],
): Gazetteer {
  const entries = new Map<string, Entry[]>();
  const add = (name: string, meaning: Meaning) => {
    const syllables = splitWords(name).map(syllable);
    const key = spellingKey(syllables);
    if (!key) return;
    const entry = { syllables, words: spacedWords(syllables), meaning };
    entries.set(key, [...(entries.get(key) ?? []), entry]);
  };
  for (const commune of communes) add(withoutUnit(commune.name.vi ?? ""), { type: "today", commune });
  for (const unit of formerUnits(communes)) add(withoutUnit(unit.name), { type: "former", unit });
  for (const district of formerDistricts(communes))
    add(withoutUnit(district.name), { type: "district", district });
  // Today's province has the name of a former one, so that name alone rules nothing out.
  for (const province of new Set(communes.map((commune) => commune.formerProvince)))
    add(province, { type: "province", province: province === "Tây Ninh" ? null : province });
  for (const country of ["Việt Nam", "VN"]) add(country, { type: "province", province: null });
  const otherScripts = otherNames.flatMap(inOtherScripts).sort(([one], [other]) => other.length - one.length);
  for (const park of parks)
    for (const [name, as] of parkNames(park, otherScripts)) add(name, { type: "park", park, as });
  return {
    communes: new Map(communes.map((commune) => [commune.code, commune])),
    parks: new Map(parks.map((park) => [park.slug, park])),
    entries,
    otherScripts,
  };
}

function withoutUnit(name: string): string {
  return name.replace(/^(?:Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố) /, "");
}

/** A text with the place names of other scripts in their Vietnamese form. */
export function inOneScript(text: string, otherScripts: OtherScripts): string {
  return otherScripts.reduce((result, [other, vi]) => result.replaceAll(other, ` ${vi} `), text);
}

function inOtherScripts(name: Localised): [string, string][] {
  const { vi } = name;
  const others = Object.values(name).filter((text) => !/\p{Script=Latin}/u.test(text));
  return vi ? others.map((text) => [text, vi]) : [];
}

/**
 * Puts the parts of a split unit together again. Parts of one name belong together when their new communes share a
 * former district; a "part" without another part (Phường 4 of Tân An, of Tây Ninh) is a whole unit, whatever the mark says.
 */
function formerUnits(communes: readonly Commune[]): FormerUnit[] {
  const units: FormerUnit[] = [];
  const split: FormerUnit[] = [];
  for (const commune of communes)
    for (const text of commune.formerUnits) {
      const name = text.replace(/ \(part\)$/, "");
      const unit = {
        name,
        province: commune.formerProvince,
        districts: commune.formerDistricts,
        communes: [commune.code],
      };
      if (name === text) units.push(unit);
      else addPart(split, unit);
    }
  return [...units, ...split].map((unit) => ({ ...unit, districts: possibleDistricts(unit) }));
}

function addPart(split: FormerUnit[], part: FormerUnit): void {
  const index = split.findIndex(
    (unit) =>
      unit.name === part.name &&
      unit.province === part.province &&
      unit.districts.some((district) => part.districts.includes(district)),
  );
  const known = split[index];
  if (!known) {
    split.push(part);
    return;
  }
  const districts = known.districts.filter((district) => part.districts.includes(district));
  split[index] = { ...known, districts, communes: [...known.communes, ...part.communes] };
}

/** Only towns and cities had wards, only rural districts had townships. */
function possibleDistricts(unit: FormerUnit): readonly string[] {
  const isRural = (district: string) => district.startsWith("Huyện ");
  const possible = unit.districts.filter((district) => {
    if (unit.name.startsWith("Phường ")) return !isRural(district);
    return !unit.name.startsWith("Thị trấn ") || isRural(district);
  });
  return possible.length > 0 ? possible : unit.districts;
}

function formerDistricts(communes: readonly Commune[]): District[] {
  const districts = new Map<string, { name: string; province: string; communes: string[] }>();
  for (const { code, formerProvince, formerDistricts } of communes)
    for (const name of formerDistricts) {
      const key = `${formerProvince}/${name}`;
      const known = districts.get(key) ?? { name, province: formerProvince, communes: [] };
      known.communes.push(code);
      districts.set(key, known);
    }
  return [...districts.values()];
}

/** The names of a park, the fullest meaning of each first; Roman numbers are also typed as digits. */
function parkNames(park: Park, otherScripts: OtherScripts): [string, ParkName][] {
  const names = new Map<string, ParkName>();
  const add = (name: string, as: ParkName) => {
    for (const spelt of [name, name.replace(/\b(?:I{1,3}|IV|V)\b/g, romanDigit)])
      if (!names.has(spelt)) names.set(spelt, as);
  };
  const published = Object.values(park.name).map((name) => inOneScript(name, otherScripts).normalize("NFKC"));
  const bare = published.map((name) => name.replace(/\s*\(.*?\)/g, ""));
  for (const name of [...published, ...bare]) add(splitWords(name).join(" "), "full");
  for (const name of bare) add(withoutParkWords(name), "short");
  for (const name of bare) for (const part of name.split(/ [-–] /)) add(withoutParkWords(part), "part");
  return [...names];
}

function romanDigit(roman: string): string {
  return String(["I", "II", "III", "IV", "V"].indexOf(roman) + 1);
}

function withoutParkWords(name: string): string {
  const all = splitWords(name);
  const syllables = all.map(syllable);
  const longest = (found: { meaning: string; length: number }[]) =>
    Math.max(0, ...found.filter(({ meaning }) => meaning === "park").map(({ length }) => length));
  const start = longest(unitsBefore(syllables, 0));
  const end = syllables.findIndex(
    (_, index) => index > start && index + longest(unitsBehind(syllables, index)) === syllables.length,
  );
  return all.slice(start, end < 0 ? undefined : end).join(" ");
}
