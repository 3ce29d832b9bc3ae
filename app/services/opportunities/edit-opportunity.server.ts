import type { OpportunityStatus } from "~/core/opportunities/opportunity";
import { statusDate } from "~/core/opportunities/status-date";
import type { StaffActor } from "~/core/policy/may";
import type { Localised } from "~/core/shared/localised";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { dateOf } from "../date-columns";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { indexOpportunities } from "./index-search.server";

/** What the desk changes of an opportunity. */
export type OpportunityEdit = {
  name: Localised;
  summary: Localised;
  status: OpportunityStatus;
  /** The date of the status in words, as published or as decided: "24/11/2026". */
  statusAsOf: string;
  note: string | null;
  sources: string[];
  /** Names and summaries, in every language: only then the public page no longer calls them a machine's. */
  readByNatives: boolean;
};

/**
 * Keeps an edit with everything that follows from it – search words, version – so that the very next request shows it;
 * loading the reference data again leaves it. @returns "changed" when somebody else was quicker: an edit writes every
 * field, and would undo theirs.
 */
export async function editOpportunity(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  { slug, updatedAt }: { slug: string; updatedAt: Date },
  edit: OpportunityEdit,
): Promise<"done" | "changed"> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.opportunity.updateMany({
      where: { slug, updatedAt },
      data: {
        names: edit.name,
        summaries: edit.summary,
        status: edit.status,
        statusAsOf: edit.statusAsOf,
        statusDate: dateOf(statusDate(edit.statusAsOf)),
        note: edit.note,
        sources: edit.sources,
        machineTranslated: !edit.readByNatives,
        editedAt: now,
        updatedAt: now,
      },
    });
    if (count === 0) return "changed";
    await indexOpportunities(tx, [slug]);
    await touchCatalogue(tx);
    await recordAudit(
      tx,
      { kind: "opportunity-edited", staffId: actor.id, data: { slug, status: edit.status } },
      now,
    );
    return "done";
  });
}
