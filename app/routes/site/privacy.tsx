import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { consentVersion } from "~/core/leads/lead";
import { useLocale } from "~/i18n/locale";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { informationHead } from "./information-head.server";
import { InformationPage } from "./information-page";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  return { page: informationHead(request, lang, "privacy") };
}

export default sitePage(Privacy);

function Privacy({ title, lead }: PageOf<typeof loader>) {
  return (
    <InformationPage title={title} lead={lead}>
      <PrivacyText />
    </InformationPage>
  );
}

function PrivacyText() {
  const { t } = useLocale();
  return (
    <>
      <h2>{t("pages:privacy.consent.title")}</h2>
      <p>{t("pages:privacy.consent.text", { version: consentVersion })}</p>
      <blockquote>{t("intake:consent.text")}</blockquote>
      <p>{t("pages:privacy.consent.separate")}</p>
      <h2>{t("pages:privacy.data.title")}</h2>
      <ul>
        <li>{t("pages:privacy.data.given")}</li>
        <li>{t("pages:privacy.data.made")}</li>
        <li>{t("pages:privacy.data.site")}</li>
      </ul>
      <h2>{t("pages:privacy.purpose.title")}</h2>
      <p>{t("pages:privacy.purpose.text")}</p>
      <p>{t("pages:privacy.purpose.processor")}</p>
      <h2>{t("pages:privacy.rights.title")}</h2>
      <ul>
        <li>{t("pages:privacy.rights.know")}</li>
        <li>{t("pages:privacy.rights.withdraw")}</li>
        <li>{t("pages:privacy.rights.delete")}</li>
        <li>{t("pages:privacy.rights.complain")}</li>
        <li>{t("pages:privacy.rights.how")}</li>
      </ul>
      <h2>{t("pages:privacy.retention.title")}</h2>
      <p>{t("pages:privacy.retention.text")}</p>
      <p>{t("pages:privacy.retention.history")}</p>
      <h2>{t("pages:privacy.security.title")}</h2>
      <p>{t("pages:privacy.security.text")}</p>
      <h2>{t("pages:privacy.controller.title")}</h2>
      <p>{t("pages:privacy.controller.text")}</p>
    </>
  );
}
