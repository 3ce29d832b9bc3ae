import type { ReactNode } from "react";
import { LocaleProvider, useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { PageHead } from "~/ui/layout/page-head";
import { Prose } from "~/ui/layout/prose";
import { textLanguage } from "./text-language";

/**
 * A page of running text. Such texts are written in Vietnamese and English; elsewhere the page says that its own is missing
 * and shows the next best, marked as what it is.
 */
export function InformationPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  const { t, lang } = useLocale();
  const own = textLanguage(lang);
  const words = (text: string) => (own === lang ? text : { text, lang: own });
  return (
    <>
      <PageHead title={words(title)} lead={words(lead)} />
      {own === lang ? null : (
        <Notice kind="info">
          <p>{t("site:missing-text")}</p>
        </Notice>
      )}
      <LocaleProvider lang={own}>
        <Prose {...(own !== lang && { lang: own })}>{children}</Prose>
      </LocaleProvider>
    </>
  );
}
