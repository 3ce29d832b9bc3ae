import {
  type DueNow,
  dueDate,
  givenDate,
  noonOf,
  vietnamDate,
  type WorkingCalendar,
  workingDaysBetween,
} from "~/core/deadlines/calendar";
import { type DueStanding, dueStanding } from "~/core/deadlines/due-standing";
import { extendedDue } from "~/core/deadlines/extend-due";
import type { LeadState } from "~/core/leads/lead";

/** When a lead came and how many working days it was given: what its first date is counted from. */
export type CountedLead = { receivedAt: Date; dueDays: number };

/** An event of a lead's history, as far as its clock is concerned. */
export type ClockEvent = { id: number; kind: string; at: Date; data: unknown };

/** A time in which the clock stood still because the sender was asked. Dates are ISO days in Viet Nam. */
export type Pause = {
  /** The event that began it. */
  event: number;
  /** From this day on, as it holds now. */
  since: string;
  /** What was recorded at first, where it was corrected later: both are kept. */
  recordedSince: string | null;
  /** It cannot have begun earlier: what was waited before is counted in another pause, or in a date promised since. */
  notBefore: string;
  /** Null: the clock still stands. */
  until: string | null;
  /** Working days waited; null while it stands, or where a calendar is missing. */
  days: number | null;
};

export type ClockHistory = { pauses: Pause[]; due: DueNow };

/** The department that leads has so many working days from the day of reading to say who handles the lead. */
export const assignWithinDays = 1;

const undated: DueNow = { due: null, calendar: "missing", missingYear: null };

/** Events after which the clock runs again, or for ever stands. */
const ends = ["resumed", "forwarded", "returned", "resolved", "withdrawn"];
/** Events that promise a date anew. */
const promises = ["routed", "reopened", "extended"];
/**
 * Events that say a due date of their own, where a calendar could name one; those before count no more. `dated` is the
 * promise made earlier, named once its year had a calendar.
 */
const dated = [...promises, "dated"];

/**
 * Pauses and due date computed from the history alone, so that a correction of an earlier mistake counts from where it
 * belongs: "waiting since" noted too late is corrected by an event that names the pause and the right day, and every
 * date after it follows. A date that was promised anew (an extension, a reopening) is not moved by pauses before it.
 * A forwarding that is taken back ended no pause: the sender is waited for as before.
 * What a missing calendar kept from having a date, at receipt or at a reopening, has it as soon as the year is there.
 * Whoever asks for the pauses alone need not say of which lead.
 */
export function clockHistory(
  events: readonly ClockEvent[],
  calendar: WorkingCalendar,
  lead: CountedLead | null = null,
): ClockHistory {
  const corrected = new Map<number, string>();
  for (const event of events) {
    if (event.kind !== "clock-corrected") continue;
    const since = text(event.data, "since");
    const pause: unknown = Reflect.get(Object(event.data), "pause");
    if (since && typeof pause === "number") corrected.set(pause, since);
  }

  const countedFrom = (instant: Date): DueNow => (lead ? dueDate(instant, lead.dueDays, calendar) : undated);
  let due = lead ? countedFrom(lead.receivedAt) : undated;
  let open: Pause | null = null;
  /** What the last forwarding ended, for as long as it can be taken back. */
  let forwarded: { pause: Pause; due: DueNow } | null = null;
  let notBefore = "";
  const pauses: Pause[] = [];
  for (const event of events) {
    const given = dated.includes(event.kind) ? text(event.data, "due") : null;
    if (given) due = givenDate(given, calendar);
    else if (event.kind === "reopened") due = countedFrom(event.at);
    if (promises.includes(event.kind)) notBefore = vietnamDate(event.at);
    if (event.kind === "undone" && text(event.data, "verb") === "forward" && forwarded) {
      open = forwarded.pause;
      open.until = null;
      open.days = null;
      due = forwarded.due;
    }
    if (event.kind === "forwarded") forwarded = open && { pause: open, due };
    if (event.kind === "asked" && !open) {
      const recorded = vietnamDate(event.at);
      const since = corrected.get(event.id) ?? recorded;
      open = {
        event: event.id,
        since,
        recordedSince: since === recorded ? null : recorded,
        notBefore,
        until: null,
        days: null,
      };
      pauses.push(open);
    } else if (open && ends.includes(event.kind)) {
      const { waitedDays, ...later } = extendedDue(due.due, noonOf(open.since), event.at, calendar);
      open.until = vietnamDate(event.at);
      notBefore = open.until;
      open.days = waitedDays;
      if (event.kind !== "resolved" && event.kind !== "withdrawn") due = later;
      open = null;
    }
  }
  return { pauses, due };
}

