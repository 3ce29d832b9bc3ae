import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelTask } from "~/services/casework/add-task.server";
import { readForm, readId } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";
import { answered, seenOf } from "./verb-door.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  return leadScreen(signedIn, lead, new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:task", params.code);
  const form = await readForm(request);
  const task = form.text("task").slice(0, 20);
  const result = await cancelTask(deskDeps(signedIn), seenOf(lead, form), readId(task));
  return answered("cancel-task", lead, result, { task });
}

export default function CancelTask() {
  return (
    <LeadPage
      screen={useLoaderData<typeof loader>()}
      open="cancel-task"
      answer={useActionData<typeof action>()}
    />
  );
}
