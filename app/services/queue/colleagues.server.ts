import { type StaffActor, visibleDepartments } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { takersFor } from "../people/takers";

type Deps = { db: Database; actor: StaffActor };

/** The active people of the departments in sight, by name: who may hold leads, a coordinator with a department too. */
export function listColleagues(deps: Deps) {
  return listPeople(deps, { disabledAt: null });
}

/** Those among them whom an actor can give leads to. */
export function listTakers(deps: Deps) {
  return listPeople(deps, takersFor(deps.actor));
}

async function listPeople({ db, actor }: Deps, who: { disabledAt: null } | ReturnType<typeof takersFor>) {
  const departments = visibleDepartments(actor);
  const people = await db.staff.findMany({
    where: { ...who, departmentCode: departments === "all" ? { not: null } : { in: departments } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, departmentCode: true },
  });
  return people.map(({ id, name, departmentCode }) => ({ id, name, department: departmentCode }));
}
