import { redirect } from "@remix-run/node";
import type { Answers } from "~/core/intake/answers";
import type { PlaceAnswer } from "~/core/intake/read-place-answer";
import type { IntakeStep } from "~/core/intake/steps";
import type { FieldError } from "~/core/leads/lead.schema";
import type { Language } from "~/core/shared/language";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import { saveDraft } from "~/services/intake/intake-drafts.server";
import { takePublic } from "~/services/intake/public-limits.server";
import type { SubmitDeps } from "~/services/intake/submit-lead.server";
import { networkOf } from "~/services/rate-limits.server";
import type { Facts } from "~/services/reference/facts.server";
import { intakePath } from "./intake-path";
import type { IntakeView } from "./intake-view";
import { stepView } from "./intake-view.server";

export type Answered = { view: IntakeView; status: number; headers?: Record<string, string> };

/** One post of the intake: what was typed, and everything that is needed to answer it. */
export type Post = {
  deps: SubmitDeps;
  facts: Facts;
  lang: Language;
  address: string;
  step: IntakeStep;
  token: string;
  /** When the form was opened; null when its token is none of ours, and a new one was made. */
  openedAt: Date | null;
  answers: Answers;
  ref: string | undefined;
  place: PlaceAnswer;
  /** The version whose box was ticked. */
  consent: string | undefined;
  /** A field was filled in that people do not see. */
  trapped: boolean;
  fromCheck: boolean;
};

/** Keeps the draft. @returns false where it is not kept because too many come from one address; then the page carries all. */
export async function keep({ deps, token, answers, ref, address }: Post): Promise<boolean> {
  if (config().rateLimits) {
    const taken = await takePublic(deps, "draft-by-address", networkOf(address));
    if (!taken.allowed) return false;
  }
  await saveDraft(deps.db, { secret: deps.secret, token }, { answers, ref }, deps.now);
  return true;
}

/**
 * Sends the reader to the step where something is wrong, whose page says so (422). By its own address, so that going
 * back, reloading and changing the language work on it as on any page, and no browser asks to send a form again.
 */
export async function showErrors(
  post: Post,
  step: IntakeStep,
  errors: FieldError[],
): Promise<Response | Answered> {
  const { lang, token, fromCheck } = post;
  if (await keep(post)) return redirect(intakePath(lang, token, step, { fromCheck, tried: true }), 303);
  return { view: viewOf(post, { step, errors }), status: 422 };
}

export function viewOf(
  post: Post,
  shown: { step: IntakeStep; errors: FieldError[]; notice?: string },
): IntakeView {
  const { token, answers, ref, fromCheck, place, deps, facts, lang } = post;
  const position = { token, answers, ref, fromCheck, place, now: deps.now, ...shown };
  return stepView(position, facts, translator(lang));
}
