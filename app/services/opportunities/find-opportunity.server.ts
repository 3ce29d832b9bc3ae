import { type DueDate, dayOfReceipt, dueDate, vietnamDate } from "~/core/deadlines/calendar";
import { relatedTo } from "~/core/opportunities/related";
import type { Database } from "~/infra/db/client.server";
import { factMemory } from "~/services/reference/fact-memory";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import type {
  CommuneRecord,
  DepartmentRecord,
  OpportunityRecord,
  ParkRecord,
} from "~/services/reference/records";
import { catalogueOf } from "./catalogue.server";
import { responsibleFor } from "./responsible-department";

export type OpportunityDetail = {
  facts: Facts;
  opportunity: OpportunityRecord;
  communes: CommuneRecord[];
  park: ParkRecord | null;
  responsible: { department: DepartmentRecord; dueDays: number; due: DueDate } | null;
  related: { opportunity: OpportunityRecord; relation: ReturnType<typeof relatedTo>[number]["relation"] }[];
};

/** One opportunity with what stands around it; null when there is none of that slug. */
export async function findOpportunity(
  db: Database,
  slug: string,
  now: Date,
): Promise<OpportunityDetail | null> {
  const facts = await readFacts(db);
  const opportunity = facts.opportunities.get(slug);
  if (!opportunity) return null;
  const key = `${slug} ${vietnamDate(now)} ${dayOfReceipt(now)}`;
  return surroundings(facts, key, () => surroundingsOf(opportunity, facts, now));
}

/** What follows from the facts and the day alone, and is the same from request to request. */
const surroundings = factMemory<OpportunityDetail>();

function surroundingsOf(opportunity: OpportunityRecord, facts: Facts, now: Date): OpportunityDetail {
  const { slug } = opportunity;
  const responsible = responsibleFor(
    { kind: opportunity.kind === "technology" ? "technology" : "investment", opportunity: slug },
    facts,
    now,
  );
  const park = opportunity.parkSlug === null ? undefined : facts.parks.get(opportunity.parkSlug);
  return {
    facts,
    opportunity,
    communes: opportunity.communeCodes.flatMap((code) => facts.communes.get(code) ?? []),
    park: park ?? null,
    responsible: responsible && {
      ...responsible,
      due: dueDate(now, responsible.dueDays, facts.calendar),
    },
    related: relatedTo(catalogueOf(facts), slug).flatMap(({ opportunity: { slug: other }, relation }) => {
      const record = facts.opportunities.get(other);
      return record ? [{ opportunity: record, relation }] : [];
    }),
  };
}
