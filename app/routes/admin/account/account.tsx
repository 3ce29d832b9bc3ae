import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readDetails } from "~/core/accounts/staff-form";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { listSessions } from "~/services/accounts/sessions.server";
import { changeOwnDetails } from "~/services/accounts/staff.server";
import { readDeskSettings } from "~/services/queue/desk-settings.server";
import { DataTable } from "~/ui/data/data-table";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm } from "../../form-fields.server";
import { requireStaff, secondFactorPath } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

/** Those to whom leads are given. */
const takesLeads = ["officer", "head"];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff, session } = await requireStaff(request, "signed-in");
  const { keys, givenMail } = await readDeskSettings(db(), staff.id);
  const sessions = await listSessions(db(), staff.id, new Date());
  return {
    title: translator(staff.language).t("account:own.title"),
    staff,
    keys,
    givenMail: takesLeads.some((role) => role === actor.role) ? givenMail : null,
    secondFactorPath,
    sessions: sessions.map((row) => ({
      idHash: row.idHash,
      isThis: row.idHash === session.idHash,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      address: row.address,
      userAgent: row.userAgent,
    })),
  };
}

/** Name and language. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "signed-in");
  const form = await readForm(request);
  const typed = { name: form.text("name").slice(0, 200), language: form.text("language") };
  const read = readDetails(typed);
  if ("errors" in read) return data({ typed, errors: read.errors }, { status: 422 });
  await changeOwnDetails({ db: db(), actor }, read.details);
  throw redirect("/admin/account", { status: 303 });
}

export default function Account() {
  const { t, format, lang } = useLocale();
  const { staff, keys, givenMail, sessions, secondFactorPath: factor } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const nameError = refused?.errors.name && t(`account:problems.${refused.errors.name}`);
  const languageError = refused?.errors.language && t(`account:problems.${refused.errors.language}`);
  const errors = [
    ...(nameError ? [{ field: "name", text: nameError }] : []),
    ...(languageError ? [{ field: "language", text: languageError }] : []),
  ];
  return (
    <>
      <PageHead title={t("account:own.title")} lead={staff.email} />
      <ErrorSummary title={t("account:errors.title")} errors={errors} />
      <form method="post" noValidate>
        <TextInput
          name="name"
          label={t("account:own.name")}
          value={refused?.typed.name ?? staff.name}
          error={nameError}
          autoComplete="name"
          width="medium"
        />
        <Select
          name="language"
          label={t("account:own.language")}
          value={refused?.typed.language ?? staff.language}
          error={languageError}
          options={languages.map((language) => ({ value: language, text: format.language(language) }))}
          width="medium"
        />
        <ButtonRow>
          <Button dense>{t("account:own.save")}</Button>
        </ButtonRow>
      </form>
      <Section title={t("people:leave.title")}>
        <p>
          <a href="/admin/account/leave">{t("people:leave.account")}</a>
        </p>
      </Section>
      {givenMail === null ? null : (
        <Section title={t("people:given.setting")} id="mails">
          <form method="post" action="/admin/account/mails">
            <Checkbox
              name="given"
              label={t("people:given.on")}
              hint={t("people:given.hint")}
              checked={givenMail}
            />
            <Button dense kind="secondary">
              {t("queue:keys.save")}
            </Button>
          </form>
        </Section>
      )}
      <Section title={t("queue:keys.setting")} id="keys">
        <form method="post" action="/admin/account/keys">
          <Checkbox name="keys" label={t("queue:keys.on")} hint={t("queue:keys.hint")} checked={keys} />
          <Button dense kind="secondary">
            {t("queue:keys.save")}
          </Button>
        </form>
      </Section>
      <Section title={t("account:password.title")}>
        <p>
          <a href="/admin/account/password">{t("account:password.change")}</a>
        </p>
      </Section>
      <Section title={t("account:factor.title")}>
        <p>
          {staff.secondFactor ? t("account:factor.isSet") : t("account:factor.isNotSet")}
          {marks[lang].sentence}
          <a href={factor}>{staff.secondFactor ? t("account:factor.remove") : t("account:factor.set")}</a>
        </p>
      </Section>
      <Section title={t("account:sessions.title")}>
        <DataTable
          dense
          hideCaption
          caption={t("account:sessions.title")}
          columns={[
            { key: "seen", text: t("account:sessions.seen") },
            { key: "since", text: t("account:sessions.since") },
            { key: "address", text: t("account:sessions.address") },
            { key: "browser", text: t("account:sessions.browser") },
            { key: "end", text: t("account:sessions.end") },
          ]}
          rows={sessions.map((session) => ({
            key: session.idHash,
            cells: [
              format.dateTime(session.lastSeenAt),
              format.dateTime(session.createdAt),
              session.address,
              session.userAgent.slice(0, 80),
              session.isThis ? (
                t("account:sessions.this")
              ) : (
                <form key="end" method="post" action="/admin/account/sessions">
                  <input type="hidden" name="session" value={session.idHash} />
                  <Button dense kind="secondary">
                    {t("account:sessions.endOne")}
                  </Button>
                </form>
              ),
            ],
          }))}
        />
      </Section>
    </>
  );
}
