import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { informationHead } from "./information-head.server";
import { InformationPage } from "./information-page";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  return { page: informationHead(request, lang, "terms") };
}

export default sitePage(Terms);

function Terms({ title, lead }: PageOf<typeof loader>) {
  return (
    <InformationPage title={title} lead={lead}>
      <TermsText />
    </InformationPage>
  );
}

function TermsText() {
  const { t } = useLocale();
  return (
    <>
      <h2>{t("pages:terms.facts.title")}</h2>
      <p>{t("pages:terms.facts.text")}</p>
      <h2>{t("pages:terms.proposals.title")}</h2>
      <p>{t("pages:terms.proposals.text")}</p>
      <p>{t("pages:terms.proposals.true")}</p>
      <h2>{t("pages:terms.promises.title")}</h2>
      <p>{t("pages:terms.promises.text")}</p>
      <h2>{t("pages:terms.reuse.title")}</h2>
      <p>{t("pages:terms.reuse.text")}</p>
      <h2>{t("pages:terms.language.title")}</h2>
      <p>{t("pages:terms.language.text")}</p>
      <h2>{t("pages:terms.law.title")}</h2>
      <p>{t("pages:terms.law.text")}</p>
    </>
  );
}
