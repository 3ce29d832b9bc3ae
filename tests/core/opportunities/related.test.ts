import { describe, expect, test } from "vitest";
import { buildCatalogue } from "~/core/opportunities/catalogue";
import { relatedTo } from "~/core/opportunities/related";
import { anOffer, facts } from "./arbitrary";

const self = anOffer({ slug: "self", sector: "energy", communeCodes: ["1", "3"], parkSlug: "unplaced" });
const others = {
  "same park": anOffer({ slug: "same park", parkSlug: "unplaced" }),
  "both communes": anOffer({ slug: "both communes", communeCodes: ["1", "3"], statusDate: "2024-01-01" }),
  "one commune and sector": anOffer({
    slug: "one commune and sector",
    communeCodes: ["1"],
    sector: "energy",
  }),
  "one commune": anOffer({ slug: "one commune", communeCodes: ["3"], statusDate: "2025-01-01" }),
  "sector, new": anOffer({ slug: "sector, new", sector: "energy", statusDate: "2025-01-01" }),
  "sector, old": anOffer({ slug: "sector, old", sector: "energy", statusDate: "2015-01-01" }),
  "nothing in common": anOffer({ slug: "nothing in common", sector: "tourism", communeCodes: ["2"] }),
  closed: anOffer({ slug: "closed", sector: "energy", communeCodes: ["1"], status: "closed" }),
};
const catalogue = buildCatalogue([self, ...Object.values(others)], facts);

function relatedSlugs(limit?: number): string[] {
  return relatedTo(catalogue, "self", limit).map(({ opportunity }) => opportunity.slug);
}

describe("related offers", () => {
  test("those with most in common come first, then the newest, and one that shares nothing never", () => {
    expect(relatedSlugs(10)).toEqual([
      "same park",
      "one commune and sector",
      "one commune",
      "both communes",
      "sector, new",
      "sector, old",
    ]);
  });

  test("four are named when no number is asked for", () => {
    expect(relatedSlugs()).toEqual(["same park", "one commune and sector", "one commune", "both communes"]);
  });

  test("each says its strongest ground", () => {
    const relations = new Map(
      relatedTo(catalogue, "self", 10).map(({ opportunity, relation }) => [opportunity.slug, relation]),
    );
    expect(relations.get("same park")).toBe("same-park");
    expect(relations.get("one commune and sector")).toBe("same-commune");
    expect(relations.get("sector, old")).toBe("same-sector");
  });

  test("an offer without sector and place has none", () => {
    expect(relatedTo(buildCatalogue([anOffer(), self], facts), "demo")).toEqual([]);
  });

  test("an unknown slug has none", () => {
    expect(relatedTo(catalogue, "gone")).toEqual([]);
  });
});
