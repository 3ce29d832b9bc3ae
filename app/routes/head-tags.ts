import type { Language } from "~/core/shared/language";

export type PageHead = {
  lang: Language;
  title: string;
  description: string;
  noIndex: boolean;
  image: string;
  canonical: string;
  alternates: { language: Language; href: string }[];
  jsonLd: Record<string, unknown> | null;
};

const openGraphLocale = {
  vi: "vi_VN",
  en: "en_GB",
  zh: "zh_CN",
  "zh-TW": "zh_TW",
  ja: "ja_JP",
  ko: "ko_KR",
} satisfies Record<Language, string>;

/** A tag in the head of a page, in Remix's way of naming them. */
export type HeadTag =
  | { title: string }
  | { name: string; content: string }
  | { property: string; content: string }
  | { tagName: "link"; rel: "canonical" | "alternate"; href: string; hrefLang?: Language }
  | { "script:ld+json": Record<string, unknown> };

/** The tags in the head of a page, from what its loader made with `pageHead`. Without data the page failed. */
export function headTags(data: { head: PageHead } | undefined): HeadTag[] {
  if (!data) return [];
  const { head } = data;
  return [
    { title: `${head.title} · Vàm Cỏ` },
    { name: "description", content: head.description },
    ...(head.noIndex
      ? [{ name: "robots", content: "noindex" }]
      : [
          { tagName: "link" as const, rel: "canonical" as const, href: head.canonical },
          ...head.alternates.map(({ language, href }) => ({
            tagName: "link" as const,
            rel: "alternate" as const,
            hrefLang: language,
            href,
          })),
        ]),
    { property: "og:title", content: head.title },
    { property: "og:description", content: head.description },
    { property: "og:type", content: "website" },
    { property: "og:url", content: head.canonical },
    { property: "og:image", content: head.image },
    { property: "og:locale", content: openGraphLocale[head.lang] },
    { property: "og:site_name", content: "Vàm Cỏ" },
    ...(head.jsonLd ? [{ "script:ld+json": { "@context": "https://schema.org", ...head.jsonLd } }] : []),
  ];
}
