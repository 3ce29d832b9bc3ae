import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { forwardLead } from "~/services/leads/forward-lead.server";
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
  const { signedIn, lead } = await requireLead(request, "lead:forward", params.code);
  const form = await readForm(request);
  const department = form.text("department").slice(0, 100);
  const misrouted = form.text("misrouted") === "yes";
  const { texts, typed: typedTexts, errors: missing } = readTexts(form, ["reason"]);
  const typed = { ...typedTexts, misrouted: misrouted ? "yes" : "" };
  const errors = department ? missing : { department: "unknown" as const, ...missing };
  if (Object.keys(errors).length > 0) return incomplete("forward", { ...typed, department }, errors);
  const to = { department, reason: texts.reason, misrouted };
  const result = await forwardLead(deskDeps(signedIn), seenOf(lead, form), to);
  // Whose department has just passed it on does not see it any more; the lead's page says who has it now.
  return answered("forward", lead, result, { ...typed, department });
}

export default function Forward() {
  return (
    <LeadPage
      screen={useLoaderData<typeof loader>()}
      open="forward"
      answer={useActionData<typeof action>()}
    />
  );
}
