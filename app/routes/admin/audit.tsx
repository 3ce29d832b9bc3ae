import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { auditKinds } from "~/services/accounts/audit.server";
import { readAudit } from "~/services/accounts/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { Pagination } from "~/ui/data/pagination";
import { PageHead } from "~/ui/layout/page-head";
import { readId } from "../form-fields.server";
import { requireStaff } from "../require-staff.server";
import { deskTitle } from "./desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "audit:read");
  const { t, format } = translator(staff.language);
  const page = readId(new URL(request.url).searchParams.get("page") ?? "1") ?? 1;
  const { events, names, pages } = await readAudit(db(), Math.min(page, 100_000));
  return {
    title: t("desk:nav.audit"),
    page: Math.min(page, pages),
    pages,
    events: events.map((event) => {
      const kind = auditKinds.find((known) => known === event.kind);
      const { id, ...rest } = Object(event.data);
      const of = typeof id === "number" ? names.get(id) : undefined;
      const data = Object.entries({ ...(id === undefined ? {} : { id: of ?? id }), ...rest });
      return {
        id: event.id,
        when: format.dateTime(event.at),
        who:
          event.staffId === null
            ? t("desk:audit.house")
            : (names.get(event.staffId) ?? String(event.staffId)),
        what: kind ? t(`desk:audit.kinds.${kind}`) : event.kind,
        data: data.map(([name, value]) => `${name}: ${value}`).join(" · "),
      };
    }),
  };
}

export default function Audit() {
  const { t } = useLocale();
  const { events, page, pages } = useLoaderData<typeof loader>();
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
          cells: [event.when, event.who, event.what, event.data || "–"],
        }))}
      />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => `/admin/audit?page=${number}`}
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
