import type { RoutableLead } from "~/core/routing/facts";
import { moneyOf } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import type { ReasonNames } from "~/i18n/reasons";

/** What rules can see of a worked case beside its text: by this, and not by its subject, one case is told from another. */
export function caseTexts(
  lead: RoutableLead,
  { t, format }: Locale,
  names: ReasonNames,
): { label: string; text: string }[] {
  const { kind, need, topic, sector, place, opportunity, capital, areaHa, submitter } = lead;
  const rows: [string, string | null | undefined][] = [
    [t("desk:sent.kind"), t(`routing:kinds.${kind}`)],
    [t("desk:sent.need"), need && t(`routing:needs.${need}`)],
    [t("desk:sent.topic"), topic && t(`routing:topics.${topic}`)],
    [t("desk:sent.sector"), sector && names.sector(sector)],
    [t("desk:sent.place"), place && names.place(place)],
    [t("desk:sent.opportunity"), opportunity && names.opportunity(opportunity)],
    [t("desk:sent.capital"), capital && format.money(moneyOf(capital.amount, capital.currency))],
    [t("desk:sent.area"), areaHa === undefined ? null : format.area(areaHa)],
    [t("desk:sent.type"), t(`routing:submitterTypes.${submitter.type}`)],
    [t("desk:sent.country"), format.country(submitter.country)],
  ];
  return rows.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}
