import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localised } from "~/core/shared/localised";
import { fold } from "~/core/shared/search-text";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { ListLine } from "~/ui/data/list-row";
import { Pagination } from "~/ui/data/pagination";
import { SearchForm } from "~/ui/forms/search-form";
import { PageHead } from "~/ui/layout/page-head";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

const perPage = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "opportunity:edit");
  const search = new URL(request.url).searchParams;
  const q = (search.get("q") ?? "").slice(0, 200);
  const words = fold(q).split(/\s+/).filter(Boolean);
  const facts = await readFacts(db());
  const found = [...facts.opportunities.values()].filter((opportunity) => {
    const text = fold(Object.values(opportunity.name).join(" "));
    return words.every((word) => text.includes(word) || opportunity.slug.includes(word));
  });
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(readId(search.get("page") ?? "1") ?? 1, pages);
  return {
    title: translator(staff.language).t("desk:nav.opportunities"),
    q,
    total: found.length,
    page,
    pages,
    opportunities: found.slice((page - 1) * perPage, page * perPage).map((opportunity) => ({
      slug: opportunity.slug,
      name: localised(opportunity.name, staff.language),
      status: opportunity.status,
      statusAsOf: opportunity.statusAsOf,
      synthetic: opportunity.synthetic,
    })),
  };
}

export default function OpportunityList() {
  const { t, format } = useLocale();
  const { q, total, page, pages, opportunities } = useLoaderData<typeof loader>();
  const hrefOf = (number: number) => {
    const search = new URLSearchParams(q ? { q } : {});
    if (number > 1) search.set("page", String(number));
    return `/admin/opportunities${search.size > 0 ? `?${search}` : ""}`;
  };
  return (
    <>
      <PageHead title={t("desk:nav.opportunities")} lead={t("desk:offers.about")} />
      <SearchForm
        action="/admin/opportunities"
        value={q}
        label={t("desk:offers.search")}
        button={t("desk:queue.searchButton")}
        size="dense"
      />
      <ListLine count={t("desk:offers.count", { count: total, total: format.number(total) })} />
      {opportunities.length === 0 ? (
        <EmptyState
          title={t("desk:offers.nothing")}
          links={[{ href: "/admin/opportunities", text: t("desk:filters.clear") }]}
        />
      ) : (
        <DataTable
          dense
          hideCaption
          caption={t("desk:nav.opportunities")}
          columns={[
            { key: "name", text: t("desk:offers.name") },
            { key: "status", text: t("desk:offers.status") },
            { key: "asOf", text: t("desk:offers.statusAsOf") },
          ]}
          rows={opportunities.map((opportunity) => ({
            key: opportunity.slug,
            cells: [
              <a key="name" href={`/admin/opportunities/${opportunity.slug}`} lang={opportunity.name.lang}>
                {opportunity.name.text || opportunity.slug}
              </a>,
              t(`desk:offers.statuses.${opportunity.status}`),
              opportunity.statusAsOf,
            ],
          }))}
        />
      )}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={hrefOf}
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
