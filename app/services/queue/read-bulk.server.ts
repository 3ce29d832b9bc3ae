import { mayUndo, undoMs } from "~/core/leads/bulk";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";

/** A bulk action as its own page tells it, to the person who did it; null for everybody else. */
export async function readBulk(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  id: number,
) {
  const action = await db.bulkAction.findFirst({
    where: { id, staffId: actor.id },
    include: {
      leads: {
        orderBy: { leadId: "asc" },
        include: { lead: { select: { code: true, subject: true, language: true } } },
      },
    },
  });
  if (!action) return null;
  const given: unknown = action.given;
  const leads = action.leads.map(({ leadId, result, undone, lead }) => ({ leadId, result, undone, ...lead }));
  return {
    id: action.id,
    verb: action.verb,
    assignee: await staffName(db, Reflect.get(Object(given), "assignee")),
    department: textOf(Reflect.get(Object(given), "department")),
    leads: await withLastChange(db, leads),
    undoUntil: mayUndo(action, now) ? new Date(action.at.getTime() + undoMs) : null,
    undoneAt: action.undoneAt,
  };
}

/** For leads that somebody else had changed: the last thing that was done, and by whom. */
async function withLastChange<Lead extends { leadId: number; result: string; undone: string | null }>(
  db: Database,
  leads: Lead[],
) {
  const changed = leads.filter((lead) => lead.result === "changed" || lead.undone === "changed");
  const events = await db.leadEvent.findMany({
    where: { leadId: { in: changed.map((lead) => lead.leadId) } },
    orderBy: { id: "asc" },
    select: { leadId: true, kind: true, at: true, staff: { select: { name: true } } },
  });
  const last = new Map(events.map((event) => [event.leadId, event]));
  return leads.map((lead) => {
    const event = last.get(lead.leadId);
    return {
      ...lead,
      last: event ? { kind: event.kind, at: event.at, by: event.staff?.name ?? null } : null,
    };
  });
}

async function staffName(db: Database, id: unknown): Promise<string | null> {
  if (typeof id !== "number") return null;
  return (await db.staff.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
