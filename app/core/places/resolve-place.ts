import type { PlaceRef } from "~/core/leads/lead";
import { readPlace } from "~/core/leads/lead";
import type { Gazetteer, Meaning, ParkName } from "~/core/places/gazetteer";
import { communeRef, type Park, parkRef } from "~/core/places/place";
import { type Address, type NamedPlace, type Reading, readAddress } from "~/core/places/read-address";
import type { Because, Candidate, Resolution } from "~/core/places/resolution";
import { suggestPlaces } from "~/core/places/suggest-places";

/**
 * Finds today's commune or park for what a person typed: names of today and of before 1 July 2025, with or without marks
 * and unit words, district before or behind. Never guesses: where the words fit several places, or fit one only half,
 * the answer is a question with its candidates. A district alone is always a question.
 */
export function resolvePlace(text: string, gazetteer: Gazetteer): Resolution {
  const byCode = placeByRef(text.trim(), gazetteer);
  if (byCode) return { typed: text, kind: "one", place: byCode, because: [{ key: "code" }] };

  const address = readAddress(text, gazetteer);
  for (const strictness of ["exact", "unmarked", "doubtful"] as const) {
    const found = fittingPlaces(address, strictness);
    if (found.size === 0) continue;
    const { unknownUnits, hasStrayWords } = address;
    // "Quận 3, TP.HCM" names a district that is not ours.
    if (unknownUnits.some((unit) => unit === "district" || unit === "province")) withWarning(found);
    return answer(text, found, strictness !== "doubtful" && unknownUnits.length === 0 && !hasStrayWords);
  }
  const apart = eachNameAlone(address);
  if (apart.size > 0) return answer(text, apart, false);
  return { typed: text, kind: "none", suggestions: suggestPlaces(text, gazetteer) };
}

/** A place written as the lead and the URL write it; null when no list has it. */
export function placeByRef(text: string, gazetteer: Gazetteer): PlaceRef | null {
  const place = readPlace(text);
  if (place?.type === "commune" && gazetteer.communes.has(place.code)) return communeRef(place.code);
  return place?.type === "park" && gazetteer.parks.has(place.slug) ? parkRef(place.slug) : null;
}

/** Places with the grounds for each, and whether the ground is good enough to take the place unasked. */
type Found = Map<PlaceRef, { because: Because[]; decisive: boolean }>;

function addFound(found: Found, place: PlaceRef, because: readonly Because[], decisive: boolean): void {
  const known = found.get(place) ?? { because: [], decisive: false };
  for (const reason of because)
    if (!known.because.some((other) => JSON.stringify(other) === JSON.stringify(reason)))
      known.because.push(reason);
  found.set(place, { because: known.because, decisive: known.decisive || decisive });
}

function answer(typed: string, found: Found, sure: boolean): Resolution {
  const [only] = found;
  if (only && found.size === 1 && sure && only[1].decisive)
    return { typed, kind: "one", place: only[0], because: only[1].because };
  const candidates = [...found].map(([place, { because }]) => ({ place, because }));
  return { typed, kind: "ask", candidates: candidates.sort(byNearness) };
}

/** Names before districts, communes before parks, then as the codes go. */
function byNearness(one: Candidate, other: Candidate): number {
  const distance = ({ place, because }: Candidate) =>
    (because[0]?.key === "today-name" ? 0 : 1) +
    (because.every(({ key }) => key === "former-district") ? 2 : 0) +
    (place.startsWith("park:") ? 4 : 0);
  return distance(one) - distance(other) || (one.place < other.place ? -1 : 1);
}

type Strictness = "exact" | "unmarked" | "doubtful";

/** The readings to be reckoned with: the best that the name has, and worse ones only as we grow less strict. */
function admitted(name: NamedPlace, marked: boolean, strictness: Strictness): Reading[] {
  const doubt = (reading: Reading) => {
    if (reading.spelling === "misspelt" || !reading.unitFits) return 2;
    // Where no marks were typed at all, a name that has none is no better a reading than one that has.
    return reading.spelling === "unmarked" && marked ? 1 : 0;
  };
  const allowed = { exact: 0, unmarked: 1, doubtful: 2 }[strictness];
  const best = Math.min(...name.readings.map(doubt));
  // A name without any good reading is no reason to give up the good ones of the other names.
  const most = strictness === "doubtful" ? 2 : Math.max(allowed, best < 2 ? best : 0);
  return name.readings.filter((reading) => doubt(reading) <= most);
}

/** The places that one name can mean while every other name fits as what lies around it. */
function fittingPlaces({ names, marked }: Address, strictness: Strictness): Found {
  const readings = names.map((name) => admitted(name, marked, strictness));
  const found: Found = new Map();
  for (const [index, own] of readings.entries()) {
    const others = readings.filter((_, other) => other !== index);
    for (const reading of own) {
      const target = targetOf(reading.meaning);
      if (!target) continue;
      const places = others.reduce(
        (left, around) => keepWithin(left, reading.meaning, around),
        target.places,
      );
      const isDecisive = reading.meaning.type !== "park" || isCalledPark(reading.meaning.as, names[index]);
      for (const place of places) addFound(found, place, [target.because, ...warnings(reading)], isDecisive);
    }
  }
  for (const { place, because } of districtPlaces(readings)) addFound(found, place, [because], false);
  return names.length > 1 ? withoutNamesakes(found, names) : found;
}

