import { describe, expect, test } from "vitest";
import { landOffer } from "~/core/opportunities/park-land";
import type { Park } from "~/core/places/place";
import { parks } from "../places/reference";

function aPark(given: Partial<Park>): Park {
  return {
    slug: "demo-park",
    kind: "industrial-park",
    name: { vi: "Khu mẫu" },
    communeCodes: ["1"],
    formerLocation: { communes: [], district: null, province: null },
    areaHa: 200,
    leasableHa: null,
    occupancyPct: null,
    status: "operating",
    statusAsOf: "2023",
    ...given,
  };
}

describe("land is offered where the data gives evidence of it", () => {
  test.each([
    ["land for lease is published", { leasableHa: 120 }, ["leasable-land"]],
    ["the park is let in part", { occupancyPct: 69.8 }, ["not-full"]],
    ["the park is leasing", { status: "leasing" }, ["leasing"]],
    ["it is leasing while it is built", { status: "under construction/leasing" }, ["leasing"]],
    [
      "several grounds at once",
      { leasableHa: 361.87, occupancyPct: 30, status: "leasing" },
      ["leasable-land", "not-full", "leasing"],
    ],
  ])("%s", (_, given, evidence) => {
    expect(landOffer(aPark(given))?.evidence).toEqual(evidence);
  });

  test.each([
    ["nothing is known", {}],
    ["the park is let whole", { occupancyPct: 100, leasableHa: 50 }],
    ["it is called full", { status: "full", leasableHa: 50 }],
    ["it is only planned", { status: "planned", leasableHa: 50 }],
    ["it is in planning", { status: "in planning", leasableHa: 50 }],
    ["it is in procedure", { status: "in investment-policy procedure", leasableHa: 50 }],
    ["its policy is only approved", { status: "investment policy approved", leasableHa: 50 }],
    ["no hectare of it is for lease", { leasableHa: 0 }],
  ])("but not when %s", (_, given) => {
    expect(landOffer(aPark(given))).toBeNull();
  });
});

test("the area of an offer is the land for lease, never the whole park", () => {
  expect(landOffer(aPark({ occupancyPct: 50 }))?.areaHa).toBeNull();
  expect(landOffer(aPark({ leasableHa: 120 }))?.areaHa).toBe(120);
});

test("an offer is as old as the park's status", () => {
  expect(landOffer(aPark({ occupancyPct: 50, statusAsOf: "2022-04" }))).toMatchObject({
    slug: "demo-park",
    status: "named",
    statusAsOf: "2022-04",
  });
});

test("of the parks in the reference data these offer land", () => {
  const offers = parks.flatMap((park) => landOffer(park)?.slug ?? []);
  expect(offers.sort()).toEqual([
    "cau-cang-phuoc-dong",
    "dong-nam-a",
    "duc-hoa-1",
    "huu-thanh",
    "nam-thuan",
    "tan-duc",
    "thai-hoa",
    "thu-thua",
    "xuyen-a",
  ]);
});
