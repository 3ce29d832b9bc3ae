import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { ButtonLink, ButtonRow } from "~/ui/forms/button";
import { SearchForm } from "~/ui/forms/search-form";
import { PageHead } from "~/ui/layout/page-head";
import { PlainPage } from "~/ui/layout/plain-page";

const told = {
  400: "400",
  403: "403",
  404: "404",
  405: "405",
  413: "413",
  415: "415",
  429: "429",
  503: "503",
} as const;

function isTold(status: number): status is keyof typeof told {
  return status in told;
}

function useFault() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && isTold(error.status) ? told[error.status] : "500";
}

/** In the head of such a page. */
export function FaultTitle() {
  const { t } = useLocale();
  const fault = useFault();
  return (
    <>
      <title>{t(`common:fault.${fault}.title`)}</title>
      <meta name="robots" content="noindex" />
    </>
  );
}

/** Where a search may still find what the reader came for. */
const findable: readonly string[] = ["403", "404", "405"];

/** What a reader of the public site sees when a page does not exist or could not be made, inside the site's shell. */
export function FaultPage() {
  const { t, lang } = useLocale();
  const fault = useFault();
  return (
    <>
      <PageHead title={t(`common:fault.${fault}.title`)} lead={t(`common:fault.${fault}.text`)} />
      {findable.includes(fault) ? (
        <SearchForm
          action={paths.opportunities(lang)}
          label={t("site:home.search")}
          button={t("site:home.searchButton")}
        />
      ) : null}
      <ButtonRow>
        <ButtonLink kind="secondary" href={paths.home(lang)}>
          {t("common:fault.home")}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.page(lang, "contact")}>
          {t("common:nav.contact")}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

/** The same at the desk: what happened, and the way back to the work. */
export function DeskFault() {
  const { t } = useLocale();
  const fault = useFault();
  return (
    <>
      <PageHead title={t(`common:fault.${fault}.title`)} lead={t(`common:fault.${fault}.text`)} />
      <p>
        <a href={paths.admin()}>{t("desk:nav.desk")}</a>
      </p>
    </>
  );
}

/** At the desk's door, where nobody knows yet whose desk it is. */
export function DoorFault() {
  const { t, lang } = useLocale();
  const fault = useFault();
  return (
    <PlainPage
      homeHref={paths.home(lang)}
      name="Vàm Cỏ"
      place={t("common:shell.place")}
      title={t(`common:fault.${fault}.title`)}
    >
      <p>{t(`common:fault.${fault}.text`)}</p>
      <p>
        <a href={paths.admin()}>{t("desk:nav.desk")}</a>
      </p>
    </PlainPage>
  );
}
