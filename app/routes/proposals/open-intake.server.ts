import { type AnswerName, type Answers, readAnswers } from "~/core/intake/answers";
import { type PlaceAnswer, readPlaceAnswer } from "~/core/intake/read-place-answer";
import { type IntakeStep, isIntakeStep, stepOfPath, stepsOf } from "~/core/intake/steps";
import { consentVersion } from "~/core/leads/lead";
import type { FieldError } from "~/core/leads/lead.schema";
import { placeByRef } from "~/core/places/resolve-place";
import type { Language } from "~/core/shared/language";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { log } from "~/infra/log.server";
import { checkAnswers } from "~/services/intake/check-lead";
import { formOpenedAt, formTokenBytes, newFormToken } from "~/services/intake/form-token.server";
import { readDraft } from "~/services/intake/intake-drafts.server";
import { findSent, type Sent, type SubmitDeps } from "~/services/intake/submit-lead.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { publicDeps } from "./deps.server";
import { intakePath } from "./intake-path";
import type { IntakeView, SentBeforeView } from "./intake-view";
import { stepView } from "./intake-view.server";

/** The page of a step, with what was typed before, for a reader who comes by a link, back, or in another language. */
export async function openIntake(
  request: Request,
  lang: Language,
): Promise<{ view: IntakeView; status: number }> {
  const deps = publicDeps();
  const query = new URL(request.url).searchParams;
  const given = query.get("form") ?? "";
  const known = formOpenedAt(deps.secret, given) !== null;
  const token = known ? given : newToken(deps);
  const asked = query.get("step");
  try {
    const sent = known ? await findSent(deps, token) : null;
    if (sent) return { view: sentBefore(sent, lang, null), status: 200 };
    const facts = await readFacts(deps.db);
    const draft = known ? await readDraft(deps.db, { secret: deps.secret, token }, deps.now) : null;
    const answers = draft?.answers ?? answersOf(query);
    const ref = draft?.ref ?? readRef(query.get("ref"));
    const notice = draft ? null : noticeOf(answers, { gone: given !== "", facts }, lang);
    const step = reachable(isIntakeStep(asked) ? asked : null, answers, facts);
    const place = readPlaceAnswer(answers.place, null, facts.gazetteer);
    const errors = query.has("tried") ? stepErrors(step, answers, { place, consent: undefined }, facts) : [];
    const fromCheck = query.get("from") === "check";
    const position = { step, token, answers, ref, fromCheck, notice, errors, place, now: deps.now };
    return {
      view: stepView(position, facts, translator(lang)),
      status: errors.length > 0 ? 422 : 200,
    };
  } catch (error) {
    log.error({ err: error }, "the intake could not be opened");
    return { view: { page: "away", action: paths.newProposal(lang), query: [...query] }, status: 503 };
  }
}

export function newToken({ secret, random, now }: SubmitDeps): string {
  return newFormToken(secret, random(formTokenBytes), now);
}

/** What is wrong with the fields of one step; those of later ones are not asked for yet. */
export function stepErrors(
  step: IntakeStep,
  answers: Answers,
  given: { place: PlaceAnswer; consent: string | undefined },
  facts: Facts,
): FieldError[] {
  const consent = step === "check" ? given.consent : consentVersion;
  const checked = checkAnswers(answers, consent, facts);
  const errors = checked.ok ? [] : checked.errors;
  const own = errors.filter(({ path }) => stepOfPath(path, answers) === step);
  const asks = step === "about" && given.place.kind === "ask" && !own.some(({ path }) => path === "place");
  return asks ? [...own, { path: "place", key: "place.unknown", params: {} }] : own;
}

/** The first step that still lacks something; the check page when nothing does. */
export function firstOpenStep(answers: Answers, facts: Facts): IntakeStep {
  const checked = checkAnswers(answers, consentVersion, facts);
  return checked.ok ? "check" : earliestStep(checked.errors, answers);
}

export function earliestStep(errors: readonly FieldError[], answers: Answers): IntakeStep {
  const wrong = new Set(errors.map(({ path }) => stepOfPath(path, answers)));
  return stepsOf(answers).find((step) => wrong.has(step)) ?? "check";
}

/** The step that was asked for, when all before it are done; without one, the first that is not. */
export function reachable(asked: IntakeStep | null, answers: Answers, facts: Facts): IntakeStep {
  const steps = stepsOf(answers);
  const open = firstOpenStep(answers, facts);
  if (asked === null || !steps.includes(asked)) return open;
  return steps.indexOf(asked) <= steps.indexOf(open) ? asked : open;
}

/** This form has become a proposal: its receipt, and a new form for what was typed since. */
export function sentBefore(
  sent: Sent,
  lang: Language,
  typed: { answers: Answers; ref: string | undefined } | null,
): SentBeforeView {
  const again = typed ? { ...typed, token: newToken(publicDeps()) } : null;
  return {
    page: "sent-before",
    code: sent.code,
    receipt: paths.receipt(lang, sent.trackToken),
    again: again && { ...again, action: intakePath(lang, again.token, "kind") },
    fresh: paths.newProposal(lang),
  };
}

type Typed = {
  token: string;
  step: IntakeStep;
  answers: Answers;
  ref: string | undefined;
  consent?: boolean;
};

export function unavailable(typed: Typed, lang: Language): IntakeView {
  const { consent = false, ...rest } = typed;
  return { page: "unavailable", action: intakePath(lang, typed.token, typed.step), consent, ...rest };
}

/** From which campaign or page the reader came, as its link said: a short code, or nothing. */
export function readRef(text: string | null): string | undefined {
  return text && /^[A-Za-z0-9._-]{1,64}$/.test(text) ? text : undefined;
}

/** What a link to the form says already: the kind, an opportunity, a place by its code. */
const linked = ["kind", "opportunity", "place"] as const satisfies readonly AnswerName[];

function answersOf(query: URLSearchParams): Answers {
  return readAnswers((name) => (linked.some((known) => known === name) ? (query.get(name) ?? "") : ""));
}

/** Something in the address does not hold any more: said once, and left out of the answers. */
function noticeOf(
  answers: Answers,
  { gone, facts }: { gone: boolean; facts: Facts },
  lang: Language,
): string | null {
  const { t } = translator(lang);
  if (answers.place && !placeByRef(answers.place, facts.gazetteer)) delete answers.place;
  if (answers.opportunity && !facts.opportunities.has(answers.opportunity)) {
    delete answers.opportunity;
    return t("intake:notice.unknownOpportunity");
  }
  return gone ? t("intake:notice.expired") : null;
}
