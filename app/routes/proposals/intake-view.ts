import type { AnswerName, Answers } from "~/core/intake/answers";
import type { IntakeStep } from "~/core/intake/steps";
import type { LocalisedText } from "~/core/shared/localised";
import type { SelectOption } from "~/ui/forms/select";

/** The body that will answer, as a page names it: in the reader's language, with its Vietnamese name beside it. */
export type BodyView = { name: LocalisedText; vietnamese: string | null };

/** One answer of the check page. */
export type CheckedAnswer = {
  name: AnswerName;
  question: string;
  answer: string;
  lang?: string;
  step: IntakeStep;
  /** A line below the answer: did you mean this address? */
  note?: string;
};

export type CheckView = {
  department: BodyView;
  /** When it would be answered if it were sent now. */
  answer: string;
  together: boolean;
  /** It sounds like a complaint or denunciation, which has a way of its own by law. */
  complains: boolean;
  reasons: string[];
  proposal: CheckedAnswer[];
  sender: CheckedAnswer[];
};

export type PlaceView = {
  /** What stands in the field: the place's name, or what was typed and is no place yet. */
  text: string;
  /** The language of a place's name. */
  lang: string | undefined;
  /** The place whose name that is. */
  ref: string | null;
  /** The page asks which of these was meant. */
  ask: { typed: string; candidates: { ref: string; name: LocalisedText; because: string }[] } | null;
};

/** Everything that a step's page shows. */
export type StepView = {
  page: "step";
  step: IntakeStep;
  token: string;
  /** The form's own address, which opens the same step again. */
  action: string;
  answers: Answers;
  ref: string | undefined;
  /** The reader came back from the check page, and goes on to there. */
  fromCheck: boolean;
  progress: { done: number; total: number };
  /** There is a step before this one. */
  goesBack: boolean;
  /** Addresses of the other steps, for the links of the check page. */
  stepLinks: Partial<Record<IntakeStep, string>>;
  errors: { field: string; text: string }[];
  /** Why the page is here again, when no field is wrong. */
  notice: string | null;
  opportunity: { slug: string; name: LocalisedText } | null;
  place: PlaceView;
  options: {
    sectors: SelectOption[];
    /** The likely ones stand before the others. */
    countries: { likely: SelectOption[]; others: SelectOption[] };
  };
  inspectorate: BodyView | null;
  check: CheckView | null;
};

/** The form that the reader has open has been sent; its answers may begin a new one. */
export type SentBeforeView = {
  page: "sent-before";
  code: string;
  receipt: string;
  /** What was typed since, for a new form with a token of its own; null when nothing was. */
  again: { token: string; action: string; answers: Answers; ref: string | undefined } | null;
  fresh: string;
};

/** The database is away, so the page knows nothing but what was just typed, and keeps that. */
export type UnavailableView = {
  page: "unavailable";
  token: string;
  action: string;
  step: IntakeStep;
  answers: Answers;
  ref: string | undefined;
  consent: boolean;
};

/** The database is away before anything was typed: the same address is asked for again, where what was kept is. */
export type AwayView = { page: "away"; action: string; query: [name: string, value: string][] };

export type IntakeView = StepView | SentBeforeView | UnavailableView | AwayView;
