import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { mailQuestion } from "./desk-mails.server";

/** Asks the sender a question, as typed, and stops the clock until the answer is there. */
export function askSubmitter(deps: DeskDeps, seen: Seen, question: string): Promise<ChangeResult> {
  return changeLead(deps, seen, "ask-submitter", async (tx, lead, facts) => {
    await mailQuestion(tx, { deps, lead, facts }, question);
    return {
      fields: { waitingSince: deps.now, firstAnsweredAt: lead.firstAnsweredAt ?? deps.now },
      event: { kind: "asked", data: { question } },
    };
  });
}
