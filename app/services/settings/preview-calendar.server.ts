import type { CalendarYear, WorkingCalendar } from "~/core/deadlines/calendar";
import { changedDays, shiftedDue } from "~/core/deadlines/shifted-due";
import { openStates } from "~/core/leads/lead";
import type { Database } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { readFacts } from "../reference/facts.server";

/** More leads than this are not looked through; the preview says so. */
const mostLeads = 5_000;
const shownLeads = 20;

/** What a calendar would change for the open leads, if dates were counted anew. Nothing is written. */
export type CalendarPreview = {
  /** Days that would be off, and that would be worked, and are not now. */
  off: string[];
  worked: string[];
  /** Leads that would have another date. */
  changed: number;
  /** Leads that keep a date which would be a day off. */
  onDayOff: number;
  rows: { code: string; due: string; wouldBe: string }[];
  /** There were more leads than could be looked through. */
  more: boolean;
};

export async function previewCalendar(
  db: Database,
  year: number,
  given: CalendarYear,
): Promise<CalendarPreview> {
  const { calendar } = await readFacts(db);
  const days = changedDays(calendar.years[String(year)] ?? given, given);
  const touched = [...days.off, ...days.worked].sort();
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return { ...days, changed: 0, onDayOff: 0, rows: [], more: false };
  const leads = await db.lead.findMany({
    where: {
      state: { in: [...openStates] },
      dueOn: { gte: new Date(first) },
      // The day after, in Viet Nam: what was received on the last of the days is counted with it.
      receivedAt: { lt: new Date(Date.parse(last) + 24 * 60 * 60 * 1000) },
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: mostLeads + 1,
    select: { code: true, receivedAt: true, dueOn: true },
  });
  const after: WorkingCalendar = { years: { ...calendar.years, [year]: given } };
  const rows = leads.slice(0, mostLeads).flatMap(({ code, receivedAt, dueOn }) => {
    const due = isoDay(dueOn) ?? "";
    const wouldBe = shiftedDue(receivedAt, due, calendar, after);
    return wouldBe === null || wouldBe === due ? [] : [{ code, due, wouldBe }];
  });
  return {
    ...days,
    changed: rows.length,
    onDayOff: rows.filter(({ due }) => days.off.includes(due)).length,
    rows: rows.slice(0, shownLeads),
    more: leads.length > mostLeads,
  };
}
