import type { ReorganisationRequest } from "~/core/departments/reorganisation";
import type { Database } from "~/infra/db/client.server";
import { orderReorganisation } from "~/services/departments/carry-out-reorganisation.server";
import { previewReorganisation } from "~/services/departments/preview-reorganisation.server";
import { aStaff } from "./desk";

/** A merger of two departments that nobody else of the tests needs, kept for a day far away. @returns its id. */
export async function aPlannedReorganisation(db: Database, now = new Date()): Promise<number> {
  const request: ReorganisationRequest = {
    kind: "merge",
    from: ["state-bank"],
    into: "vcci",
    effectiveOn: "2099-01-01",
    basis: "",
  };
  const actor = await aStaff(db, "administrator");
  const { seen } = await previewReorganisation({ db, now }, request);
  const ordered = await orderReorganisation({ db, now, actor }, request, seen);
  if (ordered.kind !== "planned") throw new Error(JSON.stringify(ordered));
  return ordered.id;
}
