import { redirect } from "@remix-run/node";
import { stepOfPath } from "~/core/intake/steps";
import type { FieldError } from "~/core/leads/lead.schema";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import { checkAnswers } from "~/services/intake/check-lead";
import { takePublic } from "~/services/intake/public-limits.server";
import { findSent, submitLead } from "~/services/intake/submit-lead.server";
import { networkOf, type Taken } from "~/services/rate-limits.server";
import { type Answered, type Post, showErrors, viewOf } from "./intake-post.server";
import { earliestStep, sentBefore } from "./open-intake.server";

/** Nobody reads and answers a form in less; a machine does. */
const leastFillMs = 3_000;

/** Sends the proposal: 303 to its receipt, or the step where something is to be mended, with everything kept. */
export async function send(post: Post): Promise<Response | Answered> {
  const { deps, facts, lang, token, openedAt, answers, consent } = post;
  const { t } = translator(lang);
  const again = (notice: string): Answered => ({
    view: viewOf(post, { step: "check", errors: [], notice }),
    status: 422,
  });

  const checked = checkAnswers(answers, consent, facts);
  if (!checked.ok) return await mend(post, checked.errors);
  if (!openedAt) return again(t("errors:send.stale"));
  if (post.trapped || isTooFast(openedAt, deps.now)) return again(t("errors:send.tooFast"));
  const limited = await takeSending(post, checked.lead.submitter.email);
  if (limited) return tooMany(post, limited);

  const result = await submitLead(deps, {
    lead: checked.lead,
    formToken: token,
    consent: { text: t("intake:consent.text"), language: lang },
    channel: "web",
    ref: post.ref,
  });
  switch (result.kind) {
    case "received":
      return redirect(paths.receipt(lang, result.trackToken), 303);
    case "sent-before":
      return { view: sentBefore(result, lang, { answers, ref: post.ref }), status: 409 };
    case "invalid":
      return await mend(post, result.errors);
  }
}

/** Shows the first step where something is wrong. */
function mend(post: Post, errors: FieldError[]): Promise<Response | Answered> {
  const step = earliestStep(errors, post.answers);
  const own = errors.filter(({ path }) => stepOfPath(path, post.answers) === step);
  return showErrors(post, step, own);
}

function isTooFast(openedAt: Date, now: Date): boolean {
  return config().rateLimits && now.getTime() - openedAt.getTime() < leastFillMs;
}

/**
 * One proposal off what this address and this mailbox may send; null when they may. The mailbox is the one that would be
 * written to, not how it was typed. A form that has been sent before gets its receipt again and takes nothing.
 */
async function takeSending({ deps, address, token }: Post, mailbox: string): Promise<Taken | null> {
  if (!config().rateLimits || (await findSent(deps, token))) return null;
  const byAddress = await takePublic(deps, "proposal-by-address", networkOf(address));
  if (!byAddress.allowed) return byAddress;
  const byEmail = await takePublic(deps, "proposal-by-email", mailbox.toLowerCase());
  return byEmail.allowed ? null : byEmail;
}

function tooMany(post: Post, { retryAfterSeconds }: Taken): Answered {
  const { t } = translator(post.lang);
  const notice = t("errors:send.limited", { minutes: Math.ceil(retryAfterSeconds / 60) });
  return {
    view: viewOf(post, { step: "check", errors: [], notice }),
    status: 429,
    headers: { "Retry-After": String(retryAfterSeconds) },
  };
}
