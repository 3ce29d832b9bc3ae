import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { shortestPassword } from "~/core/accounts/password";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { changePassword } from "~/services/accounts/passwords.server";
import { takeFromLimit } from "~/services/rate-limits.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { sessionCookie } from "../../session-cookie.server";
import { visitorOf } from "../../visitor.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "signed-in");
  return { title: translator(staff.language).t("account:password.change"), email: staff.email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "signed-in");
  const form = await readForm(request);
  const deps = { db: db(), now: new Date() };
  if (config().rateLimits) {
    const limit = { limit: 10, windowSeconds: 900 };
    const taken = await takeFromLimit(deps.db, `password:${signedIn.staff.id}`, limit, deps.now);
    if (!taken.allowed) throw new Response(null, { status: 429 });
  }
  const typed = { current: form.text("current"), password: form.text("password"), again: form.text("again") };
  const result = await changePassword(deps, signedIn, typed, visitorOf(request, context));
  switch (result.kind) {
    case "changed":
      throw redirect("/admin/account", {
        status: 303,
        headers: { "Set-Cookie": sessionCookie(result.sessionId) },
      });
    case "wrong-password":
      return data({ field: "current", problem: "password.wrong" as const }, { status: 422 });
    case "refused": {
      const field = result.problem === "password.different" ? "again" : "password";
      return data({ field, problem: result.problem }, { status: 422 });
    }
  }
}

export default function Password() {
  const { t } = useLocale();
  const { email } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused && t(`account:problems.${refused.problem}`, { count: shortestPassword });
  const errorOf = (field: string) => (refused?.field === field ? error : undefined);
  return (
    <>
      <PageHead title={t("account:password.change")} lead={t("account:password.ends")} />
      <ErrorSummary
        title={t("account:errors.title")}
        errors={refused && error ? [{ field: refused.field, text: error }] : []}
      />
      <form method="post" noValidate>
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <TextInput
          name="current"
          type="password"
          label={t("account:password.current")}
          error={errorOf("current")}
          autoComplete="current-password"
          width="medium"
        />
        <TextInput
          name="password"
          type="password"
          label={t("account:password.new")}
          hint={t("account:password.rule", { count: shortestPassword })}
          error={errorOf("password")}
          autoComplete="new-password"
          width="medium"
        />
        <TextInput
          name="again"
          type="password"
          label={t("account:password.again")}
          error={errorOf("again")}
          autoComplete="new-password"
          width="medium"
        />
        <ButtonRow>
          <Button>{t("account:password.change")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
