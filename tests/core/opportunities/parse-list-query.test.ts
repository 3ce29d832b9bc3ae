import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyQuery, listHref, listSearch, toggled } from "~/core/opportunities/list-query";
import { parseListQuery } from "~/core/opportunities/parse-list-query";
import { known, listQueries } from "./arbitrary";

function parse(search: string) {
  return parseListQuery(new URLSearchParams(search), known);
}

describe("the query of the list is read", () => {
  test.each([
    ["nothing asked", "", {}],
    ["a search, spaces made single", "q=%20khu%20%20c%C3%B4ng%20", { q: "khu công" }],
    ["a search without control characters", "q=a%00b%1Bc", { q: "a b c" }],
    [
      "several values of a filter, in one order and once",
      "kind=technology&kind=project&kind=project",
      { kind: ["project", "technology"] },
    ],
    ["the empty value of a select box", "sector=&kind=&place=&sort=&page=", {}],
    [
      "places of three kinds",
      "place=region:long-an&place=commune:1&place=park:north",
      { place: ["commune:1", "park:north", "region:long-an"] },
    ],
    [
      "capital with its thousands",
      "capitalMin=5,000,000&capitalMax=20.000.000",
      { capitalMin: 5_000_000, capitalMax: 20_000_000 },
    ],
    ["capital with one group", "capitalMin=5.000", { capitalMin: 5_000 }],
    ["capital with cents", "capitalMin=5000.00", { capitalMin: 5_000 }],
    ["capital with spaces in full-width digits", "capitalMin=５ 000 000", { capitalMin: 5_000_000 }],
    [
      "capital in words and the chosen currency",
      "capitalMin=5억&currency=KRW",
      { capitalMin: 5e8, currency: "KRW" },
    ],
    ["capital that names its currency", "capitalMin=3億円", { capitalMin: 3e8, currency: "JPY" }],
    ["a bare tỷ, which is of dong", "capitalMax=50 tỷ", { capitalMax: 5e10, currency: "VND" }],
    ["a bare triệu, which is of dollars", "capitalMin=1,5 triệu", { capitalMin: 1_500_000 }],
    [
      "a named currency before the chosen one, for both ends",
      "capitalMin=1억&capitalMax=5억 원&currency=USD",
      { capitalMin: 1e8, capitalMax: 5e8, currency: "KRW" },
    ],
    ["area with its unit", "areaMin=5ha&areaMax=20公顷", { areaMin: 5, areaMax: 20 }],
    ["area with its unit in full", "areaMin=1,5 hec ta&areaMax=5 hectares", { areaMin: 1.5, areaMax: 5 }],
    [
      "area as the Vietnamese site prints it",
      "areaMin=2.500&areaMax=13.080 ha",
      { areaMin: 2_500, areaMax: 13_080 },
    ],
    [
      "area as the English site prints it",
      "areaMin=2,500&areaMax=13,080 ha",
      { areaMin: 2_500, areaMax: 13_080 },
    ],
    ["area with a point", "areaMin=0.125&areaMax=2.5", { areaMin: 0.125, areaMax: 2.5 }],
    ["area with a comma, as Vietnamese write it", "areaMin=2,5", { areaMin: 2.5 }],
    ["area with its thousands", "areaMax=1,234,567", { areaMax: 1_234_567 }],
    ["equal bounds", "areaMin=2&areaMax=2", { areaMin: 2, areaMax: 2 }],
    ["an order", "sort=capital", { sort: "capital" }],
    ["the order that holds anyway", "sort=newest", {}],
    ["newest where relevance would hold", "q=a&sort=newest", { q: "a", sort: "newest" }],
    ["a page and a currency", "page=3&currency=JPY", { page: 3, currency: "JPY" }],
    ["tags of a campaign are passed over", "utm_source=demo&fbclid=1", {}],
  ])("%s", (_, search, expected) => {
    const { query, problems } = parse(search);
    expect({ ...query, typed: {} }).toEqual({ ...emptyQuery, ...expected });
    expect(problems).toEqual([]);
  });
});

describe("an amount is kept as it was typed", () => {
  test.each([
    ["in words", "capitalMin=100억&capitalMax=1조&currency=KRW", { capitalMin: "100억", capitalMax: "1조" }],
    ["in words with spaces", "capitalMax=%201,2%20%20tỷ ", { capitalMax: "1,2 tỷ" }],
    ["with its unit", "areaMin=5ha&areaMax=20", { areaMin: "5ha" }],
    ["with three decimals, which bare would be thousands", "areaMin=2.1250", { areaMin: "2.1250" }],
    ["as a plain number", "capitalMin=5000000&areaMax=2.5", {}],
    ["and not when it is of no use", "capitalMin=삼백억 원&areaMin=9ha&areaMax=5ha", {}],
  ])("%s", (_, search, typed) => {
    const { query } = parse(search);
    expect(query.typed).toEqual(typed);
    expect(parse(listSearch({ ...query, page: 2 })).query).toEqual({ ...query, page: 2 });
    expect(listSearch({ ...query, capitalMin: null, capitalMax: null })).not.toContain("capital");
  });
});

