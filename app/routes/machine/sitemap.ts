import { type Language, languages } from "~/core/shared/language";
import { informationPages, paths } from "~/i18n/paths";
import { config, db } from "~/infra/runtime.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";

/** At most 50,000 addresses may stand in one sitemap, and each page has six. */
const mostPages = 8_000;

type Page = { pathIn: (lang: Language) => string; changed?: string };

/** Every public page in every language, each with the addresses of its other languages. */
export async function loader() {
  const facts = await readFacts(db());
  const base = config().publicUrl;
  const entries = pagesOf(facts)
    .slice(0, mostPages)
    .flatMap((page) => languages.map((lang) => entry(page, lang, base)));
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    "</urlset>",
    "",
  ].join("\n");
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}

function pagesOf(facts: Facts): Page[] {
  return [
    { pathIn: paths.home },
    { pathIn: paths.opportunities },
    { pathIn: paths.parks },
    { pathIn: paths.communes },
    { pathIn: paths.criteria },
    ...informationPages.map((page) => ({ pathIn: (lang: Language) => paths.page(lang, page) })),
    ...[...facts.parks.keys()].map((slug) => ({ pathIn: (lang: Language) => paths.park(lang, slug) })),
    ...[...facts.communes.values()].map(({ slug }) => ({
      pathIn: (lang: Language) => paths.commune(lang, slug),
    })),
    ...[...facts.opportunities.values()]
      .filter(({ synthetic }) => !synthetic)
      .map(({ slug, updatedAt }) => ({
        pathIn: (lang: Language) => paths.opportunity(lang, slug),
        changed: updatedAt.slice(0, 10),
      })),
  ];
}

/** Paths hold no character that XML would mind: slugs and codes are plain letters. */
function entry({ pathIn, changed }: Page, lang: Language, base: string): string {
  const alternates = languages.map(
    (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${base}${pathIn(language)}"/>`,
  );
  const lastmod = changed ? `<lastmod>${changed}</lastmod>` : "";
  return `<url><loc>${base}${pathIn(lang)}</loc>${lastmod}${alternates.join("")}</url>`;
}
