import type { Clock } from "~/core/deadlines/clocks";
import { reminderKinds, unreadReminder } from "~/core/deadlines/reminders";
import type { Locale } from "~/i18n/locale";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";
import type { Tone } from "~/ui/data/status-label";

export type ClocksView = ReturnType<typeof clocksPanel>;

/** The three clocks in the words of the one-stop shop, each time the clock stood still, and what was reminded of. */
export function clocksPanel(view: DeskLeadView, locale: Locale) {
  const { t, format } = locale;
  return {
    clocks: view.clocks.map((clock) => ({
      name: t(`casework:clocks.${clock.name}`),
      by: clock.due ? t("casework:clocks.by", { date: format.weekdayWithin(clock.due) }) : null,
      ...standing(clock, locale),
    })),
    pauses: view.pauses.map((pause) => ({
      key: String(pause.event),
      text: pause.until
        ? t("casework:clocks.pause", { since: format.date(pause.since), until: format.date(pause.until) })
        : t("casework:clocks.pauseOpen", { since: format.date(pause.since) }),
      days: pause.days === null ? null : t("casework:clocks.pauseDays", { count: pause.days }),
      recorded: pause.recordedSince
        ? t("casework:clocks.recorded", { date: format.date(pause.recordedSince) })
        : null,
    })),
    firstWord: view.firstAnsweredAt
      ? t("casework:clocks.firstWord", { when: format.dateTime(view.firstAnsweredAt) })
      : null,
    extended: view.extendedAt
      ? t("casework:clocks.extended", { date: format.dateTime(view.extendedAt) })
      : null,
    reminders: view.reminders.flatMap((reminder) => {
      const kind = [unreadReminder, ...reminderKinds].find((known) => known === reminder.kind);
      return kind
        ? [
            {
              key: reminder.key,
              text: t(`casework:clocks.reminder.${kind}`),
              when: format.dateTime(reminder.at),
            },
          ]
        : [];
    }),
  };
}

function standing({ standing }: Clock, { t }: Locale): { tone: Tone; text: string; days: string | null } {
  const left = (days: number | null) => (days === null ? null : t("casework:clocks.left", { count: days }));
  switch (standing.standing) {
    case "met":
      if (standing.lateDays === 0) return { tone: "fine", text: t("casework:clocks.metInTime"), days: null };
      return {
        tone: "quiet",
        text:
          standing.lateDays === null
            ? t("casework:clocks.metLateUnknown")
            : t("casework:clocks.metLate", { count: standing.lateDays }),
        days: null,
      };
    case "closed":
      return { tone: "quiet", text: t("casework:clocks.closed"), days: null };
    case "stopped":
      return { tone: "note", text: t("casework:clocks.stopped"), days: null };
    case "unknown":
      return { tone: "late", text: t("casework:clocks.noDate"), days: null };
    case "today":
      return { tone: "soon", text: t("casework:clocks.soon"), days: t("desk:due.today") };
    case "soon":
      return { tone: "soon", text: t("casework:clocks.soon"), days: left(standing.days) };
    case "ample":
      return { tone: "fine", text: t("casework:clocks.inTime"), days: left(standing.days) };
    case "overdue":
      return {
        tone: "late",
        text: t("casework:clocks.overdue"),
        days: standing.days ? t("casework:clocks.late", { count: standing.days }) : null,
      };
  }
}
