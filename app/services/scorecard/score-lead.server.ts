import type { Gate, Judgements } from "~/core/scorecard/scorecard";
import { scoreOf } from "~/core/scorecard/scorecard";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "../leads/change-lead.server";
import { toJson } from "./first-scorecard.server";
import { publishedScorecard, scoreFacts } from "./queries.server";

export type Scoring = {
  judgements: Judgements;
  gate: Gate;
  gateReason: string | null;
  /** The saving that the form showed; 0 when there was none. */
  lastScore: number;
  /** The version of the card that the form showed. */
  version: number;
};

/** `outrun`: somebody saved a score, or published a new card, since the form was made. Nothing was written. */
export type ScoringResult = ChangeResult | { kind: "outrun" };

/** Adds what somebody judged of a lead, by the card in force, as a new row: earlier ones stay as they were. */
export async function scoreLead(deps: DeskDeps, seen: Seen, scoring: Scoring): Promise<ScoringResult> {
  let outrun = false;
  const result = await changeLead(deps, seen, "note", async (tx, lead, facts) => {
    const { version, card } = await publishedScorecard(tx);
    const newest = await tx.leadScore.findFirst({ where: { leadId: lead.id }, orderBy: { id: "desc" } });
    if (
      lead.kind !== "investment" ||
      version !== scoring.version ||
      (newest?.id ?? 0) !== scoring.lastScore
    ) {
      outrun = true;
      return "lead.wrong-state";
    }
    const known = scoreFacts(lead, facts);
    const { total, unjudged } = scoreOf(card, known, scoring.judgements);
    await tx.leadScore.create({
      data: {
        leadId: lead.id,
        scorecardVersion: version,
        judgements: toJson(scoring.judgements),
        facts: toJson(known),
        gate: scoring.gate,
        gateReason: scoring.gateReason,
        total,
        unjudged,
        byStaffId: deps.actor.id,
        at: deps.now,
      },
    });
    return { event: { kind: "scored", data: { total, unjudged, version, gate: scoring.gate } } };
  });
  return outrun ? { kind: "outrun" } : result;
}
