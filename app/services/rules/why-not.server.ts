import { vietnamDate } from "~/core/deadlines/calendar";
import { explainRules, type RuleTrace } from "~/core/routing/explain-rules";
import type { RoutingDecision } from "~/core/routing/route-lead";
import type { RuleSet } from "~/core/routing/rules";
import type { Database } from "~/infra/db/client.server";
import type { Facts } from "../reference/facts.server";
import { leadOfRow, type RoutedColumns } from "./lead-of-row";
import { readRules } from "./queries.server";

export type Explained = { rules: RuleSet; decision: RoutingDecision; traces: RuleTrace[] };

/** Every rule of a rule set, and what becomes of it for a lead as it was handed in, by today's lists of the province. */
export function explainLead(
  row: RoutedColumns & { receivedAt: Date },
  rules: RuleSet,
  facts: Facts,
): Explained {
  return { rules, ...explainRules(leadOfRow(row), rules, facts.routing, vietnamDate(row.receivedAt)) };
}

/**
 * Why a lead is where it is, by the version that decided it; and, where a newer version in force would choose another
 * department, which one. That is only said: what has been decided stays until a person decides otherwise.
 * @returns null when no rules decided it.
 */
export async function whyNot(
  db: Database,
  row: RoutedColumns & { id: number; receivedAt: Date; departmentCode: string },
  facts: Facts,
) {
  const decided = await db.assignment.findFirst({
    where: { leadId: row.id, ruleSetVersion: { not: null } },
    orderBy: { id: "desc" },
    select: { ruleSetVersion: true, rule: true },
  });
  const version = decided?.ruleSetVersion ?? null;
  const rules =
    version === null
      ? null
      : version === facts.ruleSet.version
        ? facts.ruleSet
        : await readRules(db, version);
  if (version === null || !rules) return null;
  const explained = explainLead(row, rules, facts);
  const now = version === facts.ruleSet.version ? null : explainLead(row, facts.ruleSet, facts).decision;
  const otherwise =
    now && now.department !== explained.decision.department && now.department !== row.departmentCode
      ? { version: facts.ruleSet.version, department: now.department, rule: now.rule }
      : null;
  return { version, rule: decided?.rule ?? null, explained, otherwise };
}
