import type { CertificateForm } from "~/core/projects/project-forms";
import { dateOf } from "../date-columns";
import { changeProject, type ProjectDeps, type SeenRecord } from "./change-project.server";

export function recordCertificate(
  deps: ProjectDeps,
  seen: SeenRecord,
  { kind, number, on }: CertificateForm,
) {
  return changeProject(deps, seen, async (tx, project) => {
    await tx.projectCertificate.create({
      data: { projectId: project.id, kind, number, on: dateOf(on) },
    });
    return { event: { kind: "certificate-recorded", data: { kind, number, on } } };
  });
}
