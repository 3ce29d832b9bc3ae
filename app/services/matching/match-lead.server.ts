import { vietnamDate } from "~/core/deadlines/calendar";
import { isMatchedKind } from "~/core/matching/counterparts";
import {
  isWorthShowing,
  type Match,
  type MatchWeights,
  matchScore,
  matchWeights,
  rankMatches,
} from "~/core/matching/match";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { log } from "~/infra/log.server";
import { type Facts, readFacts } from "../reference/facts.server";
import type { OpportunityRecord } from "../reference/records";
import { trackedLeadId } from "../tracking/track-lead.server";
import { counterpartCandidates, opportunityCandidates } from "./candidates.server";
import { counterpartSide, type LeadColumns, leadColumns, leadSide, opportunitySide } from "./sides";

export type OpportunityMatch = { id: string; opportunity: OpportunityRecord; match: Match };
export type CounterpartMatch = { id: string; lead: LeadColumns; match: Match };

type Deps = { db: Database; now: Date };

/** The opportunities that fit a lead best, with all parts; the one that it names itself is not among them. */
export async function matchOpportunities(
  { db, now }: Deps,
  row: LeadColumns,
  facts: Facts,
  most: number,
  weights: MatchWeights = matchWeights,
): Promise<OpportunityMatch[]> {
  if (!isMatchedKind(row.kind)) return [];
  const lead = leadSide(row, facts);
  const slugs = await opportunityCandidates(db, lead, row.subject, row.language);
  const today = vietnamDate(now);
  const scored = slugs.flatMap((slug) => {
    const opportunity = slug === row.opportunitySlug ? undefined : facts.opportunities.get(slug);
    const side = opportunity && opportunitySide(opportunity, facts, row.language);
    const match = side && matchScore(lead, side, weights, today);
    return opportunity && match && isWorthShowing(match) ? [{ id: slug, opportunity, match }] : [];
  });
  return rankMatches(scored).slice(0, most);
}

/** The leads of the other side that fit a lead best, of those that the actor may see. */
export async function matchCounterparts(
  { db, now, actor }: Deps & { actor: StaffActor },
  row: LeadColumns,
  facts: Facts,
  most: number,
): Promise<CounterpartMatch[]> {
  const lead = leadSide(row, facts);
  const rows = await counterpartCandidates(db, row.id, lead, actor, facts);
  const today = vietnamDate(now);
  const scored = rows.flatMap((other) => {
    const match = matchScore(lead, counterpartSide(other, facts), matchWeights, today);
    return match && isWorthShowing(match) ? [{ id: other.code, lead: other, match }] : [];
  });
  return rankMatches(scored).slice(0, most);
}

const mostInPublic = 3;

/**
 * At most three opportunities for whoever has the tracking link of a lead; never anything of another lead. What goes
 * wrong here is logged and gives none: the receipt matters more.
 */
export async function publicMatches(db: Database, token: string, now: Date): Promise<OpportunityMatch[]> {
  try {
    const id = await trackedLeadId(db, token);
    if (id === null) return [];
    const row = await db.lead.findUniqueOrThrow({
      where: { id },
      select: { ...leadColumns, state: true },
    });
    if (row.state === "withdrawn") return [];
    return await matchOpportunities({ db, now }, row, await readFacts(db), mostInPublic);
  } catch (error) {
    log.error({ err: error }, "no matches for a receipt");
    return [];
  }
}
