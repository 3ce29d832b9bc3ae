import { vietnamDate } from "~/core/deadlines/calendar";
import { readReceiptCode } from "~/core/leads/receipt-code";
import { matchScore, matchWeights } from "~/core/matching/match";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "../leads/change-lead.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { toJson } from "../scorecard/first-scorecard.server";
import { visibleTo } from "./candidates.server";
import { counterpartSide, leadColumns, leadSide, opportunitySide } from "./sides";

export type LinkTarget = { opportunity: string } | { lead: string };
export type LinkRefusal = "target.unknown" | "target.itself" | "link.exists" | "link.gone";
export type LinkResult = ChangeResult | { kind: "not-linked"; reason: LinkRefusal };

/** Says that a lead and an opportunity, or another lead that the actor may see, belong together, and why. */
export async function linkMatch(
  deps: DeskDeps,
  seen: Seen,
  target: LinkTarget,
  reason: string,
): Promise<LinkResult> {
  let refusal: LinkRefusal | null = null;
  const refuse = (why: LinkRefusal) => {
    refusal = why;
    return "lead.wrong-state" as const;
  };
  const facts = await readFacts(deps.db);
  const found = await findTarget(deps, target, facts);
  const result = await changeLead(deps, seen, "note", async (tx, lead) => {
    if (!found) return refuse("target.unknown");
    if (found.lead?.id === lead.id) return refuse("target.itself");
    const aim = { opportunitySlug: found.opportunity?.slug ?? null, otherLeadId: found.lead?.id ?? null };
    const standing = await tx.leadLink.count({ where: { leadId: lead.id, ...aim, unlink: null } });
    if (standing > 0) return refuse("link.exists");
    const side = leadSide(lead, facts);
    const other = found.opportunity
      ? opportunitySide(found.opportunity, facts, lead.language)
      : counterpartSide(found.lead, facts);
    // People may link what the score would not: then it has no parts, and their reason is what counts.
    const match = matchScore(side, other, matchWeights, vietnamDate(deps.now));
    await tx.leadLink.create({
      data: {
        leadId: lead.id,
        ...aim,
        reason,
        weightsVersion: matchWeights.version,
        total: match?.total ?? 0,
        parts: toJson(match?.parts ?? []),
        byStaffId: deps.actor.id,
        at: deps.now,
      },
    });
    const to = found.opportunity?.slug ?? found.lead?.code ?? "";
    return {
      event: {
        kind: "linked",
        data: { to, type: found.opportunity ? "opportunity" : "lead", reason, weights: matchWeights.version },
      },
    };
  });
  return refusal ? { kind: "not-linked", reason: refusal } : result;
}

/** Takes a link back, with a reason; the link itself stays in the history. */
export async function unlinkMatch(
  deps: DeskDeps,
  seen: Seen,
  linkId: number,
  reason: string,
): Promise<LinkResult> {
  let refusal: LinkRefusal | null = null;
  const result = await changeLead(deps, seen, "note", async (tx, lead) => {
    const link = await tx.leadLink.findFirst({
      where: { id: linkId, leadId: lead.id, unlink: null },
      include: { otherLead: { select: { code: true } } },
    });
    if (!link) {
      refusal = "link.gone";
      return "lead.wrong-state";
    }
    await tx.leadUnlink.create({ data: { linkId, reason, byStaffId: deps.actor.id, at: deps.now } });
    const type = link.opportunitySlug === null ? "lead" : "opportunity";
    return {
      event: {
        kind: "unlinked",
        data: { to: link.opportunitySlug ?? link.otherLead?.code ?? "", type, reason },
      },
    };
  });
  return refusal ? { kind: "not-linked", reason: refusal } : result;
}

export type StandingLink = {
  id: number;
  opportunity: string | null;
  /** Null when the actor may not see the other lead: then only that there is a link is told. */
  other: { code: string; subject: string; language: string } | null;
  reason: string;
  by: string;
  at: Date;
  total: number;
  weightsVersion: number;
  /** The lead on whose page it was made; only there it can be taken back. */
  mine: boolean;
};

/** The links of a lead that stand, those made from other leads included. */
export async function standingLinks(
  { db, actor }: { db: Database; actor: StaffActor },
  leadId: number,
  facts: Facts,
): Promise<StandingLink[]> {
  const rows = await db.leadLink.findMany({
    where: { OR: [{ leadId }, { otherLeadId: leadId }], unlink: null },
    orderBy: { id: "asc" },
    include: { byStaff: { select: { name: true } } },
  });
  const otherOf = (row: { leadId: number; otherLeadId: number | null }) =>
    row.leadId === leadId ? row.otherLeadId : row.leadId;
  const others = await db.lead.findMany({
    where: { AND: [visibleTo(actor, facts), { id: { in: rows.flatMap((row) => otherOf(row) ?? []) } }] },
    select: { id: true, code: true, subject: true, language: true },
  });
  return rows.map((row) => ({
    id: row.id,
    opportunity: row.leadId === leadId ? row.opportunitySlug : null,
    other: others.find(({ id }) => id === otherOf(row)) ?? null,
    reason: row.reason,
    by: row.byStaff.name,
    at: row.at,
    total: row.total,
    weightsVersion: row.weightsVersion,
    mine: row.leadId === leadId,
  }));
}

type Target =
  | { opportunity: NonNullable<ReturnType<Facts["opportunities"]["get"]>>; lead?: undefined }
  | { lead: NonNullable<Awaited<ReturnType<typeof findLead>>>; opportunity?: undefined };

async function findTarget(deps: DeskDeps, target: LinkTarget, facts: Facts): Promise<Target | null> {
  if ("opportunity" in target) {
    const opportunity = facts.opportunities.get(target.opportunity);
    return opportunity ? { opportunity } : null;
  }
  const lead = await findLead(deps, target.lead, facts);
  return lead && { lead };
}

function findLead({ db, actor }: DeskDeps, typed: string, facts: Facts) {
  const code = readReceiptCode(typed) ?? "";
  return db.lead.findFirst({ where: { AND: [visibleTo(actor, facts), { code }] }, select: leadColumns });
}
