import type account from "../../locales/en/account.json";
import type casework from "../../locales/en/casework.json";
import type common from "../../locales/en/common.json";
import type desk from "../../locales/en/desk.json";
import type errors from "../../locales/en/errors.json";
import type intake from "../../locales/en/intake.json";
import type mail from "../../locales/en/mail.json";
import type matching from "../../locales/en/matching.json";
import type opportunities from "../../locales/en/opportunities.json";
import type pages from "../../locales/en/pages.json";
import type parks from "../../locales/en/parks.json";
import type people from "../../locales/en/people.json";
import type projects from "../../locales/en/projects.json";
import type queue from "../../locales/en/queue.json";
import type reorganisation from "../../locales/en/reorganisation.json";
import type routing from "../../locales/en/routing.json";
import type rules from "../../locales/en/rules.json";
import type rulesSaid from "../../locales/en/rules-said.json";
import type scorecard from "../../locales/en/scorecard.json";
import type site from "../../locales/en/site.json";
import type tracking from "../../locales/en/tracking.json";

/** The namespaces, one JSON file a room; en is the source of the keys. */
type Resources = {
  account: typeof account;
  casework: typeof casework;
  common: typeof common;
  desk: typeof desk;
  errors: typeof errors;
  intake: typeof intake;
  mail: typeof mail;
  matching: typeof matching;
  opportunities: typeof opportunities;
  pages: typeof pages;
  parks: typeof parks;
  people: typeof people;
  projects: typeof projects;
  reorganisation: typeof reorganisation;
  queue: typeof queue;
  routing: typeof routing;
  "rules-said": typeof rulesSaid;
  rules: typeof rules;
  scorecard: typeof scorecard;
  site: typeof site;
  tracking: typeof tracking;
};

export const namespaces = [
  "account",
  "casework",
  "common",
  "desk",
  "errors",
  "intake",
  "mail",
  "matching",
  "opportunities",
  "pages",
  "parks",
  "people",
  "projects",
  "reorganisation",
  "queue",
  "routing",
  "rules-said",
  "rules",
  "scorecard",
  "site",
  "tracking",
] as const satisfies (keyof Resources)[];

type PluralSuffix = "_zero" | "_one" | "_two" | "_few" | "_many" | "_other";
type WithoutPlural<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K;
type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Path<T[K]>}`;
}[keyof T & string];

/** `namespace:path.to.key`, as `t` takes it. */
export type TextKey = { [N in keyof Resources]: `${N}:${Path<Resources[N]>}` }[keyof Resources];

export type TextParams = Record<string, string | number>;
export type Translate = (key: TextKey, params?: TextParams) => string;
