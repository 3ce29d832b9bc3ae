import type { Language } from "~/core/shared/language";
import type { InformationPage } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { pageHead } from "../page-head.server";

const keys = {
  about: "about",
  contact: "contact",
  "how-it-works": "how",
  privacy: "privacy",
  terms: "terms",
  accessibility: "accessibility",
} as const satisfies Record<InformationPage, string>;

/** Title and lead of a page of running text. */
export function informationHead(
  request: Request,
  lang: Language,
  page: InformationPage,
  jsonLd?: Record<string, unknown>,
) {
  const { t } = translator(lang);
  const key = keys[page];
  const title = t(`pages:${key}.title`);
  return {
    head: pageHead(request, lang, {
      title,
      description: t(`pages:${key}.description`),
      ...(jsonLd && { jsonLd }),
    }),
    title,
    lead: t(`pages:${key}.lead`),
  };
}
