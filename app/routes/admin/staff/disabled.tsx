import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { setStaffDisabled } from "~/services/accounts/staff.server";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskDeps } from "../desk-deps.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, "staff:manage");
  throw redirect(`/admin/staff/${readId(params.id) ?? ""}`, { status: 303 });
}

/** Closes an account (`disabled=yes`) or opens it again (`no`). */
export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "staff:manage");
  const wish = (await readForm(request)).text("disabled");
  if (wish !== "yes" && wish !== "no") throw new Response(null, { status: 400 });
  const result = await setStaffDisabled(deskDeps(signedIn), readId(params.id) ?? 0, wish === "yes");
  if (result === "unknown") throw new Response(null, { status: 404 });
  if (result === "self" || result === "no-administrator") throw new Response(null, { status: 403 });
  return redirect("/admin/staff", { status: 303 });
}

export default function Disabled() {
  return null;
}