describe("what cannot be read is left out and named", () => {
  test.each([
    ["an unknown kind", "kind=castle", "kind", "value.unknown"],
    ["an unknown sector", "sector=alchemy", "sector", "value.unknown"],
    ["a commune in no list", "place=commune:99", "place", "value.unknown"],
    ["a place that is none", "place=moon", "place", "value.unknown"],
    ["an unknown region", "place=region:hue", "place", "value.unknown"],
    ["a property of every object", "sector=constructor", "sector", "value.unknown"],
    ["an unknown status", "status=gone", "status", "value.unknown"],
    ["an unknown currency", "currency=XAU", "currency", "value.unknown"],
    ["an unknown order", "sort=random", "sort", "value.unknown"],
    ["relevance without a search", "sort=relevance", "sort", "sort.needs-search"],
    ["words for a number", "capitalMin=many", "capitalMin", "number.invalid"],
    ["a negative number", "areaMin=-1", "areaMin", "number.invalid"],
    ["a negative amount", "capitalMin=-5억", "capitalMin", "number.negative"],
    ["a part of a cent", "capitalMin=1.5555", "capitalMin", "number.too-precise"],
    ["a number with an exponent", "capitalMax=1e9", "capitalMax", "number.invalid"],
    ["a quadrillion", "capitalMax=10000兆", "capitalMax", "number.too-large"],
    ["infinity", "capitalMax=Infinity", "capitalMax", "number.invalid"],
    ["more than there is", "areaMax=99999999999", "areaMax", "number.too-large"],
    ["page nought", "page=0", "page", "page.invalid"],
    ["page minus one", "page=-1", "page", "page.invalid"],
    ["half a page", "page=1.5", "page", "page.invalid"],
    ["an absurd page", "page=999999999999999999999", "page", "page.invalid"],
  ])("%s", (_, search, param, key) => {
    const { query, problems } = parse(search);
    expect(query).toEqual(emptyQuery);
    expect(problems.map((problem) => [problem.param, problem.key])).toEqual([[param, key]]);
  });

  test("the least above the most: neither is used, both are named as they were typed", () => {
    const { query, problems } = parse("capitalMin=10만&capitalMax=5");
    expect(query).toEqual(emptyQuery);
    expect(problems).toEqual([
      { param: "capitalMin", key: "range.upside-down", value: "10만" },
      { param: "capitalMax", key: "range.upside-down", value: "5" },
    ]);
  });

  test("a search longer than 200 characters is cut and says so", () => {
    const { query, problems } = parse(`q=${"𠮷".repeat(300)}`);
    expect(Array.from(query.q)).toHaveLength(200);
    expect(problems).toMatchObject([{ param: "q", key: "q.too-long" }]);
  });

  test("a known value beside an unknown one stays", () => {
    const { query, problems } = parse("sector=energy&sector=alchemy");
    expect(query.sector).toEqual(["energy"]);
    expect(problems).toEqual([{ param: "sector", key: "value.unknown", value: "alchemy" }]);
  });
});

test("any query string is read without an error, and what is kept makes a URL that says the same", () => {
  const param = fc.oneof(
    fc.constantFrom("q", "kind", "sector", "place", "capitalMin", "areaMax", "sort", "page"),
    fc.string(),
  );
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("project", "energy", "park:north", "7", "2.5"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(param, value), { maxLength: 12 }), (pairs) => {
      const { query } = parseListQuery(new URLSearchParams(pairs), known);
      expect(parse(listSearch(query))).toEqual({ query, problems: [] });
    }),
  );
});

test("every question has one URL, and the URL asks that question", () => {
  fc.assert(
    fc.property(listQueries, fc.constantFrom("", "khu công nghiệp", "a&b=c#d:é"), (generated, q) => {
      const search = listSearch({ ...generated, q });
      const { query, problems } = parse(search);
      expect(problems).toEqual([]);
      expect(listSearch(query)).toBe(search);
      expect({ ...query, sort: null }).toEqual({ ...generated, q, sort: null });
    }),
  );
});

describe("links of the list", () => {
  const query = { ...emptyQuery, q: "cảng", sector: ["energy"], page: 3 };

  test.each([
    ["the plain list", listHref("vi", emptyQuery), "/vi/opportunities"],
    [
      "the same in another language",
      listHref("zh-TW", query),
      "/zh-TW/opportunities?q=c%E1%BA%A3ng&sector=energy&page=3",
    ],
    [
      "the next page",
      listHref("vi", query, { page: 4 }),
      "/vi/opportunities?q=c%E1%BA%A3ng&sector=energy&page=4",
    ],
    [
      "the first page has no number",
      listHref("vi", query, { page: 1 }),
      "/vi/opportunities?q=c%E1%BA%A3ng&sector=energy",
    ],
    [
      "another filter begins at the first page",
      listHref("vi", query, { q: "" }),
      "/vi/opportunities?sector=energy",
    ],
    [
      "another currency stays on the page",
      listHref("vi", query, { currency: "KRW" }),
      "/vi/opportunities?q=c%E1%BA%A3ng&sector=energy&page=3&currency=KRW",
    ],
    [
      "places can be read",
      listHref("en", emptyQuery, { place: ["commune:1"] }),
      "/en/opportunities?place=commune:1",
    ],
  ])("%s", (_, href, expected) => {
    expect(href).toBe(expected);
  });

  test("a click on a value adds it, a second takes it away", () => {
    const once = { ...query, ...toggled(query, "sector", "tourism") };
    expect(once.sector).toEqual(["energy", "tourism"]);
    expect(toggled(once, "sector", "tourism")).toEqual({ sector: ["energy"] });
  });
});
