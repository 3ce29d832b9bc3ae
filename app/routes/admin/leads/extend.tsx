import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { extendLead } from "~/services/leads/extend-lead.server";
import { readForm } from "../../form-fields.server";
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
  const { signedIn, lead } = await requireLead(request, "lead:extend", params.code);
  const form = await readForm(request);
  const due = form.text("due").slice(0, 20);
  const { texts, typed, errors } = readTexts(form, ["reason"]);
  const kept = { ...typed, due };
  if (errors.reason) return incomplete("extend", kept, errors);
  const to = { due: readDay(due), reason: texts.reason };
  return answered("extend", lead, await extendLead(deskDeps(signedIn), seenOf(lead, form), to), kept);
}

export default function Extend() {
  return (
    <LeadPage screen={useLoaderData<typeof loader>()} open="extend" answer={useActionData<typeof action>()} />
  );
}
