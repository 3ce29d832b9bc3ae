import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { outcomes } from "~/core/leads/lead";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import { readForm } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";
import { answered, incomplete, readTexts, seenOf } from "./verb-door.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  return leadScreen(signedIn, lead, new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:resolve", params.code);
  const form = await readForm(request);
  const { texts, typed, errors: missing } = readTexts(form, ["answer"]);
  const outcome = outcomes.find((known) => known === form.text("outcome"));
  const errors = outcome ? missing : { outcome: "unknown" as const, ...missing };
  const kept = { ...typed, outcome: outcome ?? "" };
  if (!outcome || missing.answer) return incomplete("resolve", kept, errors);
  const answer = { outcome, text: texts.answer };
  return answered("resolve", lead, await resolveLead(deskDeps(signedIn), seenOf(lead, form), answer), kept);
}

export default function Resolve() {
  return (
    <LeadPage
      screen={useLoaderData<typeof loader>()}
      open="resolve"
      answer={useActionData<typeof action>()}
    />
  );
}
