import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { areSampleRates } from "~/services/reference/convert-money";
import { readFacts } from "~/services/reference/facts.server";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { informationHead } from "./information-head.server";
import { InformationPage } from "./information-page";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const { rates } = await readFacts(db());
  return {
    page: {
      ...informationHead(request, lang, "about"),
      rates: { date: rates.date, source: rates.source, isSample: areSampleRates(rates) },
    },
  };
}

export default sitePage(About);

function About(page: PageOf<typeof loader>) {
  return (
    <InformationPage title={page.title} lead={page.lead}>
      <AboutText {...page} />
    </InformationPage>
  );
}

function AboutText({ rates }: PageOf<typeof loader>) {
  const { t, format } = useLocale();
  return (
    <>
      <h2>{t("pages:about.what.title")}</h2>
      <ul>
        <li>{t("pages:about.what.find")}</li>
        <li>{t("pages:about.what.send")}</li>
        <li>{t("pages:about.what.track")}</li>
      </ul>
      <h2>{t("pages:about.not.title")}</h2>
      <ul>
        <li>{t("pages:about.not.procedures")}</li>
        <li>{t("pages:about.not.complaints")}</li>
        <li>{t("pages:about.not.offers")}</li>
      </ul>
      <h2>{t("pages:about.province.title")}</h2>
      <p>{t("pages:about.province.text")}</p>
      <h2>{t("pages:about.sources.title")}</h2>
      <p>{t("pages:about.sources.text")}</p>
      <p>
        {rates.isSample
          ? t("pages:about.sources.sampleRates", { date: format.date(rates.date) })
          : t("pages:about.sources.rates", { date: format.date(rates.date), source: rates.source })}
      </p>
      <h2>{t("pages:about.mark.title")}</h2>
      <p>{t("pages:about.mark.text")}</p>
    </>
  );
}
