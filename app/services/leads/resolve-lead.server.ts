import type { Outcome } from "~/core/leads/lead";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { mailAnswer } from "./desk-mails.server";

/** Ends the matter with an outcome, and sends the sender the answer. */
export function resolveLead(
  deps: DeskDeps,
  seen: Seen,
  answer: { outcome: Outcome; text: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "resolve", async (tx, lead, facts) => {
    await mailAnswer(tx, { deps, lead, facts }, answer);
    return {
      fields: { outcome: answer.outcome, resolvedAt: deps.now, waitingSince: null },
      event: { kind: "resolved", data: { outcome: answer.outcome, answer: answer.text } },
    };
  });
}
