import type { PlaceRef } from "~/core/leads/lead";
import type { Language } from "~/core/shared/language";
import { queryText } from "~/core/shared/query-text";

/** Every link of the site is built here, so that a URL changes in one place and a typing mistake does not compile. */
export const paths = {
  home: (lang: Language) => `/${lang}`,
  opportunities: (lang: Language) => `/${lang}/opportunities`,
  opportunity: (lang: Language, slug: string) => `/${lang}/opportunities/${encodeURIComponent(slug)}`,
  parks: (lang: Language) => `/${lang}/parks`,
  park: (lang: Language, slug: string) => `/${lang}/parks/${encodeURIComponent(slug)}`,
  communes: (lang: Language) => `/${lang}/communes`,
  commune: (lang: Language, slug: string) => `/${lang}/communes/${encodeURIComponent(slug)}`,
  page: (lang: Language, page: InformationPage) => `/${lang}/${page}`,
  criteria: (lang: Language) => `/${lang}/guides/criteria`,
  newProposal: (lang: Language, given: { kind?: string; opportunity?: string; place?: PlaceRef } = {}) => {
    const query = queryText(new URLSearchParams(given));
    return `/${lang}/proposals/new${query ? `?${query}` : ""}`;
  },
  receipt: (lang: Language, token: string) => `/${lang}/proposals/sent/${token}`,
  track: (lang: Language) => `/${lang}/track`,
  tracked: (lang: Language, token: string) => `/${lang}/track/${token}`,
  signIn: (lang: Language, back?: string) =>
    `/${lang}/sign-in${back ? `?back=${encodeURIComponent(back)}` : ""}`,
  secondFactor: (lang: Language, back?: string) =>
    `/${lang}/sign-in/code${back ? `?back=${encodeURIComponent(back)}` : ""}`,
  welcome: (lang: Language, token: string) => `/${lang}/welcome/${token}`,
  admin: () => "/admin",
  leads: () => "/admin/leads",
  lead: (code: string) => `/admin/leads/${code}`,
  projects: () => "/admin/projects",
  project: (code: string) => `/admin/projects/${code}`,
  obstacles: () => "/admin/obstacles",
  obstacle: (id: number) => `/admin/obstacles/${id}`,
  bulk: () => "/admin/leads/bulk",
  bulkDone: (id: number) => `/admin/leads/bulk/${id}`,
  queueViews: () => "/admin/leads/views",
  workload: () => "/admin/workload",
} as const;

export const informationPages = [
  "about",
  "contact",
  "how-it-works",
  "privacy",
  "terms",
  "accessibility",
] as const;
export type InformationPage = (typeof informationPages)[number];

/** The same page in another language: only the first segment changes. */
export function inLanguage(pathname: string, search: string, lang: Language): string {
  return `/${[lang, ...pathname.split("/").slice(2)].join("/")}${search}`;
}
