import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { isTotpSecret, newTotpSecret, totpUri } from "~/infra/auth/totp.server";
import { config, db } from "~/infra/runtime.server";
import { removeSecondFactor, setSecondFactor } from "~/services/accounts/second-factor.server";
import { takeFromLimit } from "~/services/rate-limits.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { CodeInput } from "../../account/code-input";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { QrCode } from "./qr-code";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "signed-in");
  const title = translator(staff.language).t("account:factor.title");
  if (staff.secondFactor) return { title, secret: null, uri: "" };
  // Nothing is kept until a code has shown that the app holds the secret: a page that was only looked at changes nothing.
  const secret = newTotpSecret();
  return { title, secret, uri: totpUri(secret, staff.email) };
}

/** Sets the second factor up, or (with the password) takes it away. */
export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "signed-in");
  const form = await readForm(request);
  const deps = { db: db(), now: new Date() };
  if (config().rateLimits) {
    const limit = { limit: 20, windowSeconds: 900 };
    const taken = await takeFromLimit(deps.db, `factor:${signedIn.staff.id}`, limit, deps.now);
    if (!taken.allowed) throw new Response(null, { status: 429 });
  }
  if (signedIn.staff.secondFactor) {
    const result = await removeSecondFactor(deps, signedIn, form.text("password"));
    if (result === "removed") throw redirect("/admin/account", { status: 303 });
    return data({ field: "password" as const, secret: null, uri: "" }, { status: 422 });
  }
  const secret = form.text("secret");
  const result = await setSecondFactor(deps, signedIn, { secret, code: form.text("code") });
  if (result === "set") throw redirect("/admin/account", { status: 303 });
  const kept = isTotpSecret(secret) ? secret : null;
  const uri = kept ? totpUri(kept, signedIn.staff.email) : "";
  return data({ field: "code" as const, secret: kept, uri }, { status: 422 });
}

export default function SecondFactor() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused
    ? refused.field === "code"
      ? t("account:second-factor.refused")
      : t("account:problems.password.wrong")
    : undefined;
  const secret = refused?.secret ?? loaded.secret;
  const uri = refused?.uri || loaded.uri;
  return (
    <>
      <PageHead title={t("account:factor.title")} lead={t("account:factor.about")} />
      <ErrorSummary
        title={t("account:errors.title")}
        errors={refused && error ? [{ field: refused.field, text: error }] : []}
      />
      {secret ? (
        <form method="post" noValidate>
          <p>{t("account:factor.scan")}</p>
          <QrCode text={uri} title={t("account:factor.qr")} />
          <p>
            {t("account:factor.secret")} <code>{secret.match(/.{4}/g)?.join(" ")}</code>
          </p>
          <input type="hidden" name="secret" value={secret} />
          <CodeInput error={error} />
          <ButtonRow>
            <Button>{t("account:factor.set")}</Button>
          </ButtonRow>
        </form>
      ) : (
        <form method="post" noValidate>
          <p>{t("account:factor.isSet")}</p>
          <TextInput
            name="password"
            type="password"
            label={t("account:password.current")}
            error={error}
            autoComplete="current-password"
            width="medium"
          />
          <ButtonRow>
            <Button kind="danger">{t("account:factor.remove")}</Button>
          </ButtonRow>
        </form>
      )}
    </>
  );
}
