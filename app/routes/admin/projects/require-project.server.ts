import { heldBy, may, type Permission } from "~/core/policy/may";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { findObstacle } from "~/services/projects/obstacle-queries.server";
import { findProject } from "~/services/projects/queries.server";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";

type ProjectPermission = Extract<Permission, `project:${string}` | `obstacle:${string}`>;

/** The first line of a project's doors: what somebody may not read does not exist for them, what they may not do is 403. */
export async function requireProject(request: Request, permission: ProjectPermission, code?: string) {
  const signedIn = await requireStaff(request, "project:read");
  const project = await findProject(db(), code ?? "");
  if (!project) throw new Response(null, { status: 404 });
  check(signedIn, permission, project.departmentCode);
  return { signedIn, project };
}

/** The same for an obstacle, which is its project's. */
export async function requireObstacle(request: Request, permission: ProjectPermission, typedId?: string) {
  const signedIn = await requireStaff(request, "project:read");
  const id = readId(typedId);
  const obstacle = id === null ? null : await findObstacle(db(), id);
  if (!obstacle) throw new Response(null, { status: 404 });
  check(signedIn, permission, obstacle.project.departmentCode);
  return { signedIn, obstacle };
}

function check({ actor }: SignedIn, permission: ProjectPermission, department: string): void {
  const subject = heldBy(department);
  if (!may(actor, "project:read", subject)) throw new Response(null, { status: 404 });
  if (!may(actor, permission, subject)) throw new Response(null, { status: 403 });
}
