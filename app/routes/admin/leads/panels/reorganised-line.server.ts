import { vietnamDate } from "~/core/deadlines/calendar";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";
import { departmentNameThen } from "~/services/reference/names";

/**
 * That a lead is here because its department was reorganised: the one that was competent when it came, by its name of
 * then, and the one that holds it today. Null when something else was the last to move it.
 */
export function reorganisedLine(view: DeskLeadView, { t, lang, format }: Locale): string | null {
  const moved = view.events.findLast(
    ({ kind, data }) => kind === "forwarded" || (kind === "reorganised" && textOf(data, "role") === "lead"),
  );
  if (moved?.kind !== "reorganised") return null;
  const back = view.events.findLast(({ kind }) => kind === "reorganisation-undone");
  if (back && back.id > moved.id) return null;
  const name = (code: string, at: Date) => localised(departmentNameThen(view.facts, code, at), lang).text;
  return t("reorganisation:lead.reason", {
    before: name(textOf(moved.data, "from"), view.receivedAt),
    now:
      localised(view.facts.departments.get(view.departmentCode)?.name ?? {}, lang).text ||
      view.departmentCode,
    date: format.date(vietnamDate(moved.at)),
  });
}

function textOf(data: unknown, field: string): string {
  const value: unknown = Reflect.get(Object(data), field);
  return typeof value === "string" ? value : "";
}
