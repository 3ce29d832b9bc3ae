import { redirect } from "@remix-run/node";
import { type Answers, readAnswers } from "~/core/intake/answers";
import { firstCurrency } from "~/core/intake/first-currency";
import { type PlaceAnswer, readPlaceAnswer } from "~/core/intake/read-place-answer";
import { type IntakeStep, isIntakeStep, stepsOf } from "~/core/intake/steps";
import { isPlaceRef } from "~/core/leads/lead";
import type { Language } from "~/core/shared/language";
import { log } from "~/infra/log.server";
import { formOpenedAt } from "~/services/intake/form-token.server";
import { findSent } from "~/services/intake/submit-lead.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { placeName } from "~/services/reference/names";
import { type FormFields, readForm } from "../form-fields.server";
import { publicDeps } from "./deps.server";
import { intakePath } from "./intake-path";
import { type Answered, keep, type Post, showErrors, viewOf } from "./intake-post.server";
import { leave, readLeaving } from "./leave.server";
import { firstOpenStep, newToken, readRef, sentBefore, stepErrors, unavailable } from "./open-intake.server";
import { send } from "./send.server";
import { trapName } from "./trap";

/**
 * Takes the post of any step: a step goes on to the next one, or is left as it is for the one before or for another
 * language; the check page and `intent=send` send the proposal.
 * Whatever happens, what was typed is on the page that comes back.
 */
export async function goOn(request: Request, address: string, lang: Language): Promise<Response | Answered> {
  const deps = publicDeps();
  const here = new URL(request.url);
  const form = await readForm(request);
  const given = form.text("form.token");
  const openedAt = formOpenedAt(deps.secret, given);
  const token = openedAt ? given : newToken(deps);
  const leaving = readLeaving(form);
  const sending = !leaving && (form.text("intent") === "send" || form.text("form.step") === "check");
  const step = sending ? "check" : stepOf(form);
  const typedIn = leaving?.to === "language" ? leaving.from : lang;
  const answers = typedAnswers(form, step, typedIn);
  const ref = readRef(form.text("ref"));
  const consent = form.text("consent") || undefined;
  try {
    const facts = await readFacts(deps.db);
    const place = readPlace(form, facts, typedIn);
    if (place.kind === "found") answers.place = place.place;
    const post: Post = {
      deps,
      facts,
      lang,
      address,
      step,
      token,
      openedAt,
      answers,
      ref,
      place,
      consent,
      trapped: form.text(trapName) !== "",
      fromCheck: here.searchParams.get("from") === "check",
    };
    if (sending) return await send(post);
    const sent = openedAt ? await findSent(deps, token) : null;
    if (sent) return { view: sentBefore(sent, lang, { answers, ref }), status: 409 };
    return leaving ? await leave(post, leaving, here) : await next(post);
  } catch (error) {
    if (error instanceof Response) throw error;
    log.error({ err: error }, "a proposal could not be taken");
    const typed = { token, step, answers, ref, consent: consent !== undefined };
    return { view: unavailable(typed, lang), status: 503 };
  }
}

async function next(post: Post): Promise<Response | Answered> {
  const { facts, lang, step, token, answers, fromCheck } = post;
  const errors = stepErrors(step, answers, post, facts);
  if (errors.length > 0) return await showErrors(post, step, errors);

  const steps = stepsOf(answers);
  const open = firstOpenStep(answers, facts);
  const following = fromCheck ? "check" : (steps[steps.indexOf(step) + 1] ?? "check");
  const to = steps.indexOf(following) <= steps.indexOf(open) ? following : open;
  if (await keep(post)) return redirect(intakePath(lang, token, to), 303);
  return { view: viewOf(post, { step: to, errors: [] }), status: 200 };
}

function stepOf(form: FormFields): IntakeStep {
  const step = form.text("form.step");
  return isIntakeStep(step) ? step : "kind";
}

function typedAnswers(form: FormFields, step: IntakeStep, lang: Language): Answers {
  const answers = readAnswers((name) => form.text(name));
  if (form.text("form.dropOpportunity") !== "") delete answers.opportunity;
  const typed = typedPlace(form);
  if (typed !== "") answers.place = typed;
  // A currency alone is only the select's first choice.
  const unchosen = answers["capital.currency"] === firstCurrency(lang);
  if (answers["capital.amount"] === undefined && unchosen) delete answers["capital.currency"];
  if (step === "you" || step === "check") answers["submitter.language"] ??= lang;
  return answers;
}

/** The place as it was typed or chosen. A question about it that was passed over is asked again, not forgotten. */
function typedPlace(form: FormFields): string {
  const isChosen = form.all("place").length > 0;
  return form.text("form.place").trim() || form.text(isChosen ? "place" : "form.placeAsked");
}

function readPlace(form: FormFields, facts: Facts, lang: Language): PlaceAnswer {
  const typed = typedPlace(form);
  const ref = form.text("form.placeRef");
  const shown = isPlaceRef(ref) ? { place: ref, name: placeName(facts, ref, lang).text } : null;
  return readPlaceAnswer(typed, shown, facts.gazetteer);
}
