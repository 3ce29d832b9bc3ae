import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { trackToken } from "~/services/intake/form-token.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { correctClock } from "~/services/leads/correct-clock.server";
import { extendLead } from "~/services/leads/extend-lead.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { reopenLead } from "~/services/leads/reopen-lead.server";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { returnLead } from "~/services/leads/return-lead.server";
import { calendarStamp, editCalendar } from "~/services/settings/edit-calendar.server";
import { readSetup } from "~/services/settings/setup.server";
import { replyToQuestion } from "~/services/tracking/change-as-submitter.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { freshDatabase } from "../../support/database";
import { aLead, aStaff, deskOf, mail, secret, seenNow } from "../../support/desk";

/** The calendar of 2026 is official, that of 2027 provisional, and there is none of 2028. */
let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;
let administrator: StaffActor;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  officer = await aStaff(db, "officer", "economic-zone-authority");
  administrator = await aStaff(db, "administrator");
});
afterAll(() => close());

/** Nine in the morning in Viet Nam. */
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const desk = (day: string) => deskOf(db, officer, at(day));
const row = (id: number) => db.lead.findUniqueOrThrow({ where: { id } });
const due = async (id: number) => (await row(id)).dueOn?.toISOString().slice(0, 10);
const seen = (id: number) => seenNow(db, id);

/** Received and taken up on a day, with five working days. */
async function accepted(day: string): Promise<number> {
  const { id } = await aLead(db, at(day));
  await acceptLead(desk(day), await seen(id));
  return id;
}

async function asked(received: string, day: string): Promise<number> {
  const id = await accepted(received);
  await askSubmitter(desk(day), await seen(id), "How much power?");
  return id;
}

/** What moves the date of a lead that was received on Monday 20 December 2027 over the end of that year; each on a day of its own. */
const ways: [string, () => Promise<number>][] = [
  [
    "corrected",
    async () => {
      const id = await asked("2027-12-20", "2027-12-24");
      await resumeLead(desk("2027-12-27"), await seen(id));
      const question = await db.leadEvent.findFirstOrThrow({ where: { leadId: id, kind: "asked" } });
      const given = { pause: question.id, since: "2027-12-20", reason: "I had called them." };
      await correctClock(desk("2027-12-27"), await seen(id), given);
      return id;
    },
  ],
  [
    "reopened",
    async () => {
      const id = await accepted("2027-12-20");
      await resolveLead(desk("2027-12-21"), await seen(id), { outcome: "answered", text: "Welcome." });
      await reopenLead(desk("2027-12-29"), await seen(id), "They asked again.");
      return id;
    },
  ],
  [
    "resumed by staff",
    async () => {
      const id = await asked("2027-12-20", "2027-12-27");
      await resumeLead(desk("2028-01-04"), await seen(id));
      return id;
    },
  ],
  [
    "answered by the sender",
    async () => {
      const id = await asked("2027-12-20", "2027-12-27");
      const token = trackToken(secret, await row(id));
      await replyToQuestion({ db, now: at("2028-01-05"), mail }, token, "Two megawatts.");
      return id;
    },
  ],
  [
    "forwarded",
    async () => {
      const id = await asked("2027-12-20", "2027-12-27");
      await forwardLead(desk("2028-01-06"), await seen(id), { department: "finance", reason: "Theirs." });
      return id;
    },
  ],
  [
    "returned",
    async () => {
      const id = await asked("2027-12-20", "2027-12-27");
      await returnLead(desk("2028-01-07"), await seen(id), { department: "finance", reason: "Theirs." });
      return id;
    },
  ],
];

test.each(ways)(
  "%s over a missing year, a lead has no date, which the administrators are told",
  async (_, act) => {
    const settings = { publicUrlIsSet: true, smtp: true };
    const { undated } = await readSetup(db, at("2028-01-04"), settings);
    const id = await act();
    expect(await row(id)).toMatchObject({ dueOn: null, calendar: "missing" });
    expect((await readSetup(db, at("2028-01-04"), settings)).undated).toBe(undated + 1);
    const told = await db.mail.findMany({ where: { leadId: id, template: "calendar-missing" } });
    const { email } = await db.staff.findUniqueOrThrow({ where: { id: administrator.id } });
    expect(told.map(({ to }) => to)).toEqual([email]);
  },
);

test("when its year is entered, each has the date that it should have had, and no other is touched", async () => {
  // Received in the missing year; and one of March, reopened in it.
  const received = await accepted("2028-03-06");
  await askSubmitter(desk("2028-03-07"), await seen(received), "How much power?");
  await resumeLead(desk("2028-03-09"), await seen(received));
  const reopened = await accepted("2027-03-01");
  await resolveLead(desk("2027-03-02"), await seen(reopened), { outcome: "answered", text: "Welcome." });
  await reopenLead(desk("2028-03-06"), await seen(reopened), "They asked again.");
  // Extended in time, and then waited for into the missing year.
  const extended = await accepted("2027-12-13");
  await extendLead(desk("2027-12-13"), await seen(extended), { due: "2027-12-24", reason: "The survey." });
  await askSubmitter(desk("2027-12-23"), await seen(extended), "How much power?");
  await resumeLead(desk("2028-01-05"), await seen(extended));
  const dated = await accepted("2027-11-01");
  const before = await row(dated);

  const deps = { db, now: at("2028-03-10"), actor: administrator };
  const given = { status: "official", off: ["2028-01-03"], working: [] } as const;
  await editCalendar(deps, 2028, given, calendarStamp(null));
  // Mon 6 March, five days: Mon 13; Wed 8 and Thu 9 were waited: Wed 15.
  expect(await due(received)).toBe("2028-03-15");
  expect(await due(reopened)).toBe("2028-03-13");
  // Fri 24 December; that day, Mon 27 to Fri 31, Tue 4 January and Wed 5 were waited, eight days: Thu 6.
  expect(await due(extended)).toBe("2028-01-06");
  expect(await row(received)).toMatchObject({ calendar: "official" });
  expect((await trackLead(db, trackToken(secret, await row(reopened))))?.dueOn).toBe("2028-03-13");
  expect(await row(dated)).toEqual(before);
  expect(await db.lead.count({ where: { dueOn: null } })).toBe(0);
});

test("a date that moves into an unconfirmed year is no longer told as an official one", async () => {
  const resumed = await asked("2026-12-22", "2026-12-24");
  expect(await row(resumed)).toMatchObject({ calendar: "official" });
  await resumeLead(desk("2026-12-30"), await seen(resumed));
  const extended = await accepted("2026-12-22");
  await extendLead(desk("2026-12-24"), await seen(extended), {
    due: "2027-01-05",
    reason: "We wait for the survey.",
  });
  for (const id of [resumed, extended]) {
    expect(await due(id)).toMatch(/^2027-01/);
    expect((await trackLead(db, trackToken(secret, await row(id))))?.calendar).toBe("provisional");
  }
});
