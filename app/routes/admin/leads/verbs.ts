import type { DeskRefusal } from "~/services/leads/change-lead.server";

/** What can be done on a lead's page; each has its own address under the lead's. */
export const verbs = [
  "read",
  "accept",
  "assign",
  "forward",
  "ask",
  "resume",
  "note",
  "resolve",
  "reopen",
] as const;
export type Verb = (typeof verbs)[number];

export type TextError = "blank" | "too-long" | "unknown";

/** What came of a verb that could not be carried out: everything typed is in it. */
export type VerbAnswer = {
  verb: Verb;
  typed: Record<string, string>;
  errors: Record<string, TextError>;
  refusal: DeskRefusal | null;
  /** Somebody was quicker: the last event that this person had seen. */
  changedSince: number | null;
};
