import type { ReactNode } from "react";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { inLanguage, paths } from "~/i18n/paths";
import { SiteShell } from "~/ui/layout/site-shell";

/** Each language by its own name, as its readers look for it. */
const ownNames = {
  vi: "Tiếng Việt",
  en: "English",
  zh: "简体中文",
  "zh-TW": "繁體中文",
  ja: "日本語",
  ko: "한국어",
} as const;

/**
 * The public page around its content: head, navigation, languages that keep the page, footer. Where a form is open, by
 * its id, the languages keep what is typed in it too.
 */
export function PublicShell({
  pathname,
  search,
  openForm,
  children,
}: {
  pathname: string;
  search: string;
  openForm?: string | undefined;
  children: ReactNode;
}) {
  const { t, lang } = useLocale();
  const link = (href: string, text: string) => ({
    href,
    text,
    current: pathname === href || pathname.startsWith(`${href}/`),
  });
  return (
    <SiteShell
      homeHref={paths.home(lang)}
      nav={[
        link(paths.opportunities(lang), t("common:nav.opportunities")),
        link(paths.parks(lang), t("common:nav.parks")),
        link(paths.page(lang, "how-it-works"), t("common:nav.how-it-works")),
        link(paths.newProposal(lang), t("common:nav.propose")),
        link(paths.track(lang), t("common:nav.track")),
      ]}
      languages={languages.map((language) => ({
        href: inLanguage(pathname, search, language),
        text: ownNames[language],
        lang: language,
        current: language === lang,
      }))}
      {...(openForm && { languageForm: { id: openForm, name: "form.language", value: lang } })}
      account={link(paths.signIn(lang), t("common:nav.sign-in"))}
      footer={{
        columns: [
          {
            title: t("common:footer.services"),
            links: [
              link(paths.opportunities(lang), t("common:nav.opportunities")),
              link(paths.parks(lang), t("common:nav.parks")),
              link(paths.communes(lang), t("common:nav.communes")),
              link(paths.newProposal(lang), t("common:nav.propose")),
              link(paths.track(lang), t("common:nav.track")),
            ],
          },
          {
            title: t("common:footer.about"),
            links: [
              link(paths.page(lang, "about"), t("common:nav.about")),
              link(paths.page(lang, "how-it-works"), t("common:nav.how-it-works")),
              link(paths.criteria(lang), t("common:nav.criteria")),
              link(paths.page(lang, "contact"), t("common:nav.contact")),
            ],
          },
          {
            title: t("common:footer.rules"),
            links: [
              link(paths.page(lang, "privacy"), t("common:nav.privacy")),
              link(paths.page(lang, "terms"), t("common:nav.terms")),
              link(paths.page(lang, "accessibility"), t("common:nav.accessibility")),
            ],
          },
        ],
        legal: [t("common:footer.publisher"), t("common:footer.translation")],
      }}
      texts={{
        skip: t("common:shell.skip"),
        name: "Vàm Cỏ",
        place: t("common:shell.place"),
        nav: t("common:shell.nav"),
        menu: t("common:shell.menu"),
        close: t("common:shell.close"),
        languages: t("common:shell.languages"),
      }}
    >
      {children}
    </SiteShell>
  );
}
