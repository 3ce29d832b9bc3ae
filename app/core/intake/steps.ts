import { type AnswerName, type Answers, kindOf } from "~/core/intake/answers";
import { type LeadKind, needsOf, topics } from "~/core/leads/lead";

/** The pages of the intake, in order. */
export const intakeSteps = ["kind", "who", "matter", "about", "you", "check"] as const;
export type IntakeStep = (typeof intakeSteps)[number];

export function isIntakeStep(value: string | null): value is IntakeStep {
  return intakeSteps.some((step) => step === value);
}

/** What a proposal of each kind is asked about itself, besides subject and message. */
const detailsByKind = {
  investment: ["place", "sector", "capital.amount", "capital.currency", "areaHa", "jobs"],
  partnership: ["place", "sector", "capital.amount", "capital.currency"],
  technology: ["place", "sector", "capital.amount", "capital.currency"],
  expertise: ["place", "sector"],
  contribution: ["place", "sector", "capital.amount", "capital.currency"],
  return: ["place"],
  obstacle: ["place", "sector", "capital.amount", "capital.currency"],
  support: ["place", "sector", "capital.amount", "capital.currency"],
} as const satisfies Record<LeadKind, readonly AnswerName[]>;

/** The one choice that only some kinds have: what is needed, or what is stuck. */
export function matterOf(kind: LeadKind | undefined): "need" | "topic" | null {
  if (kind === "return" || kind === "support") return "need";
  return kind === "obstacle" ? "topic" : null;
}

/** The steps that a proposal takes, by what is known of it; an unknown kind has the common ones. */
export function stepsOf(answers: Answers): IntakeStep[] {
  return intakeSteps.filter((step) => step !== "matter" || matterOf(kindOf(answers)) !== null);
}

/** The fields that a step asks for. */
export function fieldsOf(step: IntakeStep, answers: Answers): readonly AnswerName[] {
  const kind = kindOf(answers);
  switch (step) {
    case "kind":
      return ["kind"];
    case "who":
      return ["submitter.type"];
    case "matter": {
      const matter = matterOf(kind);
      return matter ? [matter] : [];
    }
    case "about":
      return ["subject", "message", ...(kind ? detailsByKind[kind] : []), "opportunity"];
    case "you":
      return [
        "submitter.name",
        "submitter.email",
        "submitter.phone",
        "submitter.country",
        "organisation.name",
        "organisation.country",
        "organisation.website",
        "submitter.language",
      ];
    case "check":
      return [];
  }
}

/**
 * The answers that the chosen kind asks for. Somebody who goes back and chooses another kind leaves answers behind that
 * no page shows any more: they are kept for the way back, but neither judged, sent nor routed by.
 */
export function ofItsKind(answers: Answers): Answers {
  const kind = kindOf(answers);
  if (!kind) return answers;
  const kept: Answers = {};
  for (const name of intakeSteps.flatMap((step) => fieldsOf(step, answers))) {
    if (answers[name] !== undefined) kept[name] = answers[name];
  }
  // Needs of two kinds share a field.
  if (!needsOf(kind).some((known) => known === kept.need)) delete kept.need;
  if (!topics.some((known) => known === kept.topic)) delete kept.topic;
  return kept;
}

const homes = {
  kind: "kind",
  // A lead that says nothing of its sender is asked from the beginning.
  submitter: "who",
  "submitter.type": "who",
  need: "matter",
  topic: "matter",
  consent: "check",
} as const satisfies Record<string, IntakeStep>;

function hasHome(path: string): path is keyof typeof homes {
  return Object.hasOwn(homes, path);
}

/** The step at which an error of the lead, by its path, can be mended. */
export function stepOfPath(path: string, answers: Answers): IntakeStep {
  const step: IntakeStep = hasHome(path)
    ? homes[path]
    : path.startsWith("submitter") || path.startsWith("organisation")
      ? "you"
      : "about";
  // A need or topic that the kind does not have is mended by choosing another kind.
  return stepsOf(answers).includes(step) ? step : "kind";
}
