import fc from "fast-check";
import type { CatalogueFacts } from "~/core/opportunities/catalogue";
import { emptyQuery, type ListQuery, listSorts } from "~/core/opportunities/list-query";
import { type Opportunity, opportunityKinds, opportunityStatuses } from "~/core/opportunities/opportunity";
import type { PlaceFilter } from "~/core/places/place";
import { currencies } from "~/core/shared/money";

/** A small world, so that generated offers and questions meet often. */
export const sectors = ["energy", "tourism", "logistics"];
export const facts = {
  communes: [
    { code: "1", formerProvince: "Long An", formerDistricts: ["Huyện Đức Hòa", "Huyện Châu Thành"] },
    { code: "2", formerProvince: "Tây Ninh", formerDistricts: ["Thành phố Tây Ninh", "Huyện Châu Thành"] },
    { code: "3", formerProvince: "Tây Ninh", formerDistricts: ["Thị xã Trảng Bàng"] },
  ],
  parks: [park("north", ["2", "3"], "Tây Ninh"), park("unplaced", [], "Long An")],
} satisfies CatalogueFacts;

function park(slug: string, communeCodes: string[], province: string) {
  return { slug, communeCodes, formerLocation: { communes: [], district: null, province } };
}

export const places: PlaceFilter[] = [
  "commune:1",
  "commune:2",
  "commune:3",
  "park:north",
  "park:unplaced",
  "region:long-an",
  "region:tay-ninh",
];

export const known = {
  sectors: new Set(sectors),
  communes: new Set(["1", "2", "3"]),
  parks: new Set(["north", "unplaced"]),
};

export function anOffer(given: Partial<Opportunity> = {}): Opportunity {
  return {
    slug: "demo",
    kind: "project",
    name: { vi: "Dự án mẫu", en: "Demo project" },
    summary: {},
    sector: null,
    communeCodes: [],
    parkSlug: null,
    formerLocation: null,
    areaHa: null,
    capital: null,
    capitalUsd: null,
    form: null,
    status: "listed",
    statusAsOf: "2023",
    statusDate: "2023-01-01",
    confirmed: "yes",
    sources: [],
    note: null,
    updatedAt: "2026-11-24T00:00:00.000Z",
    ...given,
  };
}

const offer = fc.record({
  kind: fc.constantFrom(...opportunityKinds),
  name: fc.record({ vi: fc.constantFrom("Ấp", "Bến", "Cầu", "Đê"), en: fc.constantFrom("a", "b", "c") }),
  sector: fc.constantFrom(null, ...sectors),
  communeCodes: fc.uniqueArray(fc.constantFrom("1", "2", "3"), { maxLength: 2 }),
  parkSlug: fc.constantFrom(null, null, "north", "unplaced"),
  areaHa: fc.constantFrom(null, 0.5, 10, 100),
  capitalUsd: fc.constantFrom(null, 1_000, 5_000_000, 80_000_000),
  status: fc.constantFrom(...opportunityStatuses),
  statusDate: fc.constantFrom(null, "2015-01-01", "2023-07-01", "2025-10-01"),
});

/** Offers with slugs of their own, up to three pages and some. */
export const offers = fc
  .array(offer, { maxLength: 70 })
  .map((rows) => rows.map((row, index) => anOffer({ ...row, slug: `demo-${index}` })));

const some = <Value>(values: readonly Value[]) =>
  fc.subarray([...values]).map((chosen) => [...chosen].sort());
const range = (values: readonly number[]) =>
  fc
    .tuple(fc.constantFrom(null, ...values), fc.constantFrom(null, ...values))
    .map(([one, other]) =>
      one !== null && other !== null && one > other ? ([other, one] as const) : ([one, other] as const),
    );

export const listQueries: fc.Arbitrary<ListQuery> = fc
  .record({
    kind: some(opportunityKinds),
    sector: some(sectors),
    place: some(places),
    status: some(opportunityStatuses),
    capital: range([0, 1_000, 2_000_000, 80_000_000]),
    area: range([0, 0.5, 2.25, 100]),
    sort: fc.constantFrom(null, ...listSorts),
    page: fc.constantFrom(1, 2, 3, 50),
    currency: fc.constantFrom(null, ...currencies),
  })
  .map(({ capital, area, ...rest }) => ({
    ...emptyQuery,
    ...rest,
    capitalMin: capital[0],
    capitalMax: capital[1],
    areaMin: area[0],
    areaMax: area[1],
  }));
