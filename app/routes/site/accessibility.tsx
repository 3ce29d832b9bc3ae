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
  return { page: informationHead(request, lang, "accessibility") };
}

export default sitePage(Accessibility);

function Accessibility({ title, lead }: PageOf<typeof loader>) {
  return (
    <InformationPage title={title} lead={lead}>
      <AccessibilityText />
    </InformationPage>
  );
}

function AccessibilityText() {
  const { t } = useLocale();
  return (
    <>
      <h2>{t("pages:accessibility.standard.title")}</h2>
      <p>{t("pages:accessibility.standard.text")}</p>
      <h2>{t("pages:accessibility.how.title")}</h2>
      <ul>
        <li>{t("pages:accessibility.how.script")}</li>
        <li>{t("pages:accessibility.how.look")}</li>
        <li>{t("pages:accessibility.how.colour")}</li>
        <li>{t("pages:accessibility.how.time")}</li>
      </ul>
      <h2>{t("pages:accessibility.tested.title")}</h2>
      <p>{t("pages:accessibility.tested.text")}</p>
      <h2>{t("pages:accessibility.known.title")}</h2>
      <ul>
        <li>{t("pages:accessibility.known.native")}</li>
        <li>{t("pages:accessibility.known.human")}</li>
        <li>{t("pages:accessibility.known.sources")}</li>
      </ul>
      <h2>{t("pages:accessibility.tell.title")}</h2>
      <p>{t("pages:accessibility.tell.text")}</p>
    </>
  );
}
