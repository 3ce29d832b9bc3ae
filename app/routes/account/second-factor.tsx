import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { safeBack } from "~/core/accounts/back";
import type { Language } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { passSecondFactor } from "~/services/accounts/second-factor.server";
import { readForm } from "../form-fields.server";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { waitingStaff } from "../require-staff.server";
import { sessionCookie } from "../session-cookie.server";
import { visitorOf } from "../visitor.server";
import { accountDeps, accountHead, backOf, tryAgain } from "./account-page.server";
import { CodeInput } from "./code-input";
import { CredentialsForm } from "./credentials-form";

/** Too many attempts: when to try again. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const back = backOf(request);
  await requireWaiting(request, lang, back);
  return { back, head: accountHead(request, lang, "second-factor") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const form = await readForm(request);
  const back = safeBack(form.text("back"));
  const waiting = await requireWaiting(request, lang, back);
  const visitor = visitorOf(request, context);
  const result = await passSecondFactor(accountDeps(), waiting, form.text("code"), visitor);
  if (result.kind === "signed-in") {
    return redirect(back, { status: 303, headers: { "Set-Cookie": sessionCookie(result.sessionId) } });
  }
  if (result.kind === "refused") return data({ minutes: 0 }, { status: 422 });
  const { minutes, init } = tryAgain(result.retryAfterSeconds);
  return data({ minutes }, init);
}

/** Only who has just given the password is asked for the code. */
async function requireWaiting(request: Request, lang: Language, back: string) {
  const staff = await waitingStaff(request);
  if (!staff) throw redirect(paths.signIn(lang, back), { status: 303 });
  if (!staff.session.pendingTotp) throw redirect(back, { status: 303 });
  return staff;
}

export default function SecondFactor() {
  const { t } = useLocale();
  const { back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused
    ? refused.minutes > 0
      ? t("account:sign-in.throttled", { count: refused.minutes })
      : t("account:second-factor.refused")
    : undefined;
  return (
    <>
      <CredentialsForm
        title={t("account:second-factor.title")}
        about={t("account:second-factor.about")}
        error={error ? { field: "code", text: error } : null}
        back={back}
      >
        <CodeInput error={error} />
      </CredentialsForm>
      <p>{t("account:second-factor.lost")}</p>
    </>
  );
}
