import { openStates } from "~/core/leads/lead";
import { isMatchedKind, matchedKinds, otherSide } from "~/core/matching/counterparts";
import { type MatchLead, seeksLand } from "~/core/matching/match";
import { relatedSectors } from "~/core/matching/related-sectors";
import { type StaffActor, visibleDepartments } from "~/core/policy/may";
import { searchQuery } from "~/core/shared/search-text";
import type { Database } from "~/infra/db/client.server";
import type { LeadWhereInput } from "~/infra/db/generated/models";
import type { Facts } from "../reference/facts.server";
import { type LeadColumns, leadColumns } from "./sides";

/** How many each ground may bring; together at most 290 rows, however large the catalogue is. */
const most = {
  sectorAndPlace: 80,
  sector: 50,
  undated: 20,
  place: 40,
  park: 20,
  land: 40,
  technology: 20,
  words: 20,
};

/**
 * The slugs of opportunities that have something in common with a lead and can still be taken up, found by indexes alone:
 * sector and place, sector (the latest first), related sectors, place, park, land to build on, words of the subject.
 */
export async function opportunityCandidates(
  db: Database,
  lead: MatchLead,
  subject: string,
  language: string,
): Promise<string[]> {
  const sectors = lead.sector === null ? [] : [lead.sector];
  const related = lead.sector === null ? [] : [...relatedSectors(lead.sector)];
  const communes = [...lead.communes];
  const technology = lead.kind === "technology" || lead.need === "technology";
  const words = anyOfTheWords(subject);
  // Each ground has an index of its own and a limit; UNION takes out what two of them found.
  const rows = await db.$queryRaw<{ slug: string }[]>`
    (SELECT slug FROM opportunity
      WHERE "sectorCode" = ANY(${sectors}::text[]) AND "communeCodes" && ${communes}::text[]
        AND status NOT IN ('closed', 'awarded') LIMIT ${most.sectorAndPlace})
    UNION
    (SELECT slug FROM opportunity
      WHERE "sectorCode" = ${lead.sector} AND "statusDate" IS NOT NULL AND status NOT IN ('closed', 'awarded')
      ORDER BY "statusDate" DESC LIMIT ${most.sector})
    UNION
    (SELECT slug FROM opportunity
      WHERE "sectorCode" = ${lead.sector} AND "statusDate" IS NULL AND status NOT IN ('closed', 'awarded')
      LIMIT ${most.undated})
    UNION
    (SELECT slug FROM opportunity
      WHERE "sectorCode" = ANY(${related}::text[]) AND "communeCodes" && ${communes}::text[]
        AND status NOT IN ('closed', 'awarded') LIMIT ${most.place})
    UNION
    (SELECT slug FROM opportunity
      WHERE "parkSlug" = ${lead.park} AND status NOT IN ('closed', 'awarded') LIMIT ${most.park})
    UNION
    (SELECT slug FROM opportunity
      WHERE ${seeksLand(lead)} AND "sectorCode" IS NULL AND kind = 'park-land'
        AND status NOT IN ('closed', 'awarded') ORDER BY "statusDate" DESC LIMIT ${most.land})
    UNION
    (SELECT slug FROM opportunity
      WHERE ${technology} AND "sectorCode" = ${lead.sector} AND kind = 'technology'
        AND status NOT IN ('closed', 'awarded') LIMIT ${most.technology})
    UNION
    (SELECT o.slug FROM opportunity_search s JOIN opportunity o USING (slug)
      WHERE s.language = ${language} AND s.vector @@ ${words}::tsquery
        AND o.status NOT IN ('closed', 'awarded') LIMIT ${most.words})`;
  return rows.map(({ slug }) => slug);
}

const mostWords = 8;

/** Two neighbouring words of the subject, any such pair; null when the subject has none. */
function anyOfTheWords(subject: string): string | null {
  const words = subject.split(/\s+/).slice(0, mostWords + 1);
  const pairs = words.slice(0, -1).flatMap((word, index) => {
    const both = searchQuery(`${word} ${words[index + 1]}`);
    return both?.includes("&") || both?.includes("<->") ? [`(${both.replaceAll(":*", "")})`] : [];
  });
  return pairs.length > 0 ? pairs.join(" | ") : null;
}

const mostLeads = { sector: 100, recent: 60 };

/**
 * Open leads of the other side (foreign ↔ domestic) that an actor may see, of kinds that something is found for: those of
 * the same or a related sector, and the latest, whose sector may only stand in their text.
 */
export async function counterpartCandidates(
  db: Database,
  leadId: number,
  lead: MatchLead,
  actor: StaffActor,
  facts: Facts,
): Promise<LeadColumns[]> {
  if (!isMatchedKind(lead.kind)) return [];
  const fitting: LeadWhereInput = {
    id: { not: leadId },
    kind: { in: [...matchedKinds] },
    submitterType: { in: otherSide(lead.submitterType) },
    state: { in: [...openStates] },
  };
  const shared = { select: leadColumns, orderBy: { id: "desc" } } as const;
  const sectors = lead.sector === null ? [] : [lead.sector, ...relatedSectors(lead.sector)];
  const [bySector, recent] = await Promise.all([
    sectors.length === 0
      ? []
      : db.lead.findMany({
          ...shared,
          where: { AND: [visibleTo(actor, facts), fitting, { sectorCode: { in: sectors } }] },
          take: mostLeads.sector,
        }),
    db.lead.findMany({
      ...shared,
      where: { AND: [visibleTo(actor, facts), fitting] },
      take: mostLeads.recent,
    }),
  ]);
  return [...new Map([...bySector, ...recent].map((row) => [row.id, row])).values()];
}

/** The policy's reach of `lead:list` as a condition. */
export function visibleTo(actor: StaffActor, facts: Facts): LeadWhereInput {
  const departments = visibleDepartments(actor);
  if (departments === "all") return {};
  const appraises = departments.includes(facts.ruleSet.appraisal.department);
  return {
    OR: [
      { departmentCode: { in: departments } },
      { coordinating: { hasSome: departments } },
      ...(appraises ? [{ appraisal: true }] : []),
    ],
  };
}
