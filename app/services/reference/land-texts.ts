import type { LandEvidence, LandOffer } from "~/core/opportunities/park-land";
import { type Language, languages } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";
import { partialDate } from "~/i18n/published-date";
import { translator } from "~/i18n/translator.server";
import type { ReferenceFiles } from "./reference-files.schema";

type Templates = ReferenceFiles["park-land"];

/** Name and summary of the land that a park lets, in every language: its published figures, their date, what is not known. */
export function landTexts(
  offer: LandOffer,
  parkName: Localised,
  templates: Templates,
): { names: Localised; summaries: Localised } {
  const names: Localised = {};
  const summaries: Localised = {};
  for (const lang of languages) {
    names[lang] = fill(templates.name[lang], "park", localised(parkName, lang).text);
    summaries[lang] = landSummary(offer, templates, lang);
  }
  return { names, summaries };
}

function landSummary(offer: LandOffer, templates: Templates, lang: Language): string {
  const locale = translator(lang);
  const { leasableHa, occupancyPct } = offer.params;
  const sentence = {
    "leasable-land": () => fill(templates.leasable[lang], "area", locale.format.area(leasableHa ?? 0)),
    "not-full": () => fill(templates.occupancy[lang], "percent", locale.format.percent(occupancyPct ?? 0)),
    leasing: () => templates.leasing[lang],
  } satisfies Record<LandEvidence, () => string>;
  const sentences = offer.evidence.map((evidence) => sentence[evidence]());
  const dated = /^[0-9]{4}(-[0-9]{2}){0,2}$/.test(offer.statusAsOf)
    ? fill(templates.dated[lang], "date", partialDate(offer.statusAsOf, locale))
    : templates.undated[lang];
  const between = lang === "zh" || lang === "zh-TW" || lang === "ja" ? "" : " ";
  return [...sentences, dated, templates.today[lang]].join(between);
}

function fill(template: string, name: string, value: string): string {
  return template.replace(`{${name}}`, () => value);
}
