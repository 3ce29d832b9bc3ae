import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { auditKinds } from "~/services/accounts/audit.server";
import { readAudit } from "~/services/accounts/queries.server";
import { readFacts } from "~/services/reference/facts.server";
import { readRuleSets } from "~/services/rules/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { TurnLinks } from "~/ui/data/turn-links";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../require-staff.server";
import { type AuditDetail, auditDetails } from "./audit-texts.server";
import { deskTitle } from "./desk-title";
import { readTurn, turnHref } from "./turn-pages.server";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff, actor } = await requireStaff(request, "audit:read");
  const locale = translator(staff.language);
  const { t, format } = locale;
  const turn = readTurn(new URL(request.url).searchParams);
  const { events, names, newer, older, versions } = await readAudit(db(), turn);
  const [facts, rules] = await Promise.all([readFacts(db()), readRuleSets(db(), versions)]);
  const context = { locale, facts, actor, names, rules };
  return {
    title: t("desk:nav.audit"),
    newer: turnHref("/admin/audit", {}, newer),
    older: turnHref("/admin/audit", {}, older),
    events: events.map((event) => {
      const kind = auditKinds.find((known) => known === event.kind);
      return {
        id: event.id,
        when: format.dateTime(event.at),
        who:
          event.staffId === null
            ? t("desk:audit.house")
            : (names.get(event.staffId) ?? String(event.staffId)),
        what: kind ? t(`desk:audit.kinds.${kind}`) : event.kind,
        details: auditDetails(event.kind, event.data, context),
      };
    }),
  };
}

export default function Audit() {
  const { t } = useLocale();
  const { events, newer, older } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("desk:nav.audit")} lead={t("desk:audit.about")} />
      <DataTable
        dense
        hideCaption
        caption={t("desk:nav.audit")}
        columns={[
          { key: "when", text: t("desk:audit.when") },
          { key: "who", text: t("desk:audit.who") },
          { key: "what", text: t("desk:audit.what") },
          { key: "data", text: t("desk:audit.data") },
        ]}
        rows={events.map((event) => ({
          key: String(event.id),
          cells: [event.when, event.who, event.what, <Details key="data" details={event.details} />],
        }))}
      />
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

function Details({ details }: { details: AuditDetail[] }) {
  if (details.length === 0) return "–";
  // One element: on a phone a cell is a line of a label and a value.
  const shown = details.map(({ text, lang, href }, index) => (
    <Fragment key={`${text} ${href}`}>
      {index > 0 ? " · " : null}
      {href ? (
        <a href={href} lang={lang}>
          {text}
        </a>
      ) : (
        <span lang={lang}>{text}</span>
      )}
    </Fragment>
  ));
  return <span>{shown}</span>;
}
