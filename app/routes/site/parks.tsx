import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { vietnamDate } from "~/core/deadlines/calendar";
import { localised } from "~/core/shared/localised";
import { formerPlace } from "~/i18n/former-place";
import type { Locale } from "~/i18n/locale";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import type { ParkRecord } from "~/services/reference/records";
import { ListRow, type ListRowProps, RowList } from "~/ui/data/list-row";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { ownLanguage } from "./opportunity-row.server";
import { parkStatus } from "./park-status";
import { developerLanguage } from "./park-words";
import { type PageOf, sitePage } from "./site-page";

const groups = ["industrial-park", "export-processing-zone", "economic-zone", "industrial-cluster"] as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const locale = translator(lang);
  const facts = await readFacts(db());
  const today = vietnamDate(new Date());
  const compare = new Intl.Collator(lang, { numeric: true }).compare;
  const rows = (kind: string) =>
    [...facts.parks.values()]
      .filter((park) => park.kind === kind)
      .sort((one, other) => compare(localised(one.name, lang).text, localised(other.name, lang).text))
      .map((park) => parkRow(park, facts, today, locale));
  return {
    page: {
      head: pageHead(request, lang, {
        title: locale.t("parks:list.title"),
        description: locale.t("parks:list.description"),
      }),
      groups: groups.map((kind) => ({ kind, rows: rows(kind) })),
    },
  };
}

export default sitePage(Parks);

function Parks(page: PageOf<typeof loader>) {
  const { t } = useLocale();
  const heads = {
    name: t("parks:list.heads.name"),
    sector: t("parks:list.heads.kind"),
    area: t("parks:list.heads.area"),
    capital: t("parks:list.heads.let"),
    status: t("parks:list.heads.status"),
  };
  return (
    <>
      <PageHead title={t("parks:list.title")} lead={t("parks:list.lead")} />
      {page.groups.map(({ kind, rows }) =>
        rows.length > 0 ? (
          <Section key={kind} title={t(`parks:list.groups.${kind}`)}>
            <RowList heads={heads}>
              {rows.map((row) => (
                <ListRow key={row.href} {...row} />
              ))}
            </RowList>
          </Section>
        ) : null,
      )}
    </>
  );
}

function parkRow(park: ParkRecord, facts: Facts, today: string, locale: Locale): ListRowProps {
  const { lang, t, format } = locale;
  const communes = park.communeCodes.flatMap((code) => {
    const commune = facts.communes.get(code);
    return commune ? [localised(commune.name, lang).text] : [];
  });
  const { communes: units, district } = park.formerLocation;
  const former = formerPlace([...units, ...(district ? [district] : [])].join(", "), locale);
  const status = parkStatus(park, today, locale);
  return {
    href: paths.park(lang, park.slug),
    name: ownLanguage(localised(park.name, lang), lang),
    place:
      communes.length === 0
        ? former
          ? t("opportunities:row.as-published", { place: former })
          : t("opportunities:row.no-place")
        : former
          ? t("opportunities:row.formerly", { place: format.list(communes), former })
          : format.list(communes),
    ...(park.developer && {
      sector: ownLanguage({ text: park.developer, lang: developerLanguage(park.developer) }, lang),
    }),
    ...(park.areaHa !== null && { area: format.areaShort(park.areaHa) }),
    capital:
      park.occupancyPct === null
        ? t("parks:list.let-unknown")
        : t("parks:list.let", { percent: format.percent(park.occupancyPct) }),
    status: { tone: status.tone, text: status.dated },
  };
}
