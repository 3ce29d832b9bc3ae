import { createHash } from "node:crypto";

/**
 * What a form was made from, in short. It goes out with the form and comes back with it: when the row gives another one by
 * then, somebody else was quicker. Only what the form shows counts, so that nothing else that becomes of the row is in the way.
 */
export function formStamp(shown: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16);
}

/** What became of an edit. `outrun`: somebody else has saved since the form was made, and nothing was written. */
export type Edit = "done" | "outrun" | "unknown";
