import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { config, db } from "~/infra/runtime.server";
import { sendKeptMails } from "~/services/mail/resend-mail.server";
import { requireStaff } from "../../require-staff.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, "outbox:read");
  throw redirect("/admin/outbox?state=kept", { status: 303 });
}

/** Sends the mails that were kept while there was no mail server. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "outbox:resend");
  if (config().smtpUrl !== undefined) await sendKeptMails({ db: db(), now: new Date(), actor });
  return redirect("/admin/outbox", { status: 303 });
}

export default function Kept() {
  return null;
}
