import { useRouteLoaderData } from "@remix-run/react";
import type { IntakeView } from "./intake-view";

/** The id of the form on a page of the intake: the language switch in the head of the page is part of it. */
export const openForm = "intake";

/** The form whose answers go along when the language is changed; undefined on every other page. */
export function useOpenForm(): string | undefined {
  const view = useRouteLoaderData<{ view: IntakeView }>("routes/proposals/new")?.view;
  return view && view.page !== "sent-before" ? openForm : undefined;
}
