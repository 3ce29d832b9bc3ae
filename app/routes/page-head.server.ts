import { type Language, languages } from "~/core/shared/language";
import { inLanguage } from "~/i18n/paths";
import { config } from "~/infra/runtime.server";
import type { PageHead } from "./head-tags";

type Given = {
  title: string;
  description: string;
  /** A page that belongs to one person or says nothing new stays out of the search engines. */
  noIndex?: boolean;
  /** The query that belongs to the page's identity; filters and sorts are left out of the canonical address. */
  canonicalSearch?: string;
  jsonLd?: Record<string, unknown>;
};

/** What a loader hands to `headTags`: title, description, and this page's address in every language. */
export function pageHead({ url }: { url: string }, lang: Language, given: Given): PageHead {
  const { pathname } = new URL(url);
  // A .data request asks for the same page.
  const path = pathname.replace(/\.data$/, "");
  const base = config().publicUrl;
  const search = given.canonicalSearch ?? "";
  return {
    lang,
    title: given.title,
    description: given.description,
    noIndex: given.noIndex ?? false,
    image: `${base}/share.png`,
    canonical: base + inLanguage(path, search, lang),
    alternates: languages.map((language) => ({ language, href: base + inLanguage(path, search, language) })),
    jsonLd: given.jsonLd ?? null,
  };
}
