import { dayBegins, vietnamDate } from "~/core/deadlines/calendar";
import { requestProblems } from "~/core/departments/check-request";
import { isOpen } from "~/core/departments/department";
import { planReorganisation } from "~/core/departments/plan-reorganisation";
import type {
  ReorganisationPlan,
  ReorganisationRequest,
  RequestProblem,
} from "~/core/departments/reorganisation";
import { namedDepartments } from "~/core/routing/publish-problems";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import type { Connection, Database } from "~/infra/db/client.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { readReorganisationFacts } from "./reorganisation-facts.server";

export type Planned =
  | { kind: "problems"; problems: RequestProblem[] }
  | {
      kind: "plan";
      plan: ReorganisationPlan;
      ruleSet: RuleSet;
      /** Departments that the new rules would name although they are closed: of an earlier time, and to be seen to. */
      stillNamed: string[];
      /** Versions that are to come into force after that day and name a department that has ended then. */
      plannedRules: number[];
    };

/** Everything that a reorganisation would change if it were carried out now. Changes nothing. */
export async function previewReorganisation(
  { db, now }: { db: Database; now: Date },
  request: ReorganisationRequest,
): Promise<Planned & { seen: string }> {
  const facts = await readFacts(db, now);
  return { ...(await planWith(db, request, facts, now)), seen: String(facts.version) };
}

/** Plans with the facts that the caller holds, in the caller's transaction. */
export async function planWith(
  tx: Connection,
  request: ReorganisationRequest,
  facts: Facts,
  now: Date,
): Promise<Planned> {
  const problems = requestProblems(request, facts.departments, vietnamDate(now));
  if (problems.length > 0) return { kind: "problems", problems };
  const { plan, ruleSet } = planReorganisation(request, await readReorganisationFacts(tx, request, facts));
  const ends = new Set(plan.closes.map(({ code }) => code));
  const stillNamed = [...namedDepartments(ruleSet).keys()].filter((code) => {
    const department = facts.departments.get(code);
    return !department || ends.has(code) || !isOpen(department, request.effectiveOn);
  });
  return {
    kind: "plan",
    plan,
    ruleSet,
    stillNamed,
    plannedRules: await plannedRules(tx, plan, request, now),
  };
}

/**
 * The versions whose publication is still to come when the reorganisation is carried out, and which name a department
 * that ends by it: they would bring it back into the rules. They are never changed, so somebody has to call them off.
 */
async function plannedRules(
  tx: Connection,
  { closes }: ReorganisationPlan,
  { effectiveOn }: ReorganisationRequest,
  now: Date,
): Promise<number[]> {
  const begins = dayBegins(effectiveOn);
  const planned = await tx.rulePublication.findMany({
    where: { cancelledAt: null, from: { gt: begins > now ? begins : now } },
    distinct: ["version"],
    orderBy: { version: "asc" },
    select: { version: true, ruleSet: { select: { rules: true } } },
  });
  return planned.flatMap(({ version, ruleSet }) => {
    const named = namedDepartments(ruleSetSchema.parse(ruleSet.rules));
    return closes.some(({ code }) => named.has(code)) ? [version] : [];
  });
}
