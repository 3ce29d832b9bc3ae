import type { Tone } from "~/ui/data/status-label";

export function toneOf(state: "draft" | "submitted" | "approved" | "discarded"): Tone {
  const tones = { draft: "note", submitted: "soon", approved: "fine", discarded: "quiet" } as const;
  return tones[state];
}
