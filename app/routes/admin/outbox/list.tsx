import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { listMails, mailStates } from "~/services/mail/outbox-queries.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { SortLinks } from "~/ui/data/list-row";
import { Notice } from "~/ui/data/notice";
import { Pagination } from "~/ui/data/pagination";
import { Button } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { MailStateLabel } from "./mail-state-label";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "outbox:read");
  const search = new URL(request.url).searchParams;
  const state = mailStates.find((known) => known === search.get("state")) ?? null;
  const smtp = config().smtpUrl !== undefined;
  const found = await listMails(db(), state, readId(search.get("page") ?? "1") ?? 1, smtp);
  return {
    title: translator(staff.language).t("desk:nav.outbox"),
    state,
    states: [...mailStates],
    smtp,
    ...found,
  };
}

export default function Outbox() {
  const { t, format } = useLocale();
  const { state, states, smtp, mails, kept, page, pages } = useLoaderData<typeof loader>();
  const hrefOf = (wanted: string | null, number = 1) => {
    const search = new URLSearchParams();
    if (wanted) search.set("state", wanted);
    if (number > 1) search.set("page", String(number));
    return `/admin/outbox${search.size > 0 ? `?${search}` : ""}`;
  };
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
          { href: hrefOf(null), text: t("desk:outbox.all"), current: state === null },
          ...states.map((each) => ({
            href: hrefOf(each),
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
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => hrefOf(state, number)}
        texts={{
          label: t("desk:pages.label"),
          previous: t("desk:pages.previous"),
          next: t("desk:pages.next"),
          pageText: (number) => t("desk:pages.page", { page: number }),
        }}
      />
    </>
  );
}
