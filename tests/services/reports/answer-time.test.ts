import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { answerTime } from "~/services/reports/answer-time.server";
import { freshDatabase } from "../../support/database";
import { aLead } from "../../support/desk";

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

/** A lead, the days after its receipt on which it was asked about and answered. */
async function answered(received: string, events: [kind: string, at: string][], demo = false) {
  const { id } = await aLead(db, new Date(`${received}T02:00:00Z`));
  if (demo) await db.lead.update({ where: { id }, data: { demo } });
  for (const [kind, at] of events) {
    await db.leadEvent.create({ data: { leadId: id, kind, at: new Date(`${at}T02:00:00Z`), data: {} } });
  }
}

test("real first answers of the last 90 days are counted in working days; questions, demo and older ones are not", async () => {
  // Monday to Thursday, with the holiday of 24 November between: two working days.
  for (let made = 0; made < 9; made += 1) await answered("2026-11-23", [["resolved", "2026-11-26"]]);
  await answered("2026-11-23", [["resolved", "2026-11-26"]], true);
  await answered("2026-11-23", [["asked", "2026-11-25"]]);
  await answered("2026-08-03", [
    ["resolved", "2026-08-05"],
    ["resolved", "2026-11-26"],
  ]);
  const monday = new Date("2026-11-30T02:00:00Z");
  expect(await answerTime(db, monday)).toBeNull();

  await answered("2026-11-23", [["resolved", "2026-11-26"]]);
  // The figure is kept for ten minutes.
  expect(await answerTime(db, new Date("2026-11-30T02:09:00Z"))).toBeNull();
  expect(await answerTime(db, new Date("2026-11-30T02:11:00Z"))).toEqual({ days: 2, answers: 10 });
});
