import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";

/** A note for colleagues. The sender never sees it. */
export function noteLead(deps: DeskDeps, seen: Seen, text: string): Promise<ChangeResult> {
  return changeLead(deps, seen, "note", async () => ({ event: { kind: "noted", data: { text } } }));
}
