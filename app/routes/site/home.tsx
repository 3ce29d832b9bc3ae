import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { newestOpportunities } from "~/services/opportunities/newest.server";
import { answerTime } from "~/services/reports/answer-time.server";
import { ListRow, RowList } from "~/ui/data/list-row";
import { Notice } from "~/ui/data/notice";
import { ProvinceMap } from "~/ui/data/province-map";
import { SearchForm } from "~/ui/forms/search-form";
import { Beside } from "~/ui/layout/beside";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { Ways } from "~/ui/layout/ways";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { parkPoints, provincePoints } from "./map-points.server";
import { opportunityRow } from "./opportunity-row.server";
import { type PageOf, sitePage } from "./site-page";

const shown = 6;

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const locale = translator(lang);
  const [{ facts, newest, total }, answered] = await Promise.all([
    newestOpportunities(db(), shown),
    answerTime(db(), new Date()),
  ]);
  return {
    page: {
      head: pageHead(request, lang, {
        title: locale.t("site:home.title"),
        description: locale.t("site:home.description"),
        jsonLd: {
          "@type": "GovernmentOrganization",
          name: locale.t("site:home.organisation"),
          url: `${config().publicUrl}${paths.home(lang)}`,
          areaServed: { "@type": "AdministrativeArea", name: "Tây Ninh", containedInPlace: "Việt Nam" },
        },
      }),
      // Real, or not shown.
      answered:
        answered &&
        locale.t("site:home.answerTime", {
          count: answered.days,
          answers: locale.format.number(answered.answers),
        }),
      newest: newest.map((opportunity) => opportunityRow(opportunity, facts, locale)),
      total,
      map: { communes: provincePoints(facts), parks: parkPoints(facts) },
      counts: { communes: facts.communes.size, parks: facts.parks.size },
    },
  };
}

export default sitePage(Home);

function Home(page: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  const { answered, newest, total, map, counts } = page;
  return (
    <>
      <PageHead title={t("site:home.title")} lead={t("site:home.lead")} />
      <SearchForm
        action={paths.opportunities(lang)}
        size="large"
        label={t("site:home.search")}
        hint={t("site:home.searchHint")}
        button={t("site:home.searchButton")}
      />
      <Ways
        ways={[
          { href: paths.newProposal(lang, { kind: "investment" }), ...way("invest") },
          { href: paths.newProposal(lang), ...way("return") },
          { href: paths.newProposal(lang, { kind: "obstacle" }), ...way("obstacle") },
        ]}
      />
      {answered ? (
        <Notice kind="done">
          <p>{answered}</p>
        </Notice>
      ) : null}
      <Beside
        side="end"
        aside={
          <Section
            title={t("site:home.map")}
            more={{ href: paths.communes(lang), text: t("site:home.communes") }}
          >
            <ProvinceMap
              communes={map.communes}
              parks={map.parks}
              labels={orientation}
              legend={false}
              texts={{ title: t("site:home.map"), commune: "", border: "", park: "" }}
            />
            <p>{t("site:home.mapText", { communes: counts.communes, count: counts.parks })}</p>
          </Section>
        }
      >
        <Section
          title={t("site:home.newest")}
          more={{ href: paths.opportunities(lang), text: t("site:home.all", { count: total }) }}
        >
          <RowList>
            {newest.map((row) => (
              <ListRow key={row.href} {...row} />
            ))}
          </RowList>
        </Section>
      </Beside>
    </>
  );

  function way(name: "invest" | "return" | "obstacle") {
    return { title: t(`site:home.ways.${name}.title`), text: t(`site:home.ways.${name}.text`) };
  }
}

/** A few names on the map, as they stand on the ground. */
const orientation = [
  { text: "Tân Ninh", lat: 11.315, lon: 106.103 },
  { text: "Long An", lat: 10.536, lon: 106.41, side: "start" },
  { text: "Hậu Nghĩa", lat: 10.9, lon: 106.39 },
] as const;
