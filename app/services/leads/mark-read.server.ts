import { readFacts } from "../reference/facts.server";
import { addEvent, answersFor, type DeskDeps } from "./change-lead.server";

/**
 * Somebody of the department says that a person has read the lead, which the receipt promises by a date. It is said
 * by a button and not by opening the page: a GET writes nothing, and a browser that fetches ahead has read nothing.
 */
export async function markRead({ db, now, actor }: DeskDeps, leadId: number): Promise<void> {
  const facts = await readFacts(db);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${leadId} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: leadId } });
    if (lead.firstReadAt !== null || !answersFor(actor, lead, facts)) return;
    await addEvent(tx, leadId, { kind: "read" }, actor, now);
    await tx.lead.update({ where: { id: leadId }, data: { firstReadAt: now, version: { increment: 1 } } });
  });
}
