import type { StrikeForm } from "~/core/projects/project-forms";
import { isCurrency } from "~/core/shared/money";
import {
  changeProject,
  type ProjectChange,
  type ProjectDeps,
  type ProjectRefusal,
  type SeenRecord,
} from "./change-project.server";

/** Strikes out a wrong entry with a reason: it counts no more, and the history says what it was. */
export function strikeEntry(deps: ProjectDeps, seen: SeenRecord, { entry, id, reason }: StrikeForm) {
  return changeProject(deps, seen, async (tx, project): Promise<ProjectChange | ProjectRefusal> => {
    const where = { id, projectId: project.id, struckAt: null };
    const data = { struckAt: deps.now };
    if (entry === "certificate") {
      const row = await tx.projectCertificate.findFirst({ where });
      if (!row) return "entry.unknown";
      await tx.projectCertificate.update({ where: { id }, data });
      return { event: { kind: "struck", data: { what: row.number, reason } } };
    }
    const row = await tx.projectCapital.findFirst({ where });
    if (!row || !isCurrency(row.currency)) return "entry.unknown";
    await tx.projectCapital.update({ where: { id }, data });
    const amount = { minor: String(row.amountMinor), currency: row.currency };
    return { event: { kind: "struck", data: { amount, reason } } };
  });
}
