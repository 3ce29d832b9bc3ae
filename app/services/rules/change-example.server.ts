import type { Expectation } from "~/core/routing/examples";
import { recordAudit } from "../accounts/audit.server";
import type { RuleDeps } from "./change-rule-set.server";
import type { ExampleState } from "./examples.server";

/**
 * Changes what a worked case is called, says and wants, accepts a suggestion (`active`), or puts a case aside
 * (`dismissed`). @returns "changed" when somebody else was quicker.
 */
export async function changeExample(
  { db, now, actor }: RuleDeps,
  seen: { id: number; editVersion: number | null },
  change: {
    name?: string;
    text?: { subject: string; message: string };
    expect?: Expectation;
    state: ExampleState;
  },
): Promise<"done" | "changed"> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.ruleExample.updateMany({
      where: { id: seen.id, editVersion: seen.editVersion ?? 0 },
      data: {
        state: change.state,
        ...(change.name !== undefined && { name: change.name }),
        ...(change.expect && { expect: change.expect }),
        editVersion: { increment: 1 },
      },
    });
    if (count === 0) return "changed";
    if (change.text) {
      const text = JSON.stringify(change.text);
      await tx.$executeRaw`UPDATE rule_example SET lead = lead || ${text}::jsonb WHERE id = ${seen.id}`;
    }
    const data = { id: seen.id, state: change.state };
    await recordAudit(tx, { kind: "rule-example-changed", staffId: actor.id, data }, now);
    return "done";
  });
}
