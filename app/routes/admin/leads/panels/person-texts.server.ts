import type { PersonReason } from "~/core/people/person-reason";
import { choiceSchema } from "~/core/people/person-reason.schema";
import { isLanguage } from "~/core/shared/language";
import type { Locale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import type { Away } from "~/services/people/queries.server";

type Names = ReadonlyMap<number, string>;

/** Why the rules gave a lead to this person and not to another, in two sentences; null when a person decided it. */
export function personReasons(data: unknown, locale: Locale, names: Names): string | null {
  const read = choiceSchema.safeParse(data);
  if (!read.success) return null;
  const { t, lang } = locale;
  const separator = t("people:reasons.separator");
  const reasons = read.data.reasons.map((reason) => chosenBecause(reason, locale, names));
  const why = t("people:reasons.why", { reasons: reasons.join(separator) });
  if (read.data.others.length === 0) return why;
  const others = read.data.others.map(({ staffId, reason }) =>
    t("people:reasons.other", {
      name: nameOf(staffId, locale, names),
      reason: notBecause(reason, locale),
    }),
  );
  return why + marks[lang].sentence + t("people:reasons.others", { others: others.join(separator) });
}

/** What became of a lead whose person left. */
export function unassignedText(data: unknown, locale: Locale, names: Names): string {
  const name = nameOf(Number(Reflect.get(Object(data), "staffId")), locale, names);
  return locale.t("people:reasons.unassigned", { name });
}

/** The person who has a lead, and until when they are on leave. */
export function assigneeText(name: string, leave: Away | null, { t, format }: Locale): string {
  if (!leave) return name;
  const date = format.date(leave.until);
  return leave.deputy
    ? t("people:assignee.awayDeputy", { name, date, deputy: leave.deputy })
    : t("people:assignee.away", { name, date });
}

function chosenBecause(reason: PersonReason, locale: Locale, names: Names): string {
  const { t, format } = locale;
  switch (reason.code) {
    case "deputy-of":
      return t("people:reasons.deputy-of", {
        name: nameOf(reason.params.staffId, locale, names),
        date: format.date(reason.params.until),
      });
    case "speaks":
      return t("people:reasons.speaks", { language: languageName(reason.params.language, locale) });
    case "least-load":
      return t("people:reasons.least-load", { load: loadText(reason.params, locale) });
    case "only":
    case "longest-idle":
      return t(`people:reasons.${reason.code}`);
    default:
      return t("people:reasons.first-listed");
  }
}

function notBecause(reason: PersonReason, locale: Locale): string {
  const { t, format } = locale;
  switch (reason.code) {
    case "on-leave":
      return t("people:reasons.not.on-leave", { date: format.date(reason.params.until) });
    case "language":
      return t("people:reasons.not.language", { language: languageName(reason.params.language, locale) });
    case "full":
    case "more-load":
      return t(`people:reasons.not.${reason.code}`, { load: loadText(reason.params, locale) });
    case "head":
    case "less-idle":
    case "later-listed":
      return t(`people:reasons.not.${reason.code}`);
    default:
      return t("people:reasons.not.other");
  }
}

function loadText({ open, limit }: { open: number; limit: number | null }, { t, format }: Locale): string {
  const count = format.number(open);
  return limit === null
    ? t("people:reasons.load", { open: count })
    : t("people:reasons.loadOf", { open: count, limit: format.number(limit) });
}

function languageName(code: string, { format }: Locale): string {
  return isLanguage(code) ? format.language(code) : code;
}

function nameOf(id: number, { t }: Locale, names: Names): string {
  return names.get(id) ?? t("people:reasons.colleague");
}
