import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { PlaceRef } from "~/core/leads/lead";
import { readPlace } from "~/core/leads/lead";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { findPlace } from "~/services/places/places.server";
import type { Facts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { SearchForm } from "~/ui/forms/search-form";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { langOf, textOf } from "~/ui/words";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { ownLanguage } from "./opportunity-row.server";
import { PlaceChoice } from "./place-choice";
import { placeQuestion } from "./place-question.server";
import { regions } from "./regions";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const locale = translator(lang);
  const q = new URL(request.url).searchParams.get("q") ?? "";
  const { facts, resolution } = await findPlace(db(), q);
  const hrefOf = (place: PlaceRef) => placePath(place, facts, lang);
  if (resolution?.kind === "one") throw redirect(hrefOf(resolution.place), 303);
  return {
    page: {
      head: pageHead(request, lang, {
        title: locale.t("parks:communes.title"),
        description: locale.t("parks:communes.description"),
        noIndex: q !== "",
      }),
      q,
      question: resolution && placeQuestion(resolution, facts, locale, hrefOf),
      // Who is asked which place is meant reads the answers to that, not the whole list below them.
      groups: (resolution?.kind === "ask" ? [] : regions).map(({ region, province }) => ({
        region,
        communes: communesOf(province, facts, lang),
      })),
    },
  };
}

export default sitePage(Communes);

function Communes(page: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  const { q, question, groups } = page;
  const columns = [
    { key: "name", text: t("parks:communes.heads.name") },
    { key: "former", text: t("parks:communes.heads.former") },
    { key: "district", text: t("parks:communes.heads.district") },
  ];
  return (
    <>
      <PageHead title={t("parks:communes.title")} lead={t("parks:communes.lead")} />
      <SearchForm
        action={paths.communes(lang)}
        value={q}
        label={t("parks:communes.search")}
        hint={t("parks:communes.searchHint")}
        button={t("parks:communes.searchButton")}
      />
      {question ? <PlaceChoice {...question} /> : null}
      {groups.length === 0 ? (
        <p>
          <a href={paths.communes(lang)}>{t("parks:communes.all")}</a>
        </p>
      ) : null}
      {groups.map(({ region, communes }) => (
        <Section key={region} title={t(`opportunities:regions.${region}`)}>
          <DataTable
            caption={t(`opportunities:regions.${region}`)}
            hideCaption
            columns={columns}
            rows={communes.map(({ href, name, units, districts }) => ({
              key: href,
              cells: [
                <a key="name" href={href} lang={langOf(name)}>
                  {textOf(name)}
                </a>,
                <span key="former" lang="vi">
                  {units}
                </span>,
                <span key="district" lang="vi">
                  {districts}
                </span>,
              ],
            }))}
          />
        </Section>
      ))}
    </>
  );
}

function placePath(ref: PlaceRef, facts: Facts, lang: Language): string {
  const place = readPlace(ref);
  if (place?.type === "park") return paths.park(lang, place.slug);
  const commune = place && facts.communes.get(place.code);
  return commune ? paths.commune(lang, commune.slug) : paths.communes(lang);
}

function communesOf(province: string, facts: Facts, lang: Language) {
  const compare = new Intl.Collator("vi").compare;
  return [...facts.communes.values()]
    .filter((commune) => commune.formerProvince === province)
    .sort((one, other) => compare(bareName(one.name.vi), bareName(other.name.vi)))
    .map(({ slug, name, formerUnits, formerDistricts }) => ({
      href: paths.commune(lang, slug),
      name: ownLanguage(localised(name, lang), lang),
      units: formerUnits.map((unit) => unit.replace("(part)", "(một phần)")).join(", "),
      districts: formerDistricts.join(", "),
    }));
}

/** Sorted by the name itself: all of them begin with Xã or Phường. */
function bareName(name = ""): string {
  return name.replace(/^(Xã|Phường) /, "");
}
