import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildCatalogue } from "~/core/opportunities/catalogue";
import { emptyQuery, type Facet, facets, type ListQuery, sortOf } from "~/core/opportunities/list-query";
import { isListedByDefault, type Opportunity } from "~/core/opportunities/opportunity";
import { type Hits, pageSize, selectPage } from "~/core/opportunities/select-page";
import { anOffer, facts, listQueries, offers } from "./arbitrary";

/** The list as one would do it by hand: every offer asked one by one. */
function expectedRows(rows: Opportunity[], query: ListQuery, hits: Hits | null): Opportunity[] {
  return rows.filter(
    (row) =>
      (query.kind.length === 0 || query.kind.includes(row.kind)) &&
      (query.sector.length === 0 || (row.sector !== null && query.sector.includes(row.sector))) &&
      (query.place.length === 0 || query.place.some((place) => liesIn(row, place))) &&
      (query.status.length === 0 ? isListedByDefault(row.status) : query.status.includes(row.status)) &&
      isWithin(row.capitalUsd, query.capitalMin, query.capitalMax) &&
      isWithin(row.areaHa, query.areaMin, query.areaMax) &&
      (hits?.has(row.slug) ?? true),
  );
}

function liesIn(row: Opportunity, place: string): boolean {
  const park = facts.parks.find(({ slug }) => slug === row.parkSlug);
  const communes = [...row.communeCodes, ...(park?.communeCodes ?? [])];
  const [type, code] = place.split(":");
  if (type === "park") return park?.slug === code;
  if (type === "commune") return communes.some((commune) => commune === code);
  const province = code === "long-an" ? "Long An" : "Tây Ninh";
  return (
    park?.formerLocation.province === province ||
    facts.communes.some((commune) => commune.formerProvince === province && communes.includes(commune.code))
  );
}

function isWithin(amount: number | null, min: number | null, max: number | null): boolean {
  if (min === null && max === null) return true;
  return amount !== null && amount >= (min ?? 0) && amount <= (max ?? Number.MAX_VALUE);
}

function slugs(rows: readonly Opportunity[]): string[] {
  return rows.map(({ slug }) => slug);
}

const someHits = fc.option(
  fc.uniqueArray(fc.tuple(fc.nat({ max: 80 }), fc.constantFrom(0.1, 0.2, 0.5)), {
    selector: ([number]) => number,
  }),
);

function hitsOf(found: [number, number][] | null): Hits | null {
  return found && new Map(found.map(([number, rank]) => [`demo-${number}`, rank]));
}

test("pages show each offer that meets the filters exactly once", () => {
  fc.assert(
    fc.property(offers, listQueries, someHits, (rows, generated, found) => {
      const query = { ...generated, q: found ? "demo" : "" };
      const hits = hitsOf(found);
      const catalogue = buildCatalogue(rows, facts);
      const first = selectPage(catalogue, { ...query, page: 1 }, "vi", hits);
      const shown = Array.from({ length: first.pages }, (_, index) =>
        selectPage(catalogue, { ...query, page: index + 1 }, "vi", hits),
      );
      const expected = expectedRows(rows, query, hits);
      expect(slugs(shown.flatMap((page) => page.rows)).sort()).toEqual(slugs(expected).sort());
      for (const page of shown) {
        expect(page.total).toBe(expected.length);
        expect(page.rows.length).toBeLessThanOrEqual(pageSize);
      }
    }),
  );
});

test("the count of a value is what a click on it lists, and the counts of unknown amounts are true", () => {
  fc.assert(
    fc.property(offers, listQueries, someHits, (rows, generated, found) => {
      const query = { ...generated, q: found ? "demo" : "" };
      const hits = hitsOf(found);
      const page = selectPage(buildCatalogue(rows, facts), query, "en", hits);
      for (const facet of facets)
        for (const { value, count, selected } of page.facets[facet]) {
          const clicked = { ...query, [facet]: [value] };
          expect(count, `${facet}=${value}`).toBe(expectedRows(rows, clicked, hits).length);
          expect(selected).toBe(query[facet].some((one) => one === value));
        }
      const capital = expectedRows(rows, { ...query, capitalMin: null, capitalMax: null }, hits);
      const area = expectedRows(rows, { ...query, areaMin: null, areaMax: null }, hits);
      expect(page.capitalUnknown).toBe(capital.filter((row) => row.capitalUsd === null).length);
      expect(page.areaUnknown).toBe(area.filter((row) => row.areaHa === null).length);
    }),
  );
});

test("no value with offers is missing from its facet", () => {
  fc.assert(
    fc.property(offers, listQueries, (rows, query) => {
      const page = selectPage(buildCatalogue(rows, facts), query, "ja", null);
      const counted = (facet: Facet) => page.facets[facet].map(({ value }) => value);
      for (const row of expectedRows(rows, query, null)) {
        expect(counted("kind")).toContain(row.kind);
        expect(counted("status")).toContain(row.status);
        if (row.sector) expect(counted("sector")).toContain(row.sector);
        for (const code of row.communeCodes) expect(counted("place")).toContain(`commune:${code}`);
      }
    }),
  );
});

