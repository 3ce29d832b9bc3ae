import type { EscalationForm } from "~/core/obstacles/obstacle-forms";
import { changeObstacle } from "./change-obstacle.server";
import type { ProjectDeps, SeenRecord } from "./change-project.server";

/** Puts an obstacle before the working group (Tổ công tác). The neutral label stays what it is. */
export function escalateObstacle(deps: ProjectDeps, seen: SeenRecord, { reason, on }: EscalationForm) {
  return changeObstacle(deps, seen, "escalate", async () => ({
    fields: { state: "escalated" },
    event: { kind: "escalated", data: { reason, on } },
  }));
}
