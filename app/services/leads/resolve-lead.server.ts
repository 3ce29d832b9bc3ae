import type { Outcome } from "~/core/leads/lead";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { mailAnswer } from "./desk-mails.server";
import { cancelTasks } from "./lead-tasks.server";

/** Ends the matter with an outcome, and sends the sender the answer. Nobody is asked any more: open tasks are cancelled. */
export function resolveLead(
  deps: DeskDeps,
  seen: Seen,
  answer: { outcome: Outcome; text: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "resolve", async (tx, lead, facts) => {
    await mailAnswer(tx, { deps, lead, facts }, answer);
    await cancelTasks(tx, lead.id, { why: "resolved", staffId: deps.actor.id, now: deps.now });
    return {
      fields: {
        outcome: answer.outcome,
        resolvedAt: deps.now,
        firstAnsweredAt: lead.firstAnsweredAt ?? deps.now,
        waitingSince: null,
      },
      event: { kind: "resolved", data: { outcome: answer.outcome, answer: answer.text } },
    };
  });
}
