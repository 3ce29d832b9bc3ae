import { z } from "zod";

const isoDay = z.iso.date("calendar.not-a-date");

function isWeekend(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** One year as the calendar editor and the reference data give it: days off are weekdays, worked days are weekend days. */
export const calendarYearSchema = z
  .object({
    status: z.enum(["official", "provisional"], { error: "calendar.status-unknown" }),
    off: z.array(isoDay.refine((date) => !isWeekend(date), { error: "calendar.off-is-weekend" })).max(366),
    working: z.array(isoDay.refine(isWeekend, { error: "calendar.working-is-weekday" })).max(366),
  })
  .strip();

/** The whole calendar; every date lies in the year it stands under. */
export const workingCalendarSchema = z
  .object({
    years: z.record(z.string().regex(/^\d{4}$/, { error: "calendar.year-unknown" }), calendarYearSchema),
  })
  .superRefine((calendar, context) => {
    for (const [year, days] of Object.entries(calendar.years)) {
      for (const date of [...days.off, ...days.working]) {
        if (!date.startsWith(`${year}-`)) {
          context.addIssue({
            code: "custom",
            path: ["years", year],
            message: "calendar.other-year",
            params: { date },
          });
        }
      }
    }
  });
