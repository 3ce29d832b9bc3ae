/**
 * Sectors that buy from, sell to or work beside each other; a proposal of this product, not a classification. Each pair
 * stands once and holds both ways.
 */
const pairs: readonly (readonly [string, string])[] = [
  ["electronics", "mechanical-engineering"],
  ["electronics", "ict"],
  ["mechanical-engineering", "energy"],
  ["food-processing", "agriculture"],
  ["food-processing", "logistics"],
  ["agriculture", "environment"],
  ["logistics", "trade-services"],
  ["logistics", "industrial-infrastructure"],
  ["industrial-infrastructure", "urban-housing"],
  ["energy", "environment"],
  ["tourism", "trade-services"],
  ["tourism", "urban-housing"],
  ["education", "ict"],
  ["education", "health"],
  ["finance-services", "trade-services"],
  ["textiles-footwear", "trade-services"],
];

const related = new Map<string, string[]>();
for (const [one, other] of pairs) {
  related.set(one, [...(related.get(one) ?? []), other]);
  related.set(other, [...(related.get(other) ?? []), one]);
}

/** The sectors that a sector is related to, itself not among them. */
export function relatedSectors(sector: string): readonly string[] {
  return related.get(sector) ?? [];
}
