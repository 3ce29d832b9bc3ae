import type { DueStanding } from "~/core/deadlines/due-standing";
import { outcomes } from "~/core/leads/lead";
import type { Locale } from "~/i18n/locale";
import type { Tone } from "~/ui/data/status-label";

export type DueLabel = { tone: Tone; text: string };

/** How a lead stands against its date, in words; a `row` of a queue has no room for "working". */
export function dueLabel(
  lead: { standing: DueStanding; due: string | null; outcome: string | null },
  { t, format }: Locale,
  room: "page" | "row",
): DueLabel {
  const { standing, due } = lead;
  const date = due ? format.date(due) : "";
  switch (standing.standing) {
    case "closed": {
      const outcome = outcomes.find((known) => known === lead.outcome);
      return {
        tone: "quiet",
        text: outcome ? t(`routing:outcomes.${outcome}`) : t("routing:states.desk.withdrawn"),
      };
    }
    case "stopped":
      return { tone: "note", text: t("desk:due.stopped") };
    case "unknown":
      return { tone: "late", text: t("desk:due.unknown") };
    case "today":
      return { tone: "soon", text: t("desk:due.today") };
    case "overdue":
      return standing.days
        ? {
            tone: "late",
            text: t(room === "row" ? "desk:due.overdueShort" : "desk:due.overdue", { count: standing.days }),
          }
        : { tone: "late", text: t("desk:due.overdueSince", { date }) };
    case "soon":
    case "ample": {
      const tone = standing.standing === "soon" ? "soon" : "fine";
      return standing.days === null
        ? { tone, text: t("desk:due.by", { date }) }
        : {
            tone,
            text: t(room === "row" ? "desk:due.leftShort" : "desk:due.left", { count: standing.days }),
          };
    }
  }
}
