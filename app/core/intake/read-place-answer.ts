import { isPlaceRef, type PlaceRef } from "~/core/leads/lead";
import type { Gazetteer } from "~/core/places/gazetteer";
import type { Candidate } from "~/core/places/resolution";
import { resolvePlace } from "~/core/places/resolve-place";

export type PlaceAnswer =
  | { kind: "none" }
  | { kind: "found"; place: PlaceRef }
  /** What was typed fits several places, or none as it is spelt: the page asks. */
  | { kind: "ask"; typed: string; candidates: readonly Candidate[] };

/** Longer than any address; a text beyond is no place and would only be slow to read. */
const longestPlace = 200;

/**
 * The place of a lead from what was typed: a code is taken as it is, a name is looked up under today's and former
 * names. `shown` is the place that stood in the field under its own name: left as it is, it is not asked about again.
 */
export function readPlaceAnswer(
  typed: string | undefined,
  shown: { place: PlaceRef; name: string } | null,
  gazetteer: Gazetteer,
): PlaceAnswer {
  const text = (typed ?? "").trim();
  if (text === "") return { kind: "none" };
  if (isPlaceRef(text)) return { kind: "found", place: text };
  if (shown && text === shown.name.trim()) return { kind: "found", place: shown.place };
  if (text.length > longestPlace) return { kind: "ask", typed: text, candidates: [] };
  const resolution = resolvePlace(text, gazetteer);
  switch (resolution.kind) {
    case "one":
      return { kind: "found", place: resolution.place };
    case "ask":
      return { kind: "ask", typed: text, candidates: resolution.candidates };
    case "none":
      return { kind: "ask", typed: text, candidates: resolution.suggestions };
  }
}
