import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { shortestPassword } from "~/core/accounts/password";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { readOneTimeLink, spendOneTimeLink } from "~/services/accounts/passwords.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../form-fields.server";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { sessionCookie } from "../session-cookie.server";
import { visitorOf } from "../visitor.server";
import { accountHead } from "./account-page.server";

/** The address holds a secret: nothing between the server and the reader may keep the page. */
export const headers = () => ({ "Cache-Control": "no-store" });

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

/** Only shows the form: mail scanners follow links, so the link is used by the POST alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const link = await readOneTimeLink(db(), params.token ?? "", new Date());
  const head = accountHead(request, lang, "welcome");
  return data({ email: link?.staff.email ?? null, head }, { status: link ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const form = await readForm(request);
  const typed = { token: params.token ?? "", password: form.text("password"), again: form.text("again") };
  const result = await spendOneTimeLink({ db: db(), now: new Date() }, typed, visitorOf(request, context));
  switch (result.kind) {
    case "signed-in":
      return redirect(result.secondFactor ? paths.secondFactor(lang) : paths.admin(), {
        status: 303,
        headers: { "Set-Cookie": sessionCookie(result.sessionId) },
      });
    case "refused":
      return data({ problem: result.problem }, { status: 422 });
    case "spent":
      return data({ problem: null }, { status: 410 });
  }
}

export default function Welcome() {
  const { t, lang } = useLocale();
  const { email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (!email) {
    return (
      <>
        <PageHead title={t("account:welcome.spentTitle")} lead={t("account:welcome.spent")} />
        <p>
          <a href={paths.signIn(lang)}>{t("account:sign-in.title")}</a>
        </p>
      </>
    );
  }
  const error = problem ? t(`account:problems.${problem}`, { count: shortestPassword }) : undefined;
  const field = problem === "password.different" ? "again" : "password";
  return (
    <>
      <PageHead title={t("account:welcome.title")} lead={t("account:welcome.about")} />
      <ErrorSummary title={t("account:errors.title")} errors={error ? [{ field, text: error }] : []} />
      <form method="post" noValidate>
        <TextInput
          name="email"
          type="email"
          label={t("account:sign-in.email")}
          value={email}
          autoComplete="username"
        />
        <TextInput
          name="password"
          type="password"
          label={t("account:password.new")}
          hint={t("account:password.rule", { count: shortestPassword })}
          error={field === "password" ? error : undefined}
          autoComplete="new-password"
        />
        <TextInput
          name="again"
          type="password"
          label={t("account:password.again")}
          error={field === "again" ? error : undefined}
          autoComplete="new-password"
        />
        <ButtonRow>
          <Button>{t("account:welcome.send")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
