import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { saveDeskSettings } from "~/services/queue/desk-settings.server";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { backToQueue } from "./back-to-queue";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, "lead:list");
  return redirect(paths.leads(), { status: 303 });
}

/** The columns that this person wants to see, from now on. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "lead:list");
  const form = await readForm(request);
  await saveDeskSettings(db(), actor.id, { columns: form.all("column") });
  return redirect(backToQueue(form.text("back")), { status: 303 });
}
