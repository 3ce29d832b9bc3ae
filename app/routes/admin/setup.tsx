import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/core/policy/may";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { readSetup } from "~/services/settings/setup.server";
import { EmptyState } from "~/ui/data/empty-state";
import { Notice } from "~/ui/data/notice";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../require-staff.server";
import { deskTitle } from "./desk-title";

export const meta = deskTitle;

/** The first screen: what is still to be set up, for administrators; the queue for everybody else. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "signed-in");
  if (!may(actor, "setup:read")) throw redirect(paths.leads(), { status: 303 });
  const { publicUrlIsSet, smtpUrl } = config();
  const [setup, facts] = await Promise.all([
    readSetup(db(), new Date(), { publicUrlIsSet, smtp: smtpUrl !== undefined }),
    readFacts(db()),
  ]);
  const named = (codes: string[]) =>
    codes.map((code) => ({ code, ...localised(facts.departments.get(code)?.name ?? {}, staff.language) }));
  return {
    title: translator(staff.language).t("desk:setup.title"),
    ...setup,
    withoutStaff: named(setup.withoutStaff),
    withoutMailbox: named(setup.withoutMailbox),
  };
}

export default function Setup() {
  const { t, lang } = useLocale();
  const setup = useLoaderData<typeof loader>();
  const isDone =
    setup.withoutStaff.length + setup.withoutMailbox.length + setup.calendar.length === 0 &&
    setup.invited + setup.undated === 0 &&
    !setup.publicUrlUnset &&
    !setup.smtpUnset &&
    setup.failedMails === 0;
  return (
    <>
      <PageHead title={t("desk:setup.title")} lead={t("desk:setup.about")} />
      {isDone ? (
        <EmptyState
          title={t("desk:setup.done")}
          links={[{ href: paths.leads(), text: t("desk:queue.title") }]}
        />
      ) : null}
      {setup.publicUrlUnset ? (
        <Notice kind="caution" title={t("desk:setup.publicUrl")}>
          <p>{t("desk:setup.publicUrlHow")}</p>
        </Notice>
      ) : null}
      {setup.smtpUnset ? (
        <Notice kind="caution" title={t("desk:setup.smtp")}>
          <p>
            {t("desk:setup.smtpHow")}
            {marks[lang].sentence}
            <a href="/admin/outbox">{t("desk:nav.outbox")}</a>
          </p>
        </Notice>
      ) : null}
      {setup.invited > 0 ? (
        <Notice kind="caution" title={t("desk:setup.invited", { count: setup.invited })}>
          <p>
            {t("desk:setup.invitedHow")}
            {marks[lang].sentence}
            <a href="/admin/staff">{t("desk:nav.staff")}</a>
          </p>
        </Notice>
      ) : null}
      {setup.failedMails > 0 ? (
        <Notice kind="caution" title={t("desk:setup.failedMails", { count: setup.failedMails })}>
          <p>
            <a href="/admin/outbox?state=failed">{t("desk:nav.outbox")}</a>
          </p>
        </Notice>
      ) : null}
      {setup.calendar.map(({ year, status }) => (
        <Notice
          key={year}
          kind="caution"
          title={t(status === "missing" ? "desk:setup.calendarMissing" : "desk:setup.calendarProvisional", {
            year,
          })}
        >
          <p>
            {t("desk:setup.calendarHow")}
            {marks[lang].sentence}
            <a href={`/admin/calendar/${year}`}>{t("desk:calendar.year", { year })}</a>
          </p>
        </Notice>
      ))}
      {setup.undated > 0 ? (
        <Notice kind="caution" title={t("desk:setup.undated", { count: setup.undated })}>
          <p>
            <a href={paths.leads()}>{t("desk:queue.title")}</a>
          </p>
        </Notice>
      ) : null}
      {setup.withoutStaff.length > 0 ? (
        <Notice kind="caution" title={t("desk:setup.staff", { count: setup.withoutStaff.length })}>
          <ul>
            {setup.withoutStaff.map((department) => (
              <li key={department.code}>
                <a href={`/admin/staff/new?department=${department.code}`} lang={department.lang}>
                  {department.text}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {setup.withoutMailbox.length > 0 ? (
        <Notice kind="caution" title={t("desk:setup.mailbox", { count: setup.withoutMailbox.length })}>
          <ul>
            {setup.withoutMailbox.map((department) => (
              <li key={department.code}>
                <a href={`/admin/departments/${department.code}`} lang={department.lang}>
                  {department.text}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
