import { isOverdue, vietnamDate } from "~/core/deadlines/calendar";
import { timeZonesOf } from "~/core/intake/time-zones";
import type { LeadState } from "~/core/leads/lead";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { reasonSentence } from "~/i18n/reasons";
import { dayEnds } from "~/i18n/time-zone";
import { translator } from "~/i18n/translator.server";
import type { Facts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import type { PublicEvent, TrackedLead } from "~/services/tracking/track-lead.server";
import type { Tone } from "~/ui/data/status-label";
import { namedBody } from "./body-view";
import type { BodyView } from "./intake-view";

export type TrackedEvent = {
  key: string;
  dateTime: string;
  when: string;
  title: string;
  text: string | null;
  ahead: boolean;
};

export type TrackedView = {
  code: string;
  subject: string;
  state: LeadState;
  tone: Tone;
  department: BodyView;
  phone: string | null;
  mailbox: string | null;
  received: string;
  /** Where it stands in one sentence: who has it and by when, or who answered and when. */
  standing: string;
  /** What happened last, while it is underway. */
  latest: { title: string; when: string } | null;
  outcome: string | null;
  /** What the department answered, as it was typed. */
  answer: string | null;
  /** Null once it has ended, as what was still to come no longer is. */
  due: { text: string; yours: string | null; before: string | null; late: boolean; paused: boolean } | null;
  read: string | null;
  together: string | null;
  reasons: string[];
  question: string | null;
  history: TrackedEvent[];
  progress: { done: number; total: number };
  mayReply: boolean;
  mayWithdraw: boolean;
  receipt: string;
  /** Where to go when the answer is not enough; null while it is underway. */
  again: string | null;
};

const tones = {
  received: "note",
  routed: "note",
  "in-progress": "note",
  "waiting-for-submitter": "soon",
  resolved: "fine",
  withdrawn: "quiet",
} as const satisfies Record<LeadState, Tone>;

/** How far the two rivers have come: apart while it is underway, one when it has ended. */
const journey = {
  received: 0,
  routed: 1,
  "in-progress": 2,
  "waiting-for-submitter": 2,
  resolved: 3,
  withdrawn: 3,
} as const satisfies Record<LeadState, number>;

/** The status page of a lead: where it is, who has it, by when, and what we need from the sender. */
export function trackedView(
  lead: TrackedLead,
  token: string,
  facts: Facts,
  lang: Language,
  now: Date,
): TrackedView {
  const locale = translator(lang);
  const { t, format } = locale;
  const ended = lead.state === "resolved" || lead.state === "withdrawn";
  const late = !ended && !lead.waiting && lead.dueOn !== null && isOverdue(lead.dueOn, now);
  const before = lead.history.findLast(({ kind }) => kind === "extended")?.was ?? null;
  const last = ended ? undefined : lead.history.at(-1);
  const answered = lead.history.findLast(({ kind }) => kind === "resolved");
  const ends = lead.dueOn && !ended ? dayEnds(lead.dueOn, timeZonesOf(lead.country), locale) : [];
  return {
    code: lead.code,
    subject: lead.subject,
    state: lead.state,
    tone: tones[lead.state],
    department: namedBody(lead.department.name, lang),
    phone: lead.department.phone,
    mailbox: lead.department.mailbox,
    received: vietNamMoment(lead.receivedAt, locale),
    standing: standingSentence(lead, late, locale),
    latest: last ? { title: eventTitle(last, locale), when: vietNamMoment(last.at, locale) } : null,
    // "Answered" is what the page says already.
    outcome: lead.outcome && lead.outcome !== "answered" ? t(`routing:outcomes.${lead.outcome}`) : null,
    answer: lead.outcome && (answered?.text ?? null),
    due: ended
      ? null
      : {
          text: lead.dueOn ? format.weekdayDate(lead.dueOn) : t("tracking:page.dueNone"),
          yours: ends.length > 0 ? t("intake:receipt.yours", { moments: format.list(ends) }) : null,
          before: before && t("tracking:page.dueBefore", { date: format.date(before) }),
          late,
          paused: lead.waiting,
        },
    read: ended ? null : readSentence(lead, locale),
    together: lead.together && !ended ? t("tracking:page.together") : null,
    reasons: lead.reasons.map((reason) => reasonSentence(reason, locale, reasonNames(facts, lang))),
    question: lead.mayReply ? (lead.history.findLast(({ kind }) => kind === "asked")?.text ?? null) : null,
    history: [
      // The answer stands above in full; the history says when it came.
      ...lead.history.map((event) =>
        trackedEvent(lead.outcome && event === answered ? { ...event, text: null } : event, locale),
      ),
      ...(lead.dueOn && !ended && !lead.waiting ? [promised(lead.dueOn, locale)] : []),
    ],
    progress: { done: journey[lead.state], total: 3 },
    mayReply: lead.mayReply,
    mayWithdraw: lead.mayWithdraw,
    receipt: paths.receipt(lang, token),
    again: lead.outcome ? paths.newProposal(lang) : null,
  };
}

function standingSentence(lead: TrackedLead, late: boolean, { t, lang, format }: Locale): string {
  const department = localised(lead.department.name, lang).text;
  const answered = lead.history.findLast(({ kind }) => kind === "resolved");
  if (lead.state === "resolved" && answered) {
    return t("tracking:page.answered", { department, date: format.date(vietnamDate(new Date(answered.at))) });
  }
  const promises = lead.state === "routed" || lead.state === "in-progress";
  return promises && lead.dueOn && !late
    ? t("tracking:page.promised", { department, date: format.date(lead.dueOn) })
    : t(`tracking:page.state.${lead.state}`);
}

function readSentence(lead: TrackedLead, { t, format }: Locale): string {
  if (lead.read === "yes") return t("tracking:page.wasRead");
  if (lead.read === "before") return t("tracking:page.wasReadBefore");
  return lead.readBy
    ? t("tracking:page.notYetRead", { date: format.date(lead.readBy) })
    : t("tracking:page.notYetReadAtAll");
}

function trackedEvent(event: PublicEvent, locale: Locale): TrackedEvent {
  return {
    key: event.key,
    dateTime: event.at,
    when: vietNamMoment(event.at, locale),
    title: eventTitle(event, locale),
    text: event.text,
    ahead: false,
  };
}

function eventTitle(event: PublicEvent, { t, lang, format }: Locale): string {
  switch (event.kind) {
    case "routed":
    case "forwarded":
    case "returned":
      return t(event.kind === "routed" ? "tracking:events.routed" : "tracking:events.forwarded", {
        department: event.department ? localised(event.department, lang).text : "",
      });
    case "resumed":
      return event.due
        ? t("tracking:events.resumedDue", { date: format.date(event.due) })
        : t("tracking:events.resumed");
    case "extended":
      return t("casework:status.extended", { date: event.due ? format.date(event.due) : "" });
    case "resolved":
      return event.outcome && event.outcome !== "answered"
        ? t("tracking:events.resolved", { outcome: t(`routing:outcomes.${event.outcome}`) })
        : t("tracking:events.resolvedPlain");
    default:
      return t(`tracking:events.${event.kind}`);
  }
}

function promised(dueOn: string, { t, format }: Locale): TrackedEvent {
  const when = t("intake:receipt.by", { date: format.date(dueOn) });
  return { key: "ahead", dateTime: dueOn, when, title: t("tracking:events.ahead"), text: null, ahead: true };
}

function vietNamMoment(at: string, { t, format }: Locale): string {
  return t("tracking:page.vietNamTime", { moment: format.dateTime(new Date(at)) });
}
