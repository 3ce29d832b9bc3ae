import type { Database } from "~/infra/db/client.server";

/** Whoever has not been heard of for so long is gone. */
export const presenceMs = 45_000;

type Deps = { db: Database; now: Date };

/** Says that somebody has a lead's page open. @returns whether that is news. */
export async function arrive({ db, now }: Deps, leadId: number, staffId: number): Promise<boolean> {
  const known = await db.leadPresence.findUnique({ where: { leadId_staffId: { leadId, staffId } } });
  await db.leadPresence.upsert({
    where: { leadId_staffId: { leadId, staffId } },
    create: { leadId, staffId, seenAt: now },
    update: { seenAt: now },
  });
  return !known || known.seenAt.getTime() < now.getTime() - presenceMs;
}

export async function leave({ db }: Pick<Deps, "db">, leadId: number, staffId: number): Promise<void> {
  await db.leadPresence.deleteMany({ where: { leadId, staffId } });
}

/** Who reads these leads now, by lead; without the person who asks. */
export async function readersOf(
  { db, now }: Deps,
  leadIds: readonly number[],
  but: number,
): Promise<Map<number, string[]>> {
  const rows = await db.leadPresence.findMany({
    where: {
      leadId: { in: [...leadIds] },
      staffId: { not: but },
      seenAt: { gte: new Date(now.getTime() - presenceMs) },
    },
    orderBy: { staffId: "asc" },
    select: { leadId: true, staff: { select: { name: true } } },
  });
  const readers = new Map<number, string[]>();
  for (const { leadId, staff } of rows) readers.set(leadId, [...(readers.get(leadId) ?? []), staff.name]);
  return readers;
}