/** "Tân Kim" alone may be the place that the park is named after. */
function isCalledPark(as: ParkName, name: NamedPlace | undefined): boolean {
  return as === "full" || (as === "short" && name?.unit === "park");
}

/** What each name means by itself when they do not fit together; the question says so. */
function eachNameAlone({ names, marked }: Address): Found {
  const found: Found = new Map();
  for (const name of names)
    for (const [place, { because }] of fittingPlaces({ ...nothingRead, names: [name], marked }, "unmarked"))
      addFound(found, place, because, false);
  const named = [...found].filter(([, { because }]) => because.some(({ key }) => key !== "former-district"));
  return withWarning(named.length > 0 ? new Map(named) : found);
}

const nothingRead: Address = { names: [], unknownUnits: [], hasStrayWords: false, marked: false };

function withWarning(found: Found): Found {
  for (const { because } of found.values()) because.push({ key: "lies-elsewhere" });
  return found;
}

/** "An Thạnh, Bến Lức" is an address: a park of the same name is meant only when it is called one. */
function withoutNamesakes(found: Found, names: readonly NamedPlace[]): Found {
  const communes = [...found].filter(([place]) => place.startsWith("commune:"));
  const parkIsNamed = names.some(({ unit }) => unit === "park");
  return parkIsNamed || communes.length === 0 ? found : new Map(communes);
}

/** Today's places that a name stands for, and why; null for a district or province, which stands for none by itself. */
function targetOf(meaning: Meaning): { places: readonly PlaceRef[]; because: Because } | null {
  switch (meaning.type) {
    case "today": {
      const { code, name } = meaning.commune;
      return { places: [communeRef(code)], because: { key: "today-name", name: name.vi ?? "" } };
    }
    case "former": {
      const { name: unit, districts, province, communes } = meaning.unit;
      const key = communes.length > 1 ? "part-of-former-unit" : "former-unit";
      return { places: communes.map(communeRef), because: { key, unit, districts, province } };
    }
    case "park": {
      const key = meaning.as === "part" ? "part-of-park-name" : "park-name";
      const { slug, name } = meaning.park;
      return { places: [parkRef(slug)], because: { key, name: name.vi ?? "" } };
    }
    default:
      return null;
  }
}

/** The places that remain when one of the readings of another name must lie around them. */
function keepWithin(
  places: readonly PlaceRef[],
  meaning: Meaning,
  around: readonly Reading[],
): readonly PlaceRef[] {
  return places.filter((place) => around.some((reading) => liesIn(place, meaning, reading.meaning)));
}

/** Whether `place`, meant by `meaning`, can lie in (or partly be) what `around` means. */
function liesIn(place: PlaceRef, meaning: Meaning, around: Meaning): boolean {
  switch (meaning.type) {
    case "today": {
      const { commune } = meaning;
      if (around.type === "former") return around.unit.communes.includes(commune.code);
      if (around.type === "today") return around.commune === commune;
      return inDistrictOrProvince(around, commune.formerDistricts, commune.formerProvince);
    }
    case "former": {
      const { unit } = meaning;
      if (around.type === "today") return communeRef(around.commune.code) === place;
      return inDistrictOrProvince(around, unit.districts, unit.province);
    }
    case "park":
      return parkLiesIn(meaning.park, around);
    default:
      return false;
  }
}

function inDistrictOrProvince(around: Meaning, districts: readonly string[], province: string): boolean {
  if (around.type === "district")
    return around.district.province === province && districts.includes(around.district.name);
  return around.type === "province" && (around.province === null || around.province === province);
}

/** A park that no source places may lie anywhere in its former province. */
function parkLiesIn(park: Park, around: Meaning): boolean {
  const { communes, district, province } = park.formerLocation;
  const isPlaced = park.communeCodes.length > 0 || district !== null;
  if (around.type === "province") return around.province === null || around.province === province;
  if (around.type === "park") return false;
  if (!isPlaced) return true;
  if (around.type === "today") return park.communeCodes.includes(around.commune.code);
  if (around.type === "former")
    return (
      communes.includes(around.unit.name) &&
      around.unit.communes.some((code) => park.communeCodes.includes(code))
    );
  const inCommunes = park.communeCodes.some((code) => around.district.communes.includes(code));
  return (
    around.district.province === province &&
    (district === null ? inCommunes : district === around.district.name)
  );
}

/** All communes of a district, when nothing but districts and provinces is named. */
function districtPlaces(readings: readonly (readonly Reading[])[]): Ground[] {
  const places: Ground[] = [];
  for (const [index, own] of readings.entries())
    for (const { meaning } of own) {
      if (meaning.type !== "district") continue;
      const others = readings.filter((_, other) => other !== index);
      const { name, province, communes } = meaning.district;
      const because = { key: "former-district", district: name, province } as const;
      for (const code of communes)
        if (others.every((around) => around.some((other) => districtAgrees(code, province, other.meaning))))
          places.push({ place: communeRef(code), because });
    }
  return places;
}

type Ground = { place: PlaceRef; because: Because };

function districtAgrees(code: string, province: string, around: Meaning): boolean {
  if (around.type === "district") return around.district.communes.includes(code);
  return around.type === "province" && (around.province === null || around.province === province);
}

function warnings({ spelling, unitFits }: Reading): Because[] {
  return [
    ...(spelling === "misspelt" ? [{ key: "spelling-differs" } as const] : []),
    ...(unitFits ? [] : [{ key: "unit-differs" } as const]),
  ];
}
