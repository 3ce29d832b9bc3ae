import type { ExtensionRefusal } from "~/core/deadlines/extension";
import type { TextKey, Translate } from "~/i18n/keys";
import type { DeskRefusal } from "~/services/leads/change-lead.server";

/** What can be done on a lead's page; each has its own address under the lead's. */
const deskVerbs = [
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
const caseworkVerbs = [
  "return",
  "extend",
  "correct-clock",
  "add-task",
  "answer-task",
  "cancel-task",
] as const;
type DeskVerb = (typeof deskVerbs)[number];
export type CaseworkVerb = (typeof caseworkVerbs)[number];
export type Verb = DeskVerb | CaseworkVerb;

/** Those that stand beside the task that they are about, and not among the lead's commands. */
export type TaskVerb = "answer-task" | "cancel-task";

export function isTaskVerb(verb: Verb): verb is TaskVerb {
  return verb === "answer-task" || verb === "cancel-task";
}

/** The verb that an address says was carried out. */
export function verbDone(search: URLSearchParams): Verb | undefined {
  return [...deskVerbs, ...caseworkVerbs].find((verb) => verb === search.get("done"));
}

export function isCaseworkVerb(verb: Verb): verb is CaseworkVerb {
  return caseworkVerbs.some((each) => each === verb);
}

/** The texts that the form of a verb asks for, with what each is called there. */
export const textLabels = {
  forward: { reason: "desk:fields.reason" },
  ask: { question: "desk:fields.question" },
  note: { note: "desk:fields.note" },
  resolve: { answer: "desk:fields.answer" },
  reopen: { reason: "desk:fields.reason" },
  return: { reason: "casework:fields.reason" },
  extend: { reason: "casework:fields.publicReason" },
  "correct-clock": { reason: "casework:fields.reason" },
  "add-task": { question: "casework:fields.question" },
  "answer-task": { conditions: "casework:fields.conditions", answer: "casework:fields.answer" },
} as const satisfies Partial<Record<Verb, Record<string, TextKey>>>;

export type TextError = "blank" | "too-long" | "unknown";

/** What is wrong with one field: its sentence stands beside it. */
export type FieldError =
  | TextError
  | ExtensionRefusal
  | "date.before-receipt"
  | "date.too-early"
  | "date.after-pause"
  | "date.same"
  | "opinion.missing"
  | "conditions.missing";

/** What hinders the whole act: its sentence stands above the page. */
export type PageRefusal = Exclude<DeskRefusal, FieldError | "department.unknown" | "department.same">;

/** What came of a verb that could not be carried out: everything typed is in it. */
export type VerbAnswer = {
  verb: Verb;
  typed: Record<string, string>;
  errors: Record<string, FieldError>;
  refusal: PageRefusal | null;
  /** Somebody was quicker: the last event that this person had seen. */
  changedSince: number | null;
};

export function commandText(t: Translate, verb: Verb): string {
  return t(isCaseworkVerb(verb) ? `casework:commands.${verb}` : `desk:commands.${verb}`);
}

/** `field`: what is to be chosen, where a list was left as it was. */
export function errorText(t: Translate, error: FieldError, field?: string): string {
  if (error === "unknown" && (field === "assignee" || field === "department"))
    return t(`desk:refusals.${field}.unknown`);
  return error === "blank" || error === "too-long" || error === "unknown"
    ? t(`desk:errors.${error}`)
    : t(`casework:errors.${error}`);
}

export function refusalText(t: Translate, refusal: PageRefusal): string {
  const key: TextKey =
    refusal === "lead.wrong-state" || refusal === "lead.reopened-before" || refusal === "assignee.unknown"
      ? `desk:refusals.${refusal}`
      : `casework:refusals.${refusal}`;
  return t(key);
}
