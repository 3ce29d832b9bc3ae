import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addTask } from "~/services/casework/add-task.server";
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
  const { signedIn, lead } = await requireLead(request, "lead:task", params.code);
  const form = await readForm(request);
  const department = form.text("department").slice(0, 100);
  const { texts, typed, errors: missing } = readTexts(form, ["question"]);
  const errors = department ? missing : { department: "unknown" as const, ...missing };
  const kept = { ...typed, department };
  if (Object.keys(errors).length > 0) return incomplete("add-task", kept, errors);
  const task = { department, question: texts.question };
  return answered("add-task", lead, await addTask(deskDeps(signedIn), seenOf(lead, form), task), kept);
}

export default function AddTask() {
  return (
    <LeadPage
      screen={useLoaderData<typeof loader>()}
      open="add-task"
      answer={useActionData<typeof action>()}
    />
  );
}
