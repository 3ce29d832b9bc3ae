import { type StaffActor, visibleDepartments } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { takersFor } from "../people/takers";

/** Whom an actor can give leads to in the departments in sight, by name. */
export async function listColleagues({ db, actor }: { db: Database; actor: StaffActor }) {
  const departments = visibleDepartments(actor);
  const people = await db.staff.findMany({
    where: {
      ...takersFor(actor),
      departmentCode: departments === "all" ? { not: null } : { in: departments },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, departmentCode: true },
  });
  return people.map(({ id, name, departmentCode }) => ({ id, name, department: departmentCode }));
}
