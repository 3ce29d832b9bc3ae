import { addTo, type Bitset, emptyBitset } from "~/core/opportunities/bitset";
import type { Facet } from "~/core/opportunities/list-query";
import { isListedByDefault, type Opportunity } from "~/core/opportunities/opportunity";
import { formerProvincesNamedIn } from "~/core/places/former-place";
import { type Commune, communeRef, formerProvinceOf, type Park, parkRef } from "~/core/places/place";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";

/** What the catalogue must know of places, so that a filter by place finds what lies in it. */
export type CatalogueFacts = {
  communes: Iterable<Pick<Commune, "code" | "formerProvince" | "formerDistricts">>;
  parks: Iterable<Pick<Park, "slug" | "communeCodes" | "formerLocation">>;
};

/** The rows that have one value of a facet, in ascending order, and the same as a bitset. */
export type Posting = { rows: Uint32Array; set: Bitset };

/**
 * All published offers, made ready to be filtered, counted and put in order. Built once for each version of the data;
 * what is asked of it later depends on nothing else. A row's number is its place in the order of newest, so that every
 * list of rows is in that order by itself, and every tie is settled by it.
 */
export type Catalogue = {
  /** The latest status first, undated last; then the last changed. */
  rows: readonly Opportunity[];
  bySlug: ReadonlyMap<string, number>;
  postings: Record<Facet, ReadonlyMap<string, Posting>>;
  /** The places of each row, as filters name them: communes, park, former provinces. */
  places: readonly (readonly string[])[];
  listedByDefault: Bitset;
  /** USD and ha of each row, NaN where unknown. */
  capital: Float64Array;
  area: Float64Array;
  capitalUnknown: Bitset;
  areaUnknown: Bitset;
  /** Row numbers in an order, largest first, unknown last. */
  orders: { newest: Uint32Array; capital: Uint32Array; area: Uint32Array };
  /** Orders by name, made when a language is first asked for: six at once would slow the request after an edit. */
  nameOrders: Map<Language, Uint32Array>;
  /** The order of a search's hits, kept as long as the caller keeps the hits themselves. */
  foundOrders: WeakMap<ReadonlyMap<string, number>, FoundRows>;
};

/** Rows that a search found, best first, and the same as a set. */
export type FoundRows = { order: Uint32Array; set: Bitset };

/** The given order does not matter: the same rows make the same catalogue. Slugs are unique. */
export function buildCatalogue(unordered: readonly Opportunity[], facts: CatalogueFacts): Catalogue {
  const rows = [...unordered].sort(byNewest);
  const capital = Float64Array.from(rows, (row) => row.capitalUsd ?? Number.NaN);
  const area = Float64Array.from(rows, (row) => row.areaHa ?? Number.NaN);
  const places = rows.map(placesOf(facts));
  return {
    rows,
    bySlug: new Map(rows.map((row, number) => [row.slug, number])),
    postings: {
      kind: postings(rows, (row) => [row.kind]),
      sector: postings(rows, (row) => (row.sector === null ? [] : [row.sector])),
      place: postings(rows, (_, number) => places[number] ?? []),
      status: postings(rows, (row) => [row.status]),
    },
    places,
    listedByDefault: rowsWhere(rows, (row) => isListedByDefault(row.status)),
    capital,
    area,
    capitalUnknown: rowsWhere(rows, (row) => row.capitalUsd === null),
    areaUnknown: rowsWhere(rows, (row) => row.areaHa === null),
    orders: {
      newest: Uint32Array.from(rows, (_, number) => number),
      capital: largestFirst(capital),
      area: largestFirst(area),
    },
    nameOrders: new Map(),
    foundOrders: new WeakMap(),
  };
}

/** Row numbers by the name that a reader of `lang` sees, in the alphabet of that language. */
export function nameOrder(catalogue: Catalogue, lang: Language): Uint32Array {
  const known = catalogue.nameOrders.get(lang);
  if (known) return known;
  const names = catalogue.rows.map((row) => localised(row.name, lang).text);
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const order = Uint32Array.from(names, (_, number) => number);
  order.sort((a, b) => compare(names[a] ?? "", names[b] ?? "") || a - b);
  catalogue.nameOrders.set(lang, order);
  return order;
}

