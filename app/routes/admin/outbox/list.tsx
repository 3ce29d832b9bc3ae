import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { countKeptMails, listMails, mailStates } from "~/services/mail/outbox-queries.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { SortLinks } from "~/ui/data/list-row";
import { Notice } from "~/ui/data/notice";
import { TurnLinks } from "~/ui/data/turn-links";
import { Button } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { readTurn, turnHref } from "../turn-pages.server";
import { MailStateLabel } from "./mail-state-label";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "outbox:read");
  const search = new URL(request.url).searchParams;
  const state = mailStates.find((known) => known === search.get("state")) ?? null;
  const filters: Record<string, string> = state ? { state } : {};
  const smtp = config().smtpUrl !== undefined;
  const [{ rows, newer, older }, kept] = await Promise.all([
    listMails(db(), state, readTurn(search)),
    smtp ? countKeptMails(db()) : 0,
  ]);
  return {
    title: translator(staff.language).t("desk:nav.outbox"),
    state,
    states: [...mailStates],
    smtp,
    kept,
    mails: rows,
    newer: turnHref("/admin/outbox", filters, newer),
    older: turnHref("/admin/outbox", filters, older),
  };
}

export default function Outbox() {
  const { t, format } = useLocale();
  const { state, states, smtp, mails, kept, newer, older } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("desk:nav.outbox")} lead={t("desk:outbox.about")} />
      {smtp ? null : (
        <Notice kind="info" title={t("desk:outbox.noSmtp")}>
          <p>{t("desk:setup.smtpHow")}</p>
        </Notice>
      )}
      {smtp && kept > 0 ? (
        <form method="post" action="/admin/outbox/kept">
          <p>{t("desk:outbox.keptAbout", { count: kept })}</p>
          <Button dense kind="secondary">
            {t("desk:outbox.sendKept")}
          </Button>
        </form>
      ) : null}
      <SortLinks
        label={t("desk:outbox.state")}
        links={[
          { href: "/admin/outbox", text: t("desk:outbox.all"), current: state === null },
          ...states.map((each) => ({
            href: `/admin/outbox?state=${each}`,
            text: t(`desk:outbox.states.${each}`),
            current: state === each,
          })),
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={t("desk:outbox.empty")} />
      ) : (
        <DataTable
          dense
          hideCaption
          caption={t("desk:nav.outbox")}
          columns={[
            { key: "subject", text: t("desk:outbox.subject") },
            { key: "to", text: t("desk:outbox.to") },
            { key: "state", text: t("desk:outbox.state") },
            { key: "lead", text: t("desk:outbox.lead"), whole: true },
            { key: "at", text: t("desk:outbox.at") },
          ]}
          rows={mails.map((mail) => ({
            key: String(mail.id),
            cells: [
              <a key="subject" href={`/admin/outbox/${mail.id}`} lang={mail.language}>
                {mail.subject}
              </a>,
              mail.to,
              <MailStateLabel key="state" state={mail.state} />,
              mail.lead ? (
                <a key="lead" href={paths.lead(mail.lead.code)}>
                  {mail.lead.code}
                </a>
              ) : (
                "–"
              ),
              format.dateTime(mail.createdAt),
            ],
          }))}
        />
      )}
      <TurnLinks
        previous={newer}
        next={older}
        texts={{
          label: t("desk:pages.label"),
          previous: t("desk:pages.previous"),
          next: t("desk:pages.next"),
        }}
      />
    </>
  );
}
