import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cleanEmail, isEmail } from "~/core/leads/clean";
import { longest } from "~/core/leads/lead.schema";
import { readReceiptCode } from "~/core/leads/receipt-code";
import type { Language } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import { takePublic } from "~/services/intake/public-limits.server";
import { networkOf } from "~/services/rate-limits.server";
import { resendTrackingLink } from "~/services/tracking/resend-tracking-link.server";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Prose } from "~/ui/layout/prose";
import { Section } from "~/ui/layout/section";
import { readForm } from "../form-fields.server";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { publicDeps } from "./deps.server";
import styles from "./proposals.module.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const { t } = translator(lang);
  const sent = new URL(request.url).searchParams.has("sent");
  const head = pageHead(request, lang, {
    title: t("tracking:find.title"),
    description: t("tracking:find.lead"),
    noIndex: sent,
  });
  return { head, sent, mailed: config().smtpUrl !== undefined };
}

type Asked = {
  code: string;
  email: string;
  errors: { field: string; text: string }[];
  limited: string | null;
};

/** Mails the link again. What comes back never says whether code and address belong together. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const form = await readForm(request);
  const code = form.text("code");
  const email = cleanEmail(form.text("email"));
  const errors = errorsOf(code, email, lang);
  if (errors.length > 0) return data<Asked>({ code, email, errors, limited: null }, { status: 422 });

  const wait = await waitSeconds(code, context.address);
  if (wait > 0) {
    const limited = translator(lang).t("tracking:find.limited", { minutes: Math.ceil(wait / 60) });
    const headers = { "Retry-After": String(wait) };
    return data<Asked>({ code, email, errors, limited }, { status: 429, headers });
  }
  await resendTrackingLink(publicDeps(), { code, email });
  return redirect(`${paths.track(lang)}?sent=1`, 303);
}

function errorsOf(code: string, email: string, lang: Language): Asked["errors"] {
  const { t } = translator(lang);
  const errors = [];
  if (!readReceiptCode(code)) errors.push({ field: "code", text: t("errors:code.invalid") });
  if (!isEmail(email)) errors.push({ field: "email", text: t("errors:email.invalid") });
  return errors;
}

/** How long to wait; 0 when the link may be asked for now. */
async function waitSeconds(code: string, address: string): Promise<number> {
  if (!config().rateLimits) return 0;
  const deps = publicDeps();
  const byAddress = await takePublic(deps, "link-by-address", networkOf(address));
  if (!byAddress.allowed) return byAddress.retryAfterSeconds;
  // Also for codes that do not exist, so that the limit says nothing about them.
  const byCode = await takePublic(deps, "link-by-code", readReceiptCode(code) ?? "");
  return byCode.allowed ? 0 : byCode.retryAfterSeconds;
}

export default function Track() {
  const { sent, mailed } = useLoaderData<typeof loader>();
  const asked = useActionData<Asked>();
  const { t } = useLocale();
  const error = (field: string) => {
    const found = asked?.errors.find((candidate) => candidate.field === field);
    return found ? { error: found.text } : {};
  };
  return (
    <>
      <PageHead title={t("tracking:find.title")} lead={t("tracking:find.lead")} />
      {sent && !asked && mailed ? (
        <Notice kind="done" title={t("tracking:find.doneTitle")}>
          <p>{t("tracking:find.doneText")}</p>
        </Notice>
      ) : null}
      {mailed ? null : <NotMailed noted={sent && !asked} />}
      <Section title={t("tracking:find.again")}>
        <ErrorSummary title={t("errors:summary")} errors={asked?.errors ?? []} />
        {asked?.limited ? (
          <div role="alert">
            <Notice kind="caution">
              <p>{asked.limited}</p>
            </Notice>
          </div>
        ) : null}
        <Prose>
          <p>{t("tracking:find.againText")}</p>
        </Prose>
        <form className={styles.form} method="post" noValidate>
          <TextInput
            name="code"
            label={t("tracking:find.code")}
            hint={t("tracking:find.codeHint")}
            value={asked?.code ?? ""}
            width="medium"
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            required
            {...error("code")}
          />
          <TextInput
            name="email"
            label={t("tracking:find.email")}
            value={asked?.email ?? ""}
            type="email"
            autoComplete="email"
            maxLength={longest.email}
            required
            {...error("email")}
          />
          <ButtonRow>
            <Button>{t("tracking:find.send")}</Button>
          </ButtonRow>
        </form>
      </Section>
    </>
  );
}

/** No mail can be sent: said before one asks for the link, and afterwards that the request was taken all the same. */
function NotMailed({ noted }: { noted: boolean }) {
  const { t } = useLocale();
  return (
    <Notice kind={noted ? "done" : "caution"}>
      <p>{t(noted ? "tracking:find.noted" : "tracking:find.notMailed")}</p>
    </Notice>
  );
}
