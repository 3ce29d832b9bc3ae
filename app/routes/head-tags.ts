import type { MetaDescriptor } from "@remix-run/react";
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

/** The tags in the head of a page, from what its loader made with `pageHead`. Without data the page failed. */
export function headTags(data: { head: PageHead } | undefined): MetaDescriptor[] {
  if (!data) return [];
  const { head } = data;
  return [
    { title: `${head.title} · Vàm Cỏ` },
    { name: "description", content: head.description },
    ...(head.noIndex
      ? [{ name: "robots", content: "noindex" }]
      : [
          { tagName: "link", rel: "canonical", href: head.canonical },
          ...head.alternates.map(({ language, href }) => ({
            tagName: "link",
            rel: "alternate",
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