test("the rows come in the order that was asked for", () => {
  fc.assert(
    fc.property(offers, listQueries, someHits, (rows, generated, found) => {
      const query = { ...generated, q: found ? "demo" : "", page: 1 };
      const hits = hitsOf(found);
      const page = selectPage(buildCatalogue(rows, facts), query, "vi", hits);
      const vietnamese = new Intl.Collator("vi");
      const inOrder = {
        relevance: (a, b) => (hits?.get(a.slug) ?? 0) >= (hits?.get(b.slug) ?? 0),
        newest: (a, b) => (a.statusDate ?? "") >= (b.statusDate ?? ""),
        capital: (a, b) => (a.capitalUsd ?? -1) >= (b.capitalUsd ?? -1),
        area: (a, b) => (a.areaHa ?? -1) >= (b.areaHa ?? -1),
        name: (a, b) => vietnamese.compare(a.name.vi ?? "", b.name.vi ?? "") <= 0,
      } satisfies Record<string, (a: Opportunity, b: Opportunity) => boolean>;
      for (const [index, row] of page.rows.slice(1).entries()) {
        const before = page.rows[index];
        expect(before && inOrder[sortOf(query)](before, row)).toBe(true);
      }
    }),
  );
});

test("the same offers in another order make the same page", () => {
  fc.assert(
    fc.property(offers, listQueries, (rows, query) => {
      const page = selectPage(buildCatalogue(rows, facts), query, "ko", null);
      expect(selectPage(buildCatalogue([...rows].reverse(), facts), query, "ko", null)).toEqual(page);
    }),
  );
});

describe("what a reader notices", () => {
  const rows = [
    anOffer({ slug: "closed", status: "closed" }),
    anOffer({ slug: "awarded", status: "awarded" }),
    anOffer({ slug: "old", statusDate: "2015-01-01", capitalUsd: 1_000_000 }),
    anOffer({ slug: "undated", statusDate: null }),
    anOffer({ slug: "new", statusDate: "2025-10-01", communeCodes: ["1"] }),
  ];
  const catalogue = buildCatalogue(rows, facts);

  test("closed and awarded offers are listed only when asked for", () => {
    expect(slugs(selectPage(catalogue, emptyQuery, "vi").rows)).toEqual(["new", "old", "undated"]);
    const asked = selectPage(catalogue, { ...emptyQuery, status: ["closed"] }, "vi");
    expect(slugs(asked.rows)).toEqual(["closed"]);
  });

  test("their status shows its count even while they are not listed", () => {
    const { status } = selectPage(catalogue, emptyQuery, "vi").facets;
    expect(status.filter(({ count }) => count > 0)).toEqual([
      { value: "listed", count: 3, selected: false },
      { value: "closed", count: 1, selected: false },
      { value: "awarded", count: 1, selected: false },
    ]);
  });

  test("a filter by capital says how many offers have no known amount", () => {
    const page = selectPage(catalogue, { ...emptyQuery, capitalMin: 500_000 }, "vi");
    expect([page.total, page.capitalUnknown]).toEqual([1, 2]);
  });

  test("a page behind the last shows the last and says so", () => {
    const page = selectPage(catalogue, { ...emptyQuery, page: 9_000 }, "vi");
    expect([page.page, page.pages, page.beyondLast, page.rows.length]).toEqual([1, 1, true, 3]);
  });

  test("a search that found nothing shows an empty page, not an error", () => {
    const page = selectPage(catalogue, { ...emptyQuery, q: "x" }, "vi", new Map());
    expect([page.total, page.page, page.pages, page.rows]).toEqual([0, 1, 1, []]);
  });

  test("a search hit that is no longer published is passed over", () => {
    const hits = new Map([
      ["gone", 1],
      ["old", 0.5],
    ]);
    expect(slugs(selectPage(catalogue, { ...emptyQuery, q: "x" }, "vi", hits).rows)).toEqual(["old"]);
  });

  test("an empty catalogue has one empty page", () => {
    const page = selectPage(buildCatalogue([], facts), emptyQuery, "vi");
    expect([page.total, page.pages, page.facets.place]).toEqual([0, 1, []]);
  });

  test("names are sorted as the reader's language sorts them", () => {
    const named = ["Đê", "Dừa", "Ấp", "An"].map((vi) => anOffer({ slug: vi, name: { vi } }));
    const page = selectPage(buildCatalogue(named, facts), { ...emptyQuery, sort: "name" }, "vi");
    expect(slugs(page.rows)).toEqual(["An", "Ấp", "Dừa", "Đê"]);
  });
});

describe("an offer without commune and park is found in the former province that its published place names", () => {
  const regionsOf = (given: Partial<Opportunity>) => {
    const catalogue = buildCatalogue([anOffer(given)], facts);
    return (["region:long-an", "region:tay-ninh"] as const).filter(
      (place) => selectPage(catalogue, { ...emptyQuery, place: [place] }, "vi").total > 0,
    );
  };

  test.each([
    ["a province", "Long An", ["region:long-an"]],
    ["the other province", "tỉnh Tây Ninh", ["region:tay-ninh"]],
    ["a district", "huyện Đức Hòa", ["region:long-an"]],
    ["a district behind its commune", "xã Tân Mỹ, huyện Đức Hòa", ["region:long-an"]],
    ["districts of both", "Đức Hòa hoặc Trảng Bàng", ["region:long-an", "region:tay-ninh"]],
    ["a district that both had", "huyện Châu Thành", []],
    ["the same with its province", "huyện Châu Thành, Long An", ["region:long-an"]],
    ["a commune that is called like a province", "xã Long An", []],
    ["no place", "14 xã biên giới", []],
  ])("%s", (_, formerLocation, regions) => {
    expect(regionsOf({ formerLocation })).toEqual(regions);
  });

  test("but where it has a commune, that alone tells", () => {
    expect(regionsOf({ formerLocation: "Tây Ninh", communeCodes: ["1"] })).toEqual(["region:long-an"]);
  });
});