/**
 * The rows that a search found, the highest rank first, among equals the newest. `hits`: slug → rank, 0 or more; slugs
 * that the catalogue lacks are passed over.
 */
export function foundRows(catalogue: Catalogue, hits: ReadonlyMap<string, number>): FoundRows {
  const known = catalogue.foundOrders.get(hits);
  if (known) return known;
  const set = emptyBitset(catalogue.rows.length);
  const keys = new Float64Array(hits.size);
  const bits = new DataView(new ArrayBuffer(4));
  let length = 0;
  for (const [slug, rank] of hits) {
    const row = catalogue.bySlug.get(slug);
    if (row === undefined) continue;
    addTo(set, row);
    // Ranks are PostgreSQL's float4; their bits rise as they do, so rank and row make one number that sorts natively.
    bits.setFloat32(0, Math.max(0, rank));
    keys[length++] = (0xffff_ffff - bits.getUint32(0)) * rowSpan + row;
  }
  const order = Uint32Array.from(keys.subarray(0, length).sort(), (key) => key % rowSpan);
  const found = { order, set };
  catalogue.foundOrders.set(hits, found);
  return found;
}

/** 32 bits of rank and 20 of row number are exact in a double: room for a million rows. */
const rowSpan = 2 ** 20;

/** The slug makes it one order. */
function byNewest(one: Opportunity, other: Opportunity): number {
  return (
    descending(one.statusDate ?? "", other.statusDate ?? "") ||
    descending(one.updatedAt, other.updatedAt) ||
    descending(other.slug, one.slug)
  );
}

function descending(one: string, other: string): number {
  if (one === other) return 0;
  return one > other ? -1 : 1;
}

function largestFirst(amounts: Float64Array): Uint32Array {
  // NaN as less than any amount puts the unknown ones last.
  const known = amounts.map((amount) => (Number.isNaN(amount) ? -1 : amount));
  return Uint32Array.from(amounts, (_, number) => number).sort(
    (a, b) => (known[b] ?? -1) - (known[a] ?? -1) || a - b,
  );
}

function rowsWhere(rows: readonly Opportunity[], holds: (row: Opportunity) => boolean): Bitset {
  const set = emptyBitset(rows.length);
  for (const [number, row] of rows.entries()) if (holds(row)) addTo(set, number);
  return set;
}

function postings(
  rows: readonly Opportunity[],
  valuesOf: (row: Opportunity, number: number) => Iterable<string>,
): Map<string, Posting> {
  const lists = new Map<string, number[]>();
  for (const [number, row] of rows.entries())
    for (const value of valuesOf(row, number)) {
      const list = lists.get(value);
      if (list) list.push(number);
      else lists.set(value, [number]);
    }
  const made = new Map<string, Posting>();
  for (const [value, list] of lists) {
    const set = emptyBitset(rows.length);
    for (const number of list) addTo(set, number);
    made.set(value, { rows: Uint32Array.from(list), set });
  }
  return made;
}

/**
 * An offer lies in the communes it names and in those of its park, in its park, and in the former provinces of these. One
 * without commune and park lies in the former provinces that its old place, as published, names.
 */
function placesOf(facts: CatalogueFacts): (row: Opportunity) => string[] {
  const known = [...facts.communes];
  const provinces = new Map(known.map((commune) => [commune.code, commune.formerProvince]));
  const parks = new Map([...facts.parks].map((park) => [park.slug, park]));
  const provincesNamedIn = formerProvincesNamedIn(known);
  return (row) => {
    const park = row.parkSlug === null ? undefined : parks.get(row.parkSlug);
    const communes = [...row.communeCodes, ...(park?.communeCodes ?? [])];
    const places = new Set<string>(communes.map(communeRef));
    if (row.parkSlug !== null) places.add(parkRef(row.parkSlug));
    const names = [
      ...communes.map((code) => provinces.get(code) ?? null),
      park?.formerLocation.province ?? null,
      ...(places.size === 0 && row.formerLocation !== null ? provincesNamedIn(row.formerLocation) : []),
    ];
    for (const name of names) {
      const province = formerProvinceOf(name);
      if (province) places.add(`region:${province}`);
    }
    return [...places];
  };
}
