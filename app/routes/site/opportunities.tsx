import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { Language } from "~/core/shared/language";
import { queryText } from "~/core/shared/query-text";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { listOpportunities, type OpportunityList } from "~/services/opportunities/list-opportunities.server";
import { Chips } from "~/ui/data/chips";
import { EmptyState } from "~/ui/data/empty-state";
import { FilterPanel } from "~/ui/data/filter-panel";
import { ListLine, ListRow, RowList, SortLinks } from "~/ui/data/list-row";
import { Notice } from "~/ui/data/notice";
import { Pagination } from "~/ui/data/pagination";
import { SearchForm } from "~/ui/forms/search-form";
import { Beside } from "~/ui/layout/beside";
import { PageHead } from "~/ui/layout/page-head";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { opportunitiesPage } from "./opportunities-page.server";
import { PlaceChoice } from "./place-choice";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const list = await listOpportunities(db(), lang, new URL(request.url).searchParams);
  if ("moved" in list) throw redirect(`${paths.opportunities(lang)}?${queryText(list.moved)}`, 303);
  return { page: pageOf(request, list, lang) };
}

/** The service hands out the same list for the same question; what the page shows of it is made once. */
const pages = new WeakMap<OpportunityList, ReturnType<typeof opportunitiesPage>>();

function pageOf(request: Request, list: OpportunityList, lang: Language) {
  const known = pages.get(list);
  if (known) return known;
  // The address that is remembered is the page's own, not one reader's way of writing it.
  const own = new Request(new URL(paths.opportunities(lang), request.url));
  const page = opportunitiesPage(own, list, lang);
  pages.set(list, page);
  return page;
}

export default sitePage(Opportunities);

function Opportunities(page: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <>
      <PageHead title={t("opportunities:list.title")} lead={t("opportunities:list.lead")} />
      <SearchForm
        action={paths.opportunities(lang)}
        value={page.q}
        label={t("opportunities:list.search")}
        hint={t("opportunities:list.searchHint")}
        button={t("opportunities:list.searchButton")}
        keep={page.keep.search}
      />
      <Beside side="start" aside={<Filters {...page} />}>
        {page.place ? <PlaceChoice {...page.place} /> : null}
        {page.problems.length > 0 ? (
          <Notice kind="caution" title={t("opportunities:problems.title")}>
            <ul>
              {page.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {page.unused.typed.length > 0 ? (
          <Notice kind="caution" title={t("opportunities:problems.unused")}>
            <ul>
              {page.unused.typed.map((typed) => (
                <li key={typed}>{typed}</li>
              ))}
            </ul>
            {page.unused.errors.map((error) => (
              <p key={error}>{error}</p>
            ))}
          </Notice>
        ) : null}
        {page.notes.map((note) => (
          <Notice key={note}>
            <p>{note}</p>
          </Notice>
        ))}
        <Chips
          label={t("opportunities:list.chosen")}
          chips={page.chips}
          clear={{ href: paths.opportunities(lang), text: t("opportunities:list.clear") }}
        />
        <ListLine count={page.count}>
          <SortLinks label={t("opportunities:list.sort")} links={page.sorts} />
        </ListLine>
        {page.rows.length > 0 ? (
          <RowList label={t("opportunities:list.rows")} heads={page.heads}>
            {page.rows.map((row) => (
              <ListRow key={row.href} {...row} />
            ))}
          </RowList>
        ) : (
          <EmptyState
            title={t("opportunities:empty.title")}
            links={[
              ...page.land,
              ...page.removals,
              { href: paths.opportunities(lang), text: t("opportunities:empty.all") },
              { href: paths.newProposal(lang), text: t("opportunities:empty.propose") },
            ]}
          />
        )}
        <Pagination
          page={page.page}
          pages={page.pages}
          hrefOf={(number) =>
            number === 1 ? page.firstHref : page.hrefPattern.replace("page=0", `page=${number}`)
          }
          texts={{
            label: t("opportunities:pages.label"),
            previous: t("opportunities:pages.previous"),
            next: t("opportunities:pages.next"),
            pageText: (number) => t("opportunities:pages.page", { page: number }),
          }}
        />
      </Beside>
    </>
  );
}

function Filters({ groups, keep, chips }: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <FilterPanel
      action={paths.opportunities(lang)}
      keep={keep.filters}
      groups={groups}
      {...(chips.length > 0 && {
        clear: { href: paths.opportunities(lang), text: t("opportunities:list.clear") },
      })}
      texts={{
        title: t("opportunities:filters.title"),
        open: t("opportunities:filters.open"),
        close: t("opportunities:filters.close"),
        apply: t("opportunities:filters.apply"),
      }}
    />
  );
}
