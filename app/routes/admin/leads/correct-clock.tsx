import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctClock } from "~/services/leads/correct-clock.server";
import { readForm, readId } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";
import { answered, incomplete, readDay, readTexts, seenOf } from "./verb-door.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  return leadScreen(signedIn, lead, new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:ask", params.code);
  const form = await readForm(request);
  const since = form.text("since").slice(0, 20);
  const pause = form.text("pause").slice(0, 20);
  const { texts, typed, errors } = readTexts(form, ["reason"]);
  const kept = { ...typed, since, pause };
  if (errors.reason) return incomplete("correct-clock", kept, errors);
  const given = { pause: readId(pause), since: readDay(since), reason: texts.reason };
  const result = await correctClock(deskDeps(signedIn), seenOf(lead, form), given);
  return answered("correct-clock", lead, result, kept);
}

export default function CorrectClock() {
  return (
    <LeadPage
      screen={useLoaderData<typeof loader>()}
      open="correct-clock"
      answer={useActionData<typeof action>()}
    />
  );
}
