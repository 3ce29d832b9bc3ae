import { vietnamDate } from "~/core/deadlines/calendar";
import type { Priority } from "~/core/leads/lead";
import type { RoutableLead, RoutingFacts } from "~/core/routing/facts";
import { routeLead } from "~/core/routing/route-lead";
import type { RuleSet } from "~/core/routing/rules";

/** What a worked case wants decided; what it does not name may be decided in any way. */
export type Expectation = {
  department?: string | undefined;
  /** A set: the order does not count. */
  coordinating?: string[] | undefined;
  appraisal?: boolean | undefined;
  priority?: Priority | undefined;
  dueDays?: number | undefined;
  /** Code of the rule that decides the department. */
  rule?: string | undefined;
};

export type RuleExample = {
  id: number;
  name: string;
  lead: RoutableLead & { receivedAt?: Date | undefined };
  expect: Expectation;
};

/** One respect in which a case is decided otherwise than it should be. */
export type Difference =
  | { field: "department" | "rule"; wanted: string; got: string }
  | { field: "priority"; wanted: Priority; got: Priority }
  | { field: "coordinating"; wanted: string[]; got: string[] }
  | { field: "appraisal"; wanted: boolean; got: boolean }
  | { field: "dueDays"; wanted: number; got: number };

export type ExampleFailure = { example: RuleExample; differences: Difference[] };

/** The worked cases that a rule set decides otherwise than they want; cases without a day are of the day of `at`. */
export function runExamples(
  ruleSet: RuleSet,
  examples: readonly RuleExample[],
  facts: RoutingFacts,
  at: Date,
): ExampleFailure[] {
  return examples
    .map((example) => ({ example, differences: differencesOf(example, ruleSet, facts, at) }))
    .filter(({ differences }) => differences.length > 0);
}

function differencesOf(
  { lead, expect }: RuleExample,
  ruleSet: RuleSet,
  facts: RoutingFacts,
  at: Date,
): Difference[] {
  const got = routeLead(lead, ruleSet, facts, vietnamDate(lead.receivedAt ?? at));
  const found: Difference[] = [];
  for (const field of ["department", "rule"] as const) {
    const wanted = expect[field];
    if (wanted !== undefined && wanted !== got[field]) found.push({ field, wanted, got: got[field] });
  }
  if (expect.coordinating) {
    const wanted = [...new Set(expect.coordinating)].sort();
    if (wanted.join(" ") !== got.coordinating.join(" "))
      found.push({ field: "coordinating", wanted, got: got.coordinating });
  }
  if (expect.appraisal !== undefined && expect.appraisal !== got.appraisal)
    found.push({ field: "appraisal", wanted: expect.appraisal, got: got.appraisal });
  if (expect.priority !== undefined && expect.priority !== got.priority)
    found.push({ field: "priority", wanted: expect.priority, got: got.priority });
  if (expect.dueDays !== undefined && expect.dueDays !== got.dueDays)
    found.push({ field: "dueDays", wanted: expect.dueDays, got: got.dueDays });
  return found;
}
