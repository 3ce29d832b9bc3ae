import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";

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

/** What a reader sees when a page does not exist or could not be made: what happened, and what to do now. */
export function FaultPage() {
  const { t, lang } = useLocale();
  const fault = useFault();
  return (
    <main>
      <h1>{t(`common:fault.${fault}.title`)}</h1>
      <p>{t(`common:fault.${fault}.text`)}</p>
      <p>
        <a href={paths.home(lang)}>{t("common:fault.home")}</a>
      </p>
    </main>
  );
}
