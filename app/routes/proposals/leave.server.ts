import { redirect } from "@remix-run/node";
import { stepsOf } from "~/core/intake/steps";
import { isLanguage, type Language } from "~/core/shared/language";
import type { FormFields } from "../form-fields.server";
import { intakePath } from "./intake-path";
import { type Answered, keep, type Post, viewOf } from "./intake-post.server";

/** How a step is left before it is done: for the step before, or for itself in another language. */
export type Leaving = { to: "step-before" } | { to: "language"; from: Language };

/** Whether the button was one that leaves the step. The language switch says in which language the page was. */
export function readLeaving(form: FormFields): Leaving | null {
  const from = form.text("form.language");
  if (isLanguage(from)) return { to: "language", from };
  return form.text("go") === "back" ? { to: "step-before" } : null;
}

/** Keeps what was typed, right or wrong, and asks nothing of it: that is for going on and for sending. */
export async function leave(post: Post, leaving: Leaving, here: URL): Promise<Response | Answered> {
  const { lang, token, answers, fromCheck } = post;
  // Nothing was typed, and nothing that was kept before is to be overwritten: the address says everything.
  if (Object.keys(answers).length === 0) return redirect(here.pathname + here.search, 303);
  const steps = stepsOf(answers);
  const stays = leaving.to === "language";
  // Left as the page had it, the language of the answer goes with the reader.
  if (stays && post.step === "you" && answers["submitter.language"] === leaving.from)
    answers["submitter.language"] = lang;
  const step = stays ? post.step : (steps[steps.indexOf(post.step) - 1] ?? "kind");
  const given = stays ? { fromCheck, tried: here.searchParams.has("tried") } : {};
  if (await keep(post)) return redirect(intakePath(lang, token, step, given), 303);
  return { view: viewOf(post, { step, errors: [] }), status: 200 };
}
