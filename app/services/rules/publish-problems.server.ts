import { vietnamDate } from "~/core/deadlines/calendar";
import { runExamples } from "~/core/routing/examples";
import { type PublishProblem, publishProblems } from "~/core/routing/publish-problems";
import type { RuleSet } from "~/core/routing/rules";
import type { Connection } from "~/infra/db/client.server";
import type { Facts } from "../reference/facts.server";
import { readExamples } from "./examples.server";

/** What forbids to put a rule set into force at a moment, as the house stands now. */
export async function findPublishProblems(
  db: Connection,
  rules: RuleSet,
  facts: Facts,
  at: Date,
): Promise<PublishProblem[]> {
  const manned = await db.staff.findMany({
    where: { disabledAt: null, departmentCode: { not: null } },
    distinct: ["departmentCode"],
    select: { departmentCode: true },
  });
  const members = new Set(manned.map(({ departmentCode }) => departmentCode));
  const receiving = [...facts.departments.values()].filter(({ receivesLeads }) => receivesLeads);
  const departments = new Map(
    receiving.map(({ code, mailbox, validFrom, validTo }) => [
      code,
      { validFrom, validTo, activeMember: members.has(code), mailbox: mailbox !== null },
    ]),
  );
  const examples = await readExamples(db, "active");
  const { communes, parks, opportunities, sectors } = facts;
  return publishProblems(
    rules,
    { departments, sectors, communes, parks, opportunities },
    runExamples(rules, examples, facts.routing, at),
    vietnamDate(at),
  );
}
