import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { db } from "~/infra/runtime.server";
import { saveDeskSettings } from "~/services/queue/desk-settings.server";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, "signed-in");
  return redirect("/admin/account#mails", { status: 303 });
}

/** Whether this person hears by mail of the leads that others, or the rules, give them. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "signed-in");
  const form = await readForm(request);
  await saveDeskSettings(db(), actor.id, { givenMail: form.text("given") === "yes" });
  return redirect("/admin/account#mails", { status: 303 });
}
