import type { CapitalForm } from "~/core/projects/project-forms";
import { dateOf } from "../date-columns";
import { changeProject, type ProjectDeps, type SeenRecord } from "./change-project.server";

/** Capital that was committed or has come in, with its day, in the currency in which it was given. */
export function recordCapital(deps: ProjectDeps, seen: SeenRecord, { kind, money, on, note }: CapitalForm) {
  return changeProject(deps, seen, async (tx, project) => {
    await tx.projectCapital.create({
      data: {
        projectId: project.id,
        kind,
        amountMinor: money.minor,
        currency: money.currency,
        on: dateOf(on),
        note,
      },
    });
    const amount = { minor: String(money.minor), currency: money.currency };
    return { event: { kind: "capital-recorded", data: { kind, amount, on } } };
  });
}
