import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { db } from "~/infra/runtime.server";
import { endOwnSession } from "~/services/accounts/sessions.server";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";

/** Sessions are listed on the account's page; here one is ended. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, "signed-in");
  throw redirect("/admin/account", { status: 303 });
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "signed-in");
  const idHash = (await readForm(request)).text("session");
  if (!/^[0-9a-f]{64}$/.test(idHash)) throw new Response(null, { status: 400 });
  await endOwnSession({ db: db(), now: new Date(), actor }, idHash);
  return redirect("/admin/account", { status: 303 });
}

export default function Sessions() {
  return null;
}
