import { contains } from "~/core/opportunities/bitset";
import type { Catalogue } from "~/core/opportunities/catalogue";
import type { Opportunity } from "~/core/opportunities/opportunity";

/** Why an offer is named beside another, the strongest ground first. */
export const relations = ["same-park", "same-commune", "same-sector"] as const;
export type Relation = (typeof relations)[number];

export type Related = { opportunity: Opportunity; relation: Relation };

/**
 * A shared place outweighs a shared sector: a sector has hundreds of offers, a commune a handful. Powers of two, so that
 * grounds are added by `|` and one that holds twice (two shared communes) counts once.
 */
const weights = { "same-park": 4, "same-commune": 2, "same-sector": 1 } satisfies Record<Relation, number>;

/**
 * Up to `limit` offers of the list that share park, commune or sector with this one: those with most in common first,
 * among equals the newest. The same data always gives the same answer.
 */
export function relatedTo(catalogue: Catalogue, slug: string, limit = 4): Related[] {
  const self = catalogue.bySlug.get(slug);
  const opportunity = self === undefined ? undefined : catalogue.rows[self];
  if (self === undefined || !opportunity) return [];
  const { place, sector } = catalogue.postings;
  const sameSector = opportunity.sector === null ? undefined : sector.get(opportunity.sector);

  const scores = new Map<number, number>();
  const add = (row: number, relation: Relation) => {
    if (row !== self && contains(catalogue.listedByDefault, row))
      scores.set(row, (scores.get(row) ?? 0) | weights[relation]);
  };
  for (const ref of catalogue.places[self] ?? []) {
    const relation = relationOf(ref);
    if (relation) for (const row of place.get(ref)?.rows ?? []) add(row, relation);
  }
  if (sameSector) {
    for (const row of scores.keys()) if (contains(sameSector.set, row)) add(row, "same-sector");
    // Rows are in the order of newest: what the sector alone has to give are its first ones.
    for (const row of sameSector.rows) {
      if (scores.size >= limit) break;
      add(row, "same-sector");
    }
  }
  return [...scores]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, limit)
    .flatMap(([row, score]) => {
      const other = catalogue.rows[row];
      const relation = relations.find((ground) => score & weights[ground]);
      return other && relation ? [{ opportunity: other, relation }] : [];
    });
}

/** A former province is no ground: half the list shares it. */
function relationOf(placeFilter: string): Relation | null {
  if (placeFilter.startsWith("park:")) return "same-park";
  return placeFilter.startsWith("commune:") ? "same-commune" : null;
}
