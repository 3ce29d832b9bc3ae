import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { newFormToken } from "~/services/intake/form-token.server";
import { submitLead } from "~/services/intake/submit-lead.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { noteLead } from "~/services/leads/note-lead.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { replyToQuestion, withdrawLead } from "~/services/tracking/change-as-submitter.server";
import { resendTrackingLink } from "~/services/tracking/resend-tracking-link.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { freshDatabase } from "../../support/database";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  const staff = await db.staff.create({
    data: { email: "officer@example.com", name: "Demo Officer", role: "officer", departmentCode: "finance" },
  });
  officer = { kind: "staff", id: staff.id, role: "officer", department: "finance" };
  await db.$transaction(async (tx) => {
    await tx.department.update({ where: { code: "finance" }, data: { mailbox: "finance@example.com" } });
    await touchCatalogue(tx);
  });
});
afterAll(() => close());

const secret = "a secret of this test, long enough for it";
const mail = { smtp: false, from: "Vàm Cỏ <vamco@example.com>", publicUrl: "https://site.example.com" };
const tuesday = new Date("2026-12-01T02:00:00Z");
const nextTuesday = new Date("2026-12-08T02:00:00Z");

/** An obstacle of a foreign investor: answered by finance, appraised by foreign affairs, with high priority. */
const obstacle = {
  kind: "obstacle",
  topic: "security",
  submitter: {
    type: "foreign-investor",
    name: "Demo Person",
    email: "demo@example.com",
    country: "KR",
    language: "ko",
  },
  place: "commune:25681",
  subject: "A road that was closed",
  message: "Lorries cannot pass.",
  consent: { version: "2026-1" },
};

async function anObstacle() {
  const commune = await db.commune.findFirstOrThrow({ where: { border: true } });
  const result = await submitLead(
    { db, now: tuesday, random: randomBytes, secret, mail },
    {
      lead: { ...obstacle, place: `commune:${commune.code}` },
      formToken: newFormToken(secret, randomBytes(16), tuesday),
      consent: { text: "I agree.", language: "en" },
      channel: "web",
    },
  );
  if (result.kind !== "received") throw new Error(JSON.stringify(result));
  return result;
}

async function seen(code: string) {
  const lead = await db.lead.findUniqueOrThrow({ where: { code } });
  return { leadId: lead.id, version: lead.version, lastEvent: null };
}

const desk = (now: Date) => ({ db, now, actor: officer, mail, secret });

test("the reply to a question moves the due date by the working days that were waited, and the department is told", async () => {
  const { code, trackToken } = await anObstacle();
  await acceptLead(desk(tuesday), await seen(code));
  await askSubmitter(desk(tuesday), await seen(code), "Which road is it?");
  const asked = await trackLead(db, trackToken);
  expect(asked).toMatchObject({ state: "waiting-for-submitter", waiting: true, mayReply: true });
  expect(asked?.history.at(-1)).toMatchObject({ kind: "asked", text: "Which road is it?" });

  const deps = { db, now: nextTuesday, mail };
  expect(await replyToQuestion(deps, trackToken, "The road to the port.")).toBe("done");
  const replied = await trackLead(db, trackToken);
  expect(asked?.dueOn).toBe("2026-12-04");
  expect(replied).toMatchObject({ state: "in-progress", waiting: false, dueOn: "2026-12-11" });
  const news = await db.mail.findFirst({ where: { template: "department-replied" } });
  expect(news).toMatchObject({ to: "finance@example.com", language: "vi" });
  expect(await replyToQuestion(deps, trackToken, "Once more.")).toBe("not-now");
});

test("nothing of appraisal, border, security, rank, notes or who works on it reaches the sender", async () => {
  const { code, trackToken } = await anObstacle();
  await acceptLead(desk(tuesday), await seen(code));
  await noteLead(desk(tuesday), await seen(code), "Ask the border guard.");
  const lead = await db.lead.findUniqueOrThrow({ where: { code }, include: { mails: true } });
  expect(lead).toMatchObject({ appraisal: true, priority: "high" });
  const tracked = JSON.stringify(await trackLead(db, trackToken));
  for (const word of ["appraisal", "foreign-affairs", "border", "security", "high", "Demo Officer", "guard"])
    expect(tracked).not.toContain(word);
  const receipt = lead.mails.find(({ template }) => template === "receipt");
  expect(receipt?.text).not.toMatch(/appraisal|border|security|priority/i);
});

test("a withdrawn lead is told to both sides, and can be withdrawn once", async () => {
  const { code, trackToken } = await anObstacle();
  const deps = { db, now: nextTuesday, mail };
  expect(await withdrawLead(deps, trackToken)).toBe("done");
  expect(await withdrawLead(deps, trackToken)).toBe("not-now");
  const lead = await db.lead.findUniqueOrThrow({ where: { code }, include: { mails: true } });
  const told = lead.mails.map(({ template, to }) => [template, to]);
  expect(told).toContainEqual(["withdrawal", "demo@example.com"]);
  expect(told).toContainEqual(["department-withdrawn", "finance@example.com"]);
});

test.each([
  [
    "in any writing of code and address",
    (code: string) => code.toLowerCase().replaceAll("-", " "),
    "DEMO@Example.com",
    1,
  ],
  ["not to another address", (code: string) => code, "other@example.com", 0],
  ["not for a code with a slip", (code: string) => code.replace(/.$/, "!"), "demo@example.com", 0],
])("the tracking link is mailed again %s", async (_, writing, email, mails) => {
  const { code, trackToken } = await anObstacle();
  await resendTrackingLink({ db, now: nextTuesday, secret, mail }, { code: writing(code), email });
  const sent = await db.mail.findMany({ where: { template: "tracking-link", lead: { code } } });
  expect(sent).toHaveLength(mails);
  for (const { text, to } of sent) {
    expect(to).toBe("demo@example.com");
    expect(text).toContain(trackToken);
  }
});

test("after the installation's secret was changed, the link that is mailed again works", async () => {
  const { code, trackToken } = await anObstacle();
  const deps = { db, now: nextTuesday, secret: "another secret of this installation", mail };
  await resendTrackingLink(deps, { code, email: "demo@example.com" });
  const mailed = await db.mail.findFirstOrThrow({ where: { template: "tracking-link", lead: { code } } });
  const fresh = /\/track\/([0-9a-z]{26})/.exec(mailed.text)?.[1] ?? "";
  expect(fresh).not.toBe(trackToken);
  expect(await trackLead(db, fresh)).toMatchObject({ code });
  expect(await trackLead(db, trackToken)).toBeNull();
});

test("after the installation's secret was changed, the link in a question of the desk works", async () => {
  const { code } = await anObstacle();
  const moved = { ...desk(tuesday), secret: "another secret of this installation" };
  await acceptLead(moved, await seen(code));
  await askSubmitter(moved, await seen(code), "Which road is it?");
  const mailed = await db.mail.findFirstOrThrow({ where: { template: "question", lead: { code } } });
  const fresh = /\/track\/([0-9a-z]{26})/.exec(mailed.text)?.[1] ?? "";
  expect(await trackLead(db, fresh)).toMatchObject({ code, mayReply: true });
});

test.each(["", "x", "0".repeat(26).replace(/0$/, "u"), "../admin", "0".repeat(27)])(
  "the token %j opens nothing",
  async (token) => expect(await trackLead(db, token)).toBeNull(),
);
