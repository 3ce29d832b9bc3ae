import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { readFacts } from "~/services/reference/facts.server";
import { calendarStamp, editCalendar, readCalendarYear } from "~/services/settings/edit-calendar.server";
import { previewCalendar } from "~/services/settings/preview-calendar.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
const tuesday = new Date("2026-12-01T02:00:00Z");

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

/** The year as it is, and a swapped day as a clerk copies it from the notice. */
async function swapped(addOff: string, addWorking: string) {
  const { off, working } = (await readFacts(db)).calendar.years["2026"] ?? { off: [], working: [] };
  const typed = { status: "official", off: off.join("\n"), working: working.join("\n"), addOff, addWorking };
  const read = readCalendarYear(2026, typed);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.given;
}

test("a preview says which open leads would have another date, and writes nothing", async () => {
  const { code, id } = await aLead(db, tuesday);
  const given = await swapped("8/12/2026", "");
  expect(await previewCalendar(db, 2026, given)).toEqual({
    off: ["2026-12-08"],
    worked: [],
    changed: 1,
    onDayOff: 1,
    rows: [{ code, due: "2026-12-08", wouldBe: "2026-12-09" }],
    more: false,
  });
  expect((await readFacts(db)).calendar.years["2026"]?.off).not.toContain("2026-12-08");
  const actor = await aStaff(db, "administrator");
  const seen = calendarStamp(await db.calendarYear.findUnique({ where: { year: 2026 } }));
  await editCalendar({ db, now: tuesday, actor }, 2026, given, seen);
  // Saved, the promised date stays.
  const { dueOn } = await db.lead.findUniqueOrThrow({ where: { id } });
  expect(dueOn?.toISOString().slice(0, 10)).toBe("2026-12-08");
});

test("a swapped day is typed as the day off and the weekend day worked for it", async () => {
  const preview = await previewCalendar(db, 2026, await swapped("2026-12-03", "05/12/2026"));
  expect(preview).toMatchObject({ off: ["2026-12-03"], worked: ["2026-12-05"] });
});

test("of two who begin the same year at once, one keeps it and the other is told", async () => {
  const actor = await aStaff(db, "administrator");
  const years = ["2035-01-01", "2035-02-08"].map((day) => ({
    status: "provisional" as const,
    off: [day],
    working: [],
  }));
  const results = await Promise.all(
    years.map((given) => editCalendar({ db, now: tuesday, actor }, 2035, given, calendarStamp(null))),
  );
  expect(results).toContainEqual("outrun");
  expect(results).toContainEqual({ dated: 0 });
});
