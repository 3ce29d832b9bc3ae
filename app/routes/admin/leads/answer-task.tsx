import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { opinions } from "~/core/leads/tasks";
import { answerTask } from "~/services/casework/answer-task.server";
import { readForm, readId } from "../../form-fields.server";
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
  const { signedIn, lead } = await requireLead(request, "lead:answer-task", params.code);
  const form = await readForm(request);
  const task = form.text("task").slice(0, 20);
  const opinion = opinions.find((known) => known === form.text("opinion")) ?? null;
  const { texts, typed, errors } = readTexts(form, ["answer", "conditions"]);
  const kept = { ...typed, task, opinion: opinion ?? "" };
  if (errors.answer) return incomplete("answer-task", kept, { [`answer-${task}`]: errors.answer });
  const answer = {
    taskId: readId(task),
    opinion,
    answer: texts.answer,
    conditions: errors.conditions ? null : texts.conditions,
  };
  const result = await answerTask(deskDeps(signedIn), seenOf(lead, form), answer);
  return answered("answer-task", lead, result, kept);
}

export default function AnswerTask() {
  return (
    <LeadPage
      screen={useLoaderData<typeof loader>()}
      open="answer-task"
      answer={useActionData<typeof action>()}
    />
  );
}
