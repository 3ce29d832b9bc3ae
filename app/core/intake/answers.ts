import { type LeadKind, leadKinds } from "~/core/leads/lead";

/** The fields of the intake by the paths of the Lead JSON; all but `consent`, which is given when sending. */
export const answerNames = [
  "kind",
  "submitter.type",
  "need",
  "topic",
  "opportunity",
  "subject",
  "message",
  "sector",
  "place",
  "capital.amount",
  "capital.currency",
  "areaHa",
  "jobs",
  "submitter.name",
  "submitter.email",
  "submitter.phone",
  "submitter.country",
  "submitter.language",
  "organisation.name",
  "organisation.country",
  "organisation.website",
] as const;
export type AnswerName = (typeof answerNames)[number];

/** What has been typed so far, as it was typed; a question without an answer is absent. */
export type Answers = Partial<Record<AnswerName, string>>;

/** Takes the answers out of a form; what is empty is no answer. */
export function readAnswers(text: (name: AnswerName) => string): Answers {
  const answers: Answers = {};
  for (const name of answerNames) {
    const answer = text(name);
    if (answer.trim() !== "") answers[name] = answer;
  }
  return answers;
}

/** The kind that was chosen; undefined while none is. */
export function kindOf(answers: Answers): LeadKind | undefined {
  return leadKinds.find((kind) => kind === answers.kind);
}

/** The answers as `leadFromForm` reads them: nested by their dotted names. */
export function nested(answers: Answers): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const groups: Record<string, Record<string, string>> = {};
  for (const [name, answer] of Object.entries(answers)) {
    const [group = "", field] = name.split(".");
    if (field === undefined) fields[group] = answer;
    else groups[group] = { ...groups[group], [field]: answer };
  }
  // Of somebody who has said nothing yet each answer is missing by itself, and is asked for where its question is.
  return { ...fields, submitter: {}, ...groups };
}
