import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ruleLists } from "~/core/routing/rule-lists";
import { isIsoDay } from "~/core/shared/day";
import { approveRules } from "~/services/rules/approve-rules.server";
import type { RuleResult, SeenRules } from "~/services/rules/change-rule-set.server";
import { discardDraft } from "~/services/rules/discard-draft.server";
import { renameDraft } from "~/services/rules/edit-draft.server";
import { publishRules } from "~/services/rules/publish-rules.server";
import { rearrangements, rearrangeRules } from "~/services/rules/rearrange-rules.server";
import { rollBackRules } from "~/services/rules/roll-back-rules.server";
import { sendBackRules } from "~/services/rules/send-back-rules.server";
import { submitRules } from "~/services/rules/submit-rules.server";
import { type FormFields, readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { ruleDeps } from "./rule-answer.server";
import { RuleSetPage } from "./rule-set-page";
import { ruleSetScreen } from "./rule-set-screen.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const signedIn = await requireStaff(request, "rules:read");
  return ruleSetScreen(signedIn, readId(params.version));
}

/** One step in the life of this version, or one change of its order: which one, says `do`. */
export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "rules:edit");
  const version = readId(params.version);
  if (version === null) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  const reason = form.text("reason").trim().slice(0, 500);
  const seen = { version, editVersion: readId(form.text("editVersion")) };
  const step = form.text("do");
  const result = await take(step, ruleDeps(signedIn), seen, form, reason);
  if (result.kind === "done") {
    const rule = form.text("rule");
    const moved = ["up", "down", "top", "place"].includes(step) ? `#${form.text("list")}-${rule}` : "";
    throw redirect(`/admin/rules/${version}${moved}`, { status: 303 });
  }
  const typed = {
    step,
    reason,
    from: form.text("from").slice(0, 10),
    place: { list: form.text("list"), rule: form.text("rule"), to: form.text("to").slice(0, 10) },
  };
  return data({ result, typed }, { status: result.kind === "changed" ? 409 : 422 });
}

async function take(
  step: string,
  deps: ReturnType<typeof ruleDeps>,
  seen: SeenRules,
  form: FormFields,
  reason: string,
): Promise<RuleResult> {
  switch (step) {
    case "rename":
      return reason === "" ? { kind: "refused", reason: "reason" } : renameDraft(deps, seen, reason);
    case "submit":
      return submitRules(deps, seen);
    case "discard":
      return discardDraft(deps, seen);
    case "approve":
      return approveRules(deps, seen);
    case "send-back":
      return sendBackRules(deps, seen, reason);
    case "publish-now":
      return publishRules(deps, seen.version, { from: null, note: reason });
    case "publish-from": {
      const from = form.text("from");
      if (!isIsoDay(from)) return { kind: "refused", reason: "date" };
      return publishRules(deps, seen.version, { from, note: reason });
    }
    case "roll-back":
      return rollBackRules(deps, seen.version, reason);
  }
  const change = rearrangements.find((known) => known === step);
  const list = ruleLists.find((known) => known === form.text("list"));
  if (!change || !list) throw new Response(null, { status: 400 });
  return rearrangeRules(
    deps,
    seen,
    { list, rule: form.text("rule") },
    change,
    readId(form.text("to").trim()),
  );
}

export default function RuleSet() {
  const screen = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <RuleSetPage screen={screen} answer={answer} />;
}
