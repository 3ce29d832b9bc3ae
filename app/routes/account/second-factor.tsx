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
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { passSecondFactor } from "~/services/accounts/second-factor.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../form-fields.server";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { waitingStaff } from "../require-staff.server";
import { sessionCookie } from "../session-cookie.server";
import { visitorOf } from "../visitor.server";

/** Too many attempts: when to try again. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const back = safeBack(new URL(request.url).searchParams.get("back"));
  await requireWaiting(request, lang, back);
  const { t } = translator(lang);
  const head = pageHead(request, lang, {
    title: t("account:second-factor.title"),
    description: t("account:second-factor.about"),
    noIndex: true,
  });
  return { back, head };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const form = await readForm(request);
  const back = safeBack(form.text("back"));
  const waiting = await requireWaiting(request, lang, back);
  const deps = { db: db(), now: new Date(), rateLimits: config().rateLimits };
  const result = await passSecondFactor(deps, waiting, form.text("code"), visitorOf(request, context));
  if (result.kind === "signed-in") {
    return redirect(back, { status: 303, headers: { "Set-Cookie": sessionCookie(result.sessionId) } });
  }
  if (result.kind === "refused") return data({ minutes: 0 }, { status: 422 });
  return data(
    { minutes: Math.ceil(result.retryAfterSeconds / 60) },
    { status: 429, headers: { "Retry-After": String(result.retryAfterSeconds) } },
  );
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
      <PageHead title={t("account:second-factor.title")} lead={t("account:second-factor.about")} />
      <ErrorSummary
        title={t("account:errors.title")}
        errors={error ? [{ field: "code", text: error }] : []}
      />
      <form method="post" noValidate>
        <input type="hidden" name="back" value={back} />
        <TextInput
          name="code"
          label={t("account:second-factor.code")}
          error={error}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
          maxLength={20}
        />
        <ButtonRow>
          <Button>{t("account:sign-in.send")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
