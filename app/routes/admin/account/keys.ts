import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { db } from "~/infra/runtime.server";
import { saveDeskSettings } from "~/services/queue/desk-settings.server";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, "signed-in");
  return redirect("/admin/account#keys", { status: 303 });
}

/** Whether single keys work for this person: some press them by accident, or speak what they type (WCAG 2.1.4). */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "signed-in");
  const form = await readForm(request);
  await saveDeskSettings(db(), actor.id, { keys: form.text("keys") === "yes" });
  return redirect("/admin/account#keys", { status: 303 });
}
