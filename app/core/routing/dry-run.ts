import { type CalendarStatus, dueDate, vietnamDate, type WorkingCalendar } from "~/core/deadlines/calendar";
import { checkCodes } from "~/core/leads/check-codes";
import type { Priority } from "~/core/leads/lead";
import { firstError, routeRequestSchema } from "~/core/leads/lead.schema";
import type { RoutingFacts } from "~/core/routing/facts";
import type { Reason } from "~/core/routing/reason";
import { routeLead } from "~/core/routing/route-lead";
import type { RuleSet } from "~/core/routing/rules";

/** What one line of `npm run route` answers; field for field the contract of the command. */
export type DryRunAnswer =
  | {
      line: number;
      department: string;
      coordinating: string[];
      appraisal: boolean;
      priority: Priority;
      dueDays: number;
      due: string | null;
      calendar: CalendarStatus;
      rule: string;
      reasons: string[];
    }
  | { line: number; error: { path: string; message: string } };

export type DryRunContext = {
  ruleSet: RuleSet;
  facts: RoutingFacts;
  calendar: WorkingCalendar;
  /** The instant of receipt for lines that give none. */
  now: Date;
  /** The sentences of the language in which the command speaks. */
  explain: {
    reason(reason: Reason): string;
    error(key: string, params: Record<string, string | number>): string;
  };
};

/**
 * Decides one line of JSON without storing anything: a lead with an optional `receivedAt`, or a worked case that
 * holds the lead beside its expectation.
 */
export function answerLine(text: string, line: number, context: DryRunContext): DryRunAnswer {
  const refuse = (path: string, key: string, params: Record<string, string | number> = {}): DryRunAnswer => ({
    line,
    error: { path, message: context.explain.error(key, params) },
  });

  const parsed = parseJson(text);
  if (!parsed.ok) return refuse("", "line.not-json");
  const request = routeRequestSchema.safeParse(leadOfCase(parsed.value));
  if (!request.success) {
    const { path, key, params } = firstError(request.error);
    return refuse(path, key, params);
  }
  const { receivedAt = context.now, ...lead } = request.data;
  const unknown = checkCodes(lead, {
    ...context.facts,
    sectors: new Set(context.facts.sectors.map(({ code }) => code)),
  });
  if (unknown) return refuse(unknown.path, unknown.key);

  const decision = routeLead(lead, context.ruleSet, context.facts, vietnamDate(receivedAt));
  const { due, calendar } = dueDate(receivedAt, decision.dueDays, context.calendar);
  return {
    line,
    department: decision.department,
    coordinating: decision.coordinating,
    appraisal: decision.appraisal,
    priority: decision.priority,
    dueDays: decision.dueDays,
    due,
    calendar,
    rule: decision.rule,
    reasons: decision.reasons.map((reason) => context.explain.reason(reason)),
  };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return { ok: false };
  }
}

/**
 * Worked cases are kept as `{"lead": …, "expect": …}`; they can be tried as they are. What else stands beside the lead is
 * refused as a field that a lead does not have.
 */
function leadOfCase(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("lead" in value)) return value;
  const { lead, expect: _, ...others } = { expect: null, ...value };
  return typeof lead === "object" && lead !== null && !Array.isArray(lead) ? { ...lead, ...others } : lead;
}
