import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { findCommune } from "~/services/places/places.server";
import { ListRow, RowList } from "~/ui/data/list-row";
import { StickyAction } from "~/ui/data/sticky-action";
import { ButtonLink } from "~/ui/forms/button";
import { Beside } from "~/ui/layout/beside";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { langOf, textOf } from "~/ui/words";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { communePage } from "./commune-page.server";
import { PlaceMap } from "./place-map";
import { RecordFacts, RecordSources } from "./record-facts";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const detail = await findCommune(db(), params.slug ?? "");
  if (!detail) throw new Response(null, { status: 404 });
  return { page: communePage(request, detail, lang) };
}

export default sitePage(Commune);

function Commune(page: PageOf<typeof loader>) {
  const { t } = useLocale();
  return (
    <>
      <Breadcrumbs label={t("opportunities:page.crumbs")} steps={page.steps} />
      <PageHead over={page.kind} title={page.name} lead={page.lead} />
      <Beside
        side="end"
        aside={
          <>
            <PlaceMap title={t("parks:commune.map")} {...page.map} />
            <StickyAction>
              <ButtonLink href={page.propose}>{t("parks:commune.propose")}</ButtonLink>
            </StickyAction>
          </>
        }
      >
        <Section title={t("parks:commune.facts")}>
          <RecordFacts facts={page.facts} />
          <RecordSources title={t("parks:commune.sources")} sources={page.sources} />
        </Section>
        {page.parks.length > 0 ? (
          <Section title={t("parks:commune.parks")}>
            <ul>
              {page.parks.map(({ href, name }) => (
                <li key={href}>
                  <a href={href} lang={langOf(name)}>
                    {textOf(name)}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section title={t("parks:commune.opportunities")}>
          {page.opportunities.length > 0 ? (
            <RowList>
              {page.opportunities.map((row) => (
                <ListRow key={row.href} {...row} />
              ))}
            </RowList>
          ) : (
            <p>{t("parks:commune.none")}</p>
          )}
        </Section>
      </Beside>
    </>
  );
}
