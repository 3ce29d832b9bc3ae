import { outcomes } from "~/core/leads/lead";
import type { Locale } from "~/i18n/locale";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";
import { caseworkEventText } from "./panels/casework-event-texts.server";
import { personReasons, unassignedText } from "./panels/person-texts.server";

export type EventText = {
  id: number;
  dateTime: string;
  when: string;
  title: string;
  by: string | null;
  /** When, who and what in one line; what a sender does says itself who it was, the rest without a person is the house's. */
  line: string;
  /** What somebody typed, as it was typed. */
  body: string | null;
};

/** The history as sentences. What was typed stands under them, untouched. */
export function eventTexts(
  view: DeskLeadView,
  locale: Locale,
  departmentName: (code: string, at?: Date) => string,
): EventText[] {
  return view.events.map((event) => {
    const when = locale.format.dateTime(event.at);
    const what = title(event, view, locale, departmentName);
    const by = event.by ?? (senders.includes(event.kind) ? null : locale.t("desk:conflict.nobody"));
    return {
      id: event.id,
      dateTime: event.at.toISOString(),
      when,
      title: what,
      by: event.by,
      line: [when, by, what].filter(Boolean).join(" · "),
      body: typedText(event.data) ?? personReasons(event.data, locale, view.staffNames),
    };
  });
}

/** What a sender does. */
const senders = ["received", "submitter-replied", "withdrawn"];

type Event = DeskLeadView["events"][number];

function title(
  { kind, data, at }: Event,
  view: DeskLeadView,
  locale: Locale,
  departmentName: (code: string, at?: Date) => string,
): string {
  const { t, format } = locale;
  // What happened is told with the names of its day.
  const department = (name: string) => departmentName(textField(data, name) ?? "", at);
  switch (kind) {
    case "received":
    case "read":
    case "asked":
    case "submitter-replied":
    case "noted":
    case "withdrawn":
      return t(`desk:events.${kind}`);
    case "accepted":
      return Reflect.get(Object(data), "arbitration") === true
        ? t("casework:events.kept")
        : t("desk:events.accepted");
    case "reopened": {
      const due = textField(data, "due");
      return due ? t("desk:events.reopenedUntil", { date: format.date(due) }) : t("desk:events.reopened");
    }
    case "routed":
      return textField(data, "department")
        ? t("desk:events.routedTo", { department: department("department") })
        : t("desk:events.routed");
    case "assigned": {
      const id = Reflect.get(Object(data), "staffId");
      const name = view.staffNames.get(Number(id));
      return name ? t("desk:events.assignedTo", { name }) : t("desk:events.assigned");
    }
    case "unassigned":
      return unassignedText(data, locale, view.staffNames);
    case "forwarded":
    case "returned":
    case "extended":
    case "clock-corrected":
    case "task-opened":
    case "task-answered":
    case "task-cancelled":
      return caseworkEventText(kind, data, { t, format }, (code) => departmentName(code, at));
    case "reorganised":
    case "reorganisation-undone": {
      const role = textField(data, "role") === "coordinating" ? "coordinating" : "lead";
      return t(`desk:events.${kind}.${role}`, { from: department("from"), to: department("to") });
    }
    case "undone":
      return textField(data, "to")
        ? t("desk:events.undone", {
            // The event says where the lead went now; what was taken back led the other way.
            what: t("desk:events.forwarded", { from: department("to"), to: department("from") }),
          })
        : t("desk:events.undone", { what: t(`desk:events.${undoneVerb(data)}`) });
    case "resumed": {
      const waited: unknown = Reflect.get(Object(data), "waitedDays");
      return typeof waited === "number" && waited > 0
        ? t("desk:events.resumedLater", { count: waited })
        : t("desk:events.resumed");
    }
    case "resolved": {
      const outcome = outcomes.find((known) => known === textField(data, "outcome"));
      return outcome
        ? t("desk:events.resolvedAs", { outcome: t(`routing:outcomes.${outcome}`) })
        : t("desk:events.resolved");
    }
    case "linked":
    case "unlinked":
      return t(`desk:events.${kind}`, { target: textField(data, "to") ?? "" });
    case "scored":
      return t("desk:events.scored", {
        total: format.number(Number(Reflect.get(Object(data), "total"))),
        unjudged: format.number(Number(Reflect.get(Object(data), "unjudged"))),
      });
    case "dated":
      return t("desk:events.dated", { date: format.date(textField(data, "due") ?? "") });
    case "project-opened":
    case "obstacle-tied":
      return t(`desk:events.${kind}`, { project: textField(data, "project") ?? "" });
    case "mail-failed":
      return t("desk:events.mail-failed", { to: textField(data, "to") ?? "" });
    default:
      return kind;
  }
}

function undoneVerb(data: unknown): "accepted" | "assigned" {
  return textField(data, "verb") === "accept" ? "accepted" : "assigned";
}

function typedText(data: unknown): string | null {
  const names = ["text", "question", "answer", "reason", "reply", "message"];
  return names.map((name) => textField(data, name)).find((text) => text !== null) ?? null;
}

function textField(data: unknown, name: string): string | null {
  const value: unknown = Reflect.get(Object(data), name);
  return typeof value === "string" && value !== "" ? value : null;
}
