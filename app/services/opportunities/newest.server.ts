import { contains } from "~/core/opportunities/bitset";
import type { Database } from "~/infra/db/client.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import type { OpportunityRecord } from "~/services/reference/records";
import { catalogueOf } from "./catalogue.server";

/** The first `limit` opportunities of the plain list, and how many it has. */
export async function newestOpportunities(
  db: Database,
  limit: number,
): Promise<{ facts: Facts; newest: OpportunityRecord[]; total: number }> {
  const facts = await readFacts(db);
  const { orders, listedByDefault, rows } = catalogueOf(facts);
  const listed = [...orders.newest].filter((row) => contains(listedByDefault, row));
  return {
    facts,
    newest: listed.slice(0, limit).flatMap((row) => facts.opportunities.get(rows[row]?.slug ?? "") ?? []),
    total: listed.length,
  };
}
