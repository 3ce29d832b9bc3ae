import type { Tone } from "~/ui/data/status-label";

/** The look of a park's state, from the source's own words: running, full, or still to come. */
export function parkTone(status: string): Tone {
  if (/^(operating|leasing)/.test(status)) return "fine";
  return status === "full" ? "quiet" : "note";
}