/** Why a day cannot be that from which the sender was waited for; null when it can. */
export function correctionRefusal(
  pause: Pause,
  since: string,
  receivedAt: Date,
  now: Date,
): "date.before-receipt" | "date.too-early" | "date.after-pause" | "date.same" | null {
  if (since < vietnamDate(receivedAt)) return "date.before-receipt";
  if (since < pause.notBefore) return "date.too-early";
  if (since > (pause.until ?? vietnamDate(now))) return "date.after-pause";
  return since === pause.since ? "date.same" : null;
}

export const clockNames = ["read", "assigned", "answered"] as const;
export type ClockName = (typeof clockNames)[number];

/** `met`: done, and by how many working days late (0: in time; null: late, but a calendar is missing between). */
export type ClockStanding = DueStanding | { standing: "met"; lateDays: number | null };
export type Clock = { name: ClockName; due: string | null; at: Date | null; standing: ClockStanding };

export type ClockedLead = {
  state: LeadState;
  /** ISO days. */
  readBy: string | null;
  assignBy: string | null;
  due: string | null;
  firstReadAt: Date | null;
  assignedAt: Date | null;
  resolvedAt: Date | null;
};

/**
 * The three clocks of a lead: read by a person, given to a person, answered. Only the last stands still while the
 * sender is asked. A lead from before the clocks has no date to be assigned by, and that clock is not shown.
 */
export function leadClocks(lead: ClockedLead, now: Date, calendar: WorkingCalendar): Clock[] {
  const clock = (name: ClockName, due: string | null, at: Date | null): Clock => ({
    name,
    due,
    at,
    standing: at ? met(due, at, calendar) : running(name, due, lead.state, now, calendar),
  });
  return [
    clock("read", lead.readBy, lead.firstReadAt),
    ...(lead.assignBy || lead.assignedAt ? [clock("assigned", lead.assignBy, lead.assignedAt)] : []),
    clock("answered", lead.due, lead.state === "resolved" ? lead.resolvedAt : null),
  ];
}

/** The day by which somebody in person has a lead that came to a department at `from`, to be read within `readDays`. */
export function assignByDay(from: Date, readDays: number, calendar: WorkingCalendar): string | null {
  return dueDate(from, readDays + assignWithinDays, calendar).due;
}

function met(due: string | null, at: Date, calendar: WorkingCalendar): ClockStanding {
  const day = vietnamDate(at);
  if (due === null || day <= due) return { standing: "met", lateDays: 0 };
  // Done on a day off after the date: late, although not one working day has passed.
  const days = workingDaysBetween(due, day, calendar);
  return { standing: "met", lateDays: days === null ? null : Math.max(1, days) };
}

function running(
  name: ClockName,
  due: string | null,
  state: LeadState,
  now: Date,
  calendar: WorkingCalendar,
): DueStanding {
  const counted = name !== "answered" && state === "waiting-for-submitter" ? "in-progress" : state;
  return dueStanding({ state: counted, due }, now, calendar);
}

function text(data: unknown, name: string): string | null {
  const value: unknown = Reflect.get(Object(data), name);
  return typeof value === "string" && value !== "" ? value : null;
}
