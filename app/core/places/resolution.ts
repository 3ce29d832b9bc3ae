import type { PlaceRef } from "~/core/leads/lead";

/** Why a place is named: what the typed words mean, and what speaks against it. The page makes sentences of these. */
export type Because =
  | { key: "today-name"; name: string }
  | { key: "former-unit"; unit: string; districts: readonly string[]; province: string }
  | { key: "part-of-former-unit"; unit: string; districts: readonly string[]; province: string }
  | { key: "former-district"; district: string; province: string }
  | { key: "park-name"; name: string }
  | { key: "part-of-park-name"; name: string }
  | { key: "code" }
  | { key: "similar-name"; name: string }
  /** Warnings: the name is spelt otherwise, is of another kind of unit, or does not lie where the rest of the text says. */
  | { key: "spelling-differs" }
  | { key: "unit-differs" }
  | { key: "lies-elsewhere" };

export type Candidate = { place: PlaceRef; because: readonly Because[] };

/** What a typed place means today. `typed` is kept as it was written. */
export type Resolution = { typed: string } & (
  | { kind: "one"; place: PlaceRef; because: readonly Because[] }
  | { kind: "ask"; candidates: readonly Candidate[] }
  | { kind: "none"; suggestions: readonly Candidate[] }
);
