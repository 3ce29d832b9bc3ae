import type { CalendarYear, WorkingCalendar } from "~/core/deadlines/calendar";
import { workingCalendarSchema } from "~/core/deadlines/calendar.schema";
import { clockHistory } from "~/core/deadlines/clocks";
import { openStates } from "~/core/leads/lead";
import type { StaffActor } from "~/core/policy/may";
import type { Database, Transaction } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { dateOf } from "../date-columns";
import { formStamp } from "../form-stamp.server";
import { touchCatalogue } from "../reference/catalogue-version.server";

export type CalendarProblem = { field: "status" | "off" | "working"; key: string; date: string };

export type CalendarTyped = {
  status: string;
  off: string;
  working: string;
  /** One more day off, and a weekend day worked for it, from fields of their own. */
  addOff?: string;
  addWorking?: string;
};

/**
 * Reads a year as it was typed: one date a line, or several with spaces or commas between, as 2027-02-05 or as notices in
 * Viet Nam write it, 5/2/2027.
 */
export function readCalendarYear(
  year: number,
  typed: CalendarTyped,
): { given: CalendarYear } | { problems: CalendarProblem[] } {
  const days = (text: string) =>
    [
      ...new Set(
        text
          .slice(0, 20_000)
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(isoOf),
      ),
    ].sort();
  const given = {
    status: typed.status,
    off: days(`${typed.off} ${typed.addOff ?? ""}`),
    working: days(`${typed.working} ${typed.addWorking ?? ""}`),
  };
  const parsed = workingCalendarSchema.safeParse({ years: { [year]: given } });
  if (parsed.success) {
    const read = parsed.data.years[String(year)];
    // Eleven days at least are off by law (Bộ luật Lao động Điều 112): an official year without one was not typed yet.
    if (read?.status === "official" && read.off.length === 0) {
      return { problems: [{ field: "off", key: "calendar.official-empty", date: "" }] };
    }
    if (read) return { given: read };
  }
  const issues = parsed.error?.issues ?? [];
  return {
    problems: issues.map((issue) => {
      const field = fieldsOfYear.find((known) => known === issue.path[2]) ?? "status";
      const list = field === "status" ? [] : given[field];
      const ofOtherYear: unknown = Reflect.get(Object(Reflect.get(issue, "params")), "date");
      const date = list[Number(issue.path[3])] ?? (typeof ofOtherYear === "string" ? ofOtherYear : "");
      return { field, key: issue.message, date };
    }),
  };
}

const fieldsOfYear = ["off", "working"] as const;

function isoOf(day: string): string {
  const [, date, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(day) ?? [];
  return date && month && year ? `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}` : day;
}

/** Of a year as a form shows it; of one that is not there, too: two may begin the same year. */
export function calendarStamp(
  year: { status: string; off: readonly string[]; working: readonly string[] } | null | undefined,
): string {
  return formStamp(year ? [year.status, year.off.join(" "), year.working.join(" ")] : []);
}

/**
 * Keeps a year of the calendar, and gives open leads that had no due date, because this year was missing, the date that
 * they should have had. Dates that somebody was promised stay as they were promised: `previewCalendar` says whose would be
 * others now, and whoever needs the days extends the lead, with a reason that the sender is told.
 * @param seen the stamp of what the form was made from (`calendarStamp`).
 * @returns how many leads got their date; `outrun` when somebody else has saved the year since, and nothing was written.
 */
export async function editCalendar(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  year: number,
  given: CalendarYear,
  seen: string,
): Promise<{ dated: number } | "outrun"> {
  return db.$transaction(async (tx) => {
    // A year that is not there has no row to lock.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('calendar'), ${year}::int)`;
    const before = await tx.calendarYear.findUnique({ where: { year } });
    if (calendarStamp(before) !== seen) return "outrun";
    const data = { status: given.status, off: [...given.off], working: [...given.working], editedAt: now };
    await tx.calendarYear.upsert({
      where: { year },
      create: { year, ...data, sources: [], loadedHash: "" },
      update: data,
    });
    await touchCatalogue(tx);
    const dated = await dateLeads(tx, now);
    await recordAudit(
      tx,
      { kind: "calendar-edited", staffId: actor.id, data: { year, status: given.status, dated } },
      now,
    );
    return { dated };
  });
}

/** Counted from the history: a reopening gave the days anew, and the time that the sender was waited for does not count. */
async function dateLeads(tx: Transaction, now: Date): Promise<number> {
  const open = [...openStates];
  // Nobody resumes or closes one of them meanwhile.
  await tx.$queryRaw`SELECT id FROM lead WHERE "dueOn" IS NULL AND state = ANY(${open}) ORDER BY id FOR UPDATE`;
  const waiting = await tx.lead.findMany({
    where: { dueOn: null, state: { in: open } },
    select: { id: true, receivedAt: true, dueDays: true, events: { orderBy: { id: "asc" } } },
  });
  if (waiting.length === 0) return 0;
  const rows = await tx.calendarYear.findMany();
  const calendar: WorkingCalendar = {
    years: Object.fromEntries(
      rows.map(({ year, status, off, working }): [string, CalendarYear] => [
        String(year),
        { status: status === "official" ? "official" : "provisional", off, working },
      ]),
    ),
  };
  let dated = 0;
  for (const lead of waiting) {
    const { due: found } = clockHistory(lead.events, calendar, lead);
    if (found.due === null) continue;
    dated += 1;
    await tx.leadEvent.create({
      data: { leadId: lead.id, kind: "dated", at: now, data: { due: found.due } },
    });
    await tx.lead.update({
      where: { id: lead.id },
      data: { dueOn: dateOf(found.due), calendar: found.calendar, version: { increment: 1 } },
    });
  }
  return dated;
}
