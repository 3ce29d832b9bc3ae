import { borderCommunes, sectorOf, siteOf } from "~/core/routing/facts";
import type { Gate, Judgements, Score, Scorecard, ScoreFacts } from "~/core/scorecard/scorecard";
import { gates, scoreOf } from "~/core/scorecard/scorecard";
import { judgementsSchema, scorecardSchema, scoreFactsSchema } from "~/core/scorecard/scorecard.schema";
import type { Connection, Database } from "~/infra/db/client.server";
import { type AboutColumns, aboutRow, capitalUsd } from "../reference/about-row";
import type { Facts } from "../reference/facts.server";

export type PublishedCard = { version: number; card: Scorecard; publishedAt: Date };

/** The scorecard in force: the newest one published. */
export async function publishedScorecard(db: Connection): Promise<PublishedCard> {
  const row = await db.scorecard.findFirstOrThrow({ orderBy: { version: "desc" } });
  return { version: row.version, card: scorecardSchema.parse(row.card), publishedAt: row.publishedAt };
}

/** Every version, the newest first, with who published it. */
export async function scorecardVersions(db: Database) {
  const rows = await db.scorecard.findMany({
    orderBy: { version: "desc" },
    select: { version: true, note: true, publishedAt: true, publishedBy: { select: { name: true } } },
  });
  return rows.map(({ publishedBy, ...row }) => ({ ...row, by: publishedBy?.name ?? null }));
}

export async function readDraft(db: Connection) {
  const row = await db.scorecardDraft.findUnique({ where: { id: 1 } });
  return row && { revision: row.revision, basedOn: row.basedOn, card: scorecardSchema.parse(row.card) };
}

type ScoredLead = AboutColumns & {
  capitalMinor: bigint | null;
  capitalCurrency: string | null;
  areaHa: number | null;
  jobs: number | null;
};

/** What the automatic criteria may know of a lead. */
export function scoreFacts(lead: ScoredLead, facts: Facts): ScoreFacts {
  const about = aboutRow(lead);
  return {
    capitalUsd: capitalUsd(lead, facts.rates),
    areaHa: lead.areaHa,
    jobs: lead.jobs,
    sector: sectorOf(about, facts.routing)?.code ?? null,
    border: borderCommunes(siteOf(about, facts.routing), facts.routing).length > 0,
  };
}

export type LeadScoreView = {
  version: number;
  card: Scorecard;
  facts: ScoreFacts;
  judgements: Judgements;
  score: Score;
  gate: Gate;
  gateReason: string | null;
  /** The newest saving; null while only the facts speak. */
  saved: { id: number; at: Date; by: string } | null;
};

/**
 * The score of a lead: the newest saving by its own version of the card and the facts of that day, else what the facts
 * alone give by the card in force.
 */
export async function readLeadScore(db: Database, leadId: number, facts: Facts): Promise<LeadScoreView> {
  const row = await db.leadScore.findFirst({
    where: { leadId },
    orderBy: { id: "desc" },
    include: { scorecard: true, byStaff: { select: { name: true } } },
  });
  if (row) {
    const card = scorecardSchema.parse(row.scorecard.card);
    const judgements = judgementsSchema.parse(row.judgements);
    const known = scoreFactsSchema.parse(row.facts);
    return {
      version: row.scorecardVersion,
      card,
      facts: known,
      judgements,
      score: scoreOf(card, known, judgements),
      gate: gates.find((gate) => gate === row.gate) ?? "not-looked",
      gateReason: row.gateReason,
      saved: { id: row.id, at: row.at, by: row.byStaff.name },
    };
  }
  const [{ version, card }, lead] = await Promise.all([
    publishedScorecard(db),
    db.lead.findUniqueOrThrow({ where: { id: leadId } }),
  ]);
  const known = scoreFacts(lead, facts);
  return {
    version,
    card,
    facts: known,
    judgements: {},
    score: scoreOf(card, known, {}),
    gate: "not-looked",
    gateReason: null,
    saved: null,
  };
}

export type LatestScore = {
  leadId: number;
  version: number;
  total: number;
  unjudged: number;
  gate: string;
  at: Date;
};

/** The newest saved score of each of these leads, for lists and exports; leads without one are left out. */
export async function latestScores(
  db: Connection,
  leadIds: readonly number[],
): Promise<Map<number, LatestScore>> {
  const rows = await db.leadScore.findMany({
    where: { leadId: { in: [...leadIds] } },
    orderBy: [{ leadId: "asc" }, { id: "desc" }],
    distinct: ["leadId"],
    select: { leadId: true, scorecardVersion: true, total: true, unjudged: true, gate: true, at: true },
  });
  return new Map(
    rows.map(({ scorecardVersion, ...row }) => [row.leadId, { ...row, version: scorecardVersion }]),
  );
}
