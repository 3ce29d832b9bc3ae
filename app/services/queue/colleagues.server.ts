import { type StaffActor, visibleDepartments } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";

/** Whom an actor can give leads to: the active people of the departments in sight, by name. */
export async function listColleagues({ db, actor }: { db: Database; actor: StaffActor }) {
  const departments = visibleDepartments(actor);
  const people = await db.staff.findMany({
    where: {
      disabledAt: null,
      departmentCode: departments === "all" ? { not: null } : { in: departments },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, departmentCode: true },
  });
  return people.map(({ id, name, departmentCode }) => ({ id, name, department: departmentCode }));
}
