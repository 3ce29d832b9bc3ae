import { openStates } from "~/core/leads/lead";
import type { Database } from "~/infra/db/client.server";
import { fillFreePlaces } from "./assign-person.server";
import { holdDesk, returnLeads } from "./return-leads.server";

/**
 * The worker's pass over what no act of anybody's looks after: leads in the hands of closed accounts go back to their
 * departments; and leads that wait are given out where a leave has ended or somebody is there now.
 * @returns how many leads were given to somebody.
 */
export async function passOverPeople(db: Database, now: Date): Promise<number> {
  const open = [...openStates];
  const gone = await db.staff.findMany({
    where: { disabledAt: { not: null }, leads: { some: { state: { in: open } } } },
    select: { id: true, departmentCode: true },
  });
  for (const person of gone) {
    await db.$transaction(async (tx) => {
      await holdDesk(tx, person);
      await returnLeads(tx, person, { actorId: null, now });
    });
  }
  const departments = await db.$queryRaw<{ code: string }[]>`
    SELECT code FROM department d
    WHERE EXISTS (
      SELECT 1 FROM staff s WHERE s."departmentCode" = d.code AND s."disabledAt" IS NULL
        AND s."passwordHash" IS NOT NULL AND s.role IN ('officer', 'head'))
    AND EXISTS (
      SELECT 1 FROM lead l WHERE l."departmentCode" = d.code AND l."assigneeId" IS NULL AND l.state = ANY(${open}))
    ORDER BY code`;
  return fillPlaces(
    db,
    departments.map(({ code }) => code),
    now,
  );
}

/** Gives out what waits in these departments, as far as there is room. @returns how many leads were given. */
export async function fillPlaces(db: Database, departments: Iterable<string>, now: Date): Promise<number> {
  let given = 0;
  for (const code of departments) {
    for (;;) {
      const taken = await db.$transaction((tx) => fillFreePlaces(tx, code, now));
      if (taken === 0) break;
      given += taken;
    }
  }
  return given;
}
