import type { NewDepartment } from "~/core/departments/department-form";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { dateOf } from "../date-columns";
import { touchCatalogue } from "../reference/catalogue-version.server";

/** Adds a department that the reference data does not know. @returns false when the code is taken. */
export async function addDepartment(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  { name, validFrom, ...department }: NewDepartment,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.department.createMany({
      data: [
        {
          ...department,
          kind: "department",
          names: name,
          validFrom: dateOf(validFrom),
          coordinator: false,
          typicalLeads: [],
          predecessors: [],
          confirmed: "added by the administrator",
          sources: [],
          loadedHash: "",
          editedAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await touchCatalogue(tx);
    await recordAudit(
      tx,
      { kind: "department-added", staffId: actor.id, data: { code: department.code } },
      now,
    );
    return true;
  });
}
