import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { bestLanguage } from "~/i18n/accept-language";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { signOut } from "~/services/accounts/sessions.server";
import { waitingStaff } from "../require-staff.server";
import { endedSessionCookie } from "../session-cookie.server";

/** Signing out is a form: a link could be followed by a page that wants to annoy. */
export function loader() {
  throw redirect(paths.admin(), { status: 303 });
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await waitingStaff(request);
  if (staff) await signOut(db(), staff, new Date());
  const lang = staff?.staff.language ?? bestLanguage(request.headers.get("Accept-Language"));
  return redirect(paths.signIn(lang), { status: 303, headers: { "Set-Cookie": endedSessionCookie() } });
}

export default function SignOut() {
  return null;
}
