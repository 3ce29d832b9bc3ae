import { changeObstacle } from "./change-obstacle.server";
import type { ProjectDeps, SeenRecord } from "./change-project.server";

/** Ends an obstacle with what came of it; outside it is called settled. */
export function resolveObstacle(deps: ProjectDeps, seen: SeenRecord, { outcome }: { outcome: string }) {
  return changeObstacle(deps, seen, "resolve", async () => ({
    fields: { state: "resolved", outcome, publicLabel: "settled" },
    event: { kind: "obstacle-resolved", data: { text: outcome } },
  }));
}
