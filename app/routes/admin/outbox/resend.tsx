import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { config, db } from "~/infra/runtime.server";
import { resendMail } from "~/services/mail/resend-mail.server";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, "outbox:read");
  throw redirect(`/admin/outbox/${readId(params.id) ?? ""}`, { status: 303 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "outbox:resend");
  const id = readId(params.id);
  const canSend = id !== null && config().smtpUrl !== undefined;
  const sent = canSend && (await resendMail({ db: db(), now: new Date(), actor }, id));
  if (!sent) throw new Response(null, { status: 404 });
  return redirect(`/admin/outbox/${id}`, { status: 303 });
}

export default function Resend() {
  return null;
}
