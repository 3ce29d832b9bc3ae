import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { safeBack } from "~/core/accounts/back";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { signIn } from "~/services/accounts/sign-in.server";
import { TextInput } from "~/ui/forms/text-input";
import { readForm } from "../form-fields.server";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { currentStaff } from "../require-staff.server";
import { sessionCookie } from "../session-cookie.server";
import { visitorOf } from "../visitor.server";
import { accountDeps, accountHead, backOf, tryAgain } from "./account-page.server";
import { CredentialsForm } from "./credentials-form";

/** Too many attempts: when to try again. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const back = backOf(request);
  if (await currentStaff(request)) throw redirect(back, { status: 303 });
  return { back, head: accountHead(request, lang, "sign-in") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const form = await readForm(request);
  const back = safeBack(form.text("back"));
  const email = form.text("email").slice(0, 300);
  const result = await signIn(
    accountDeps(),
    { email, password: form.text("password") },
    visitorOf(request, context),
  );
  switch (result.kind) {
    case "signed-in":
      return redirect(result.secondFactor ? paths.secondFactor(lang, back) : back, {
        status: 303,
        headers: { "Set-Cookie": sessionCookie(result.sessionId) },
      });
    case "one-time":
      return redirect(paths.welcome(lang, result.token), { status: 303 });
    case "refused":
      return data({ error: "refused" as const, minutes: 0, email, back }, { status: 422 });
    case "throttled": {
      const { minutes, init } = tryAgain(result.retryAfterSeconds);
      return data({ error: "throttled" as const, minutes, email, back }, init);
    }
  }
}

export default function SignIn() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused
    ? refused.error === "throttled"
      ? t("account:sign-in.throttled", { count: refused.minutes })
      : t("account:sign-in.refused")
    : null;
  return (
    <>
      <CredentialsForm
        title={t("account:sign-in.title")}
        about={t("account:sign-in.about")}
        error={error ? { field: "email", text: error } : null}
        back={refused?.back ?? loaded.back}
      >
        <TextInput
          name="email"
          type="email"
          label={t("account:sign-in.email")}
          value={refused?.email}
          autoComplete="username"
          spellCheck={false}
        />
        <TextInput
          name="password"
          type="password"
          label={t("account:sign-in.password")}
          hint={t("account:sign-in.passwordHint")}
          autoComplete="current-password"
        />
      </CredentialsForm>
      <p>{t("account:sign-in.forgotten")}</p>
    </>
  );
}
