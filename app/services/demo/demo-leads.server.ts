import { type Sent, type SubmitDeps, submitLead } from "../intake/submit-lead.server";
import { withdrawLead } from "../tracking/change-as-submitter.server";
import { demoLetters } from "./demo-letters";

/**
 * Marked demo leads, sent through the door that every lead comes in by, on several days up to now; one has been taken
 * back. Their mails are kept and never sent. Asked for again it makes no second ones.
 * @returns those that are new
 */
export async function demoLeads(deps: SubmitDeps): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const [index, { lead, daysAgo, withdrawn }] of demoLetters().entries()) {
    const now = new Date(deps.now.getTime() - daysAgo * 86_400_000);
    const result = await submitLead(
      { ...deps, now },
      {
        lead,
        formToken: `demo-${index + 1}`,
        consent: { text: "demo", language: lead.submitter.language },
        channel: "demo",
        demo: true,
      },
    );
    if (result.kind === "invalid")
      throw new Error(`a demo lead was refused: ${JSON.stringify(result.errors)}`);
    if (result.kind !== "received" || result.again) continue;
    if (withdrawn) await withdrawLead({ db: deps.db, now: deps.now, mail: deps.mail }, result.trackToken);
    sent.push({ code: result.code, trackToken: result.trackToken });
  }
  return sent;
}
