import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receiptCode } from "~/core/leads/receipt-code";
import type { Database } from "~/infra/db/client.server";
import { newFormToken, trackToken } from "~/services/intake/form-token.server";
import { readDraft, saveDraft } from "~/services/intake/intake-drafts.server";
import { type SubmitDeps, submitLead } from "~/services/intake/submit-lead.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { freshDatabase } from "../../support/database";

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

const secret = "a secret of this test, long enough for it";
/** Tuesday 1 December 2026, 09:00 in Viet Nam. */
const tuesday = new Date("2026-12-01T02:00:00Z");

function deps(over: Partial<SubmitDeps> = {}): SubmitDeps {
  const mail = { smtp: false, from: "Vàm Cỏ <vamco@example.com>", publicUrl: "https://site.example.com" };
  return { db, now: tuesday, random: randomBytes, secret, mail, ...over };
}

const consent = { text: "I agree.", language: "en" } as const;

function aForm(): string {
  return newFormToken(secret, randomBytes(16), tuesday);
}

const factory = {
  kind: "investment",
  submitter: {
    type: "foreign-investor",
    name: "Demo Person",
    email: "demo@example.com",
    phone: "090-1234-5678",
    country: "JP",
    language: "ja",
  },
  place: "park:long-hau",
  capital: { amount: 5_000_000, currency: "USD" },
  subject: "A factory for electronic parts",
  message: "We would like to rent 2.5 ha.",
  consent: { version: "2026-1" },
};

function submission(over: Record<string, unknown> = {}, formToken = aForm()) {
  return { lead: { ...factory, ...over }, formToken, consent, channel: "web" } as const;
}

async function sent(over: Record<string, unknown> = {}, given: Partial<SubmitDeps> = {}) {
  const result = await submitLead(deps(given), submission(over));
  if (result.kind !== "received") throw new Error(`not received: ${JSON.stringify(result)}`);
  const lead = await db.lead.findUniqueOrThrow({
    where: { code: result.code },
    include: { assignments: true, events: { orderBy: { id: "asc" } }, consents: true, mails: true },
  });
  return { result, lead };
}

test("a lead is written with its department, due date, reasons, history, consent and receipt", async () => {
  const { lead, result } = await sent();
  expect(lead).toMatchObject({
    state: "routed",
    departmentCode: "economic-zone-authority",
    dueDays: 5,
    dueOn: new Date("2026-12-08"),
    readBy: new Date("2026-12-02"),
    phone: "+819012345678",
    timeZone: "Asia/Tokyo",
    capitalMinor: 500_000_000n,
  });
  expect(lead.events.map(({ kind }) => kind)).toEqual(["received", "routed"]);
  expect(lead.assignments).toHaveLength(1);
  expect(lead.assignments[0]).toMatchObject({ rule: "investment-in-a-park", ruleSetVersion: 1 });
  expect(lead.consents[0]).toMatchObject({
    version: "2026-1",
    given: true,
    language: "en",
    textHash: createHash("sha256").update(consent.text).digest("hex"),
  });
  const [receipt, ...others] = lead.mails;
  expect(others).toEqual([]);
  expect(receipt).toMatchObject({
    template: "receipt",
    language: "ja",
    to: "demo@example.com",
    state: "kept",
  });
  expect(receipt?.text).toContain(lead.code);
  expect(receipt?.text).toContain(`https://site.example.com/ja/track/${result.trackToken}`);
  expect(receipt?.text).toContain("Ban Quản lý Khu kinh tế tỉnh Tây Ninh");
});

test("the same form sent twenty times at once is one lead with one receipt", async () => {
  const one = submission({ subject: "Sent by an impatient finger" });
  const results = await Promise.all(Array.from({ length: 20 }, () => submitLead(deps(), one)));
  const codes = new Set(results.map((result) => (result.kind === "received" ? result.code : result.kind)));
  expect(codes.size).toBe(1);
  const leads = await db.lead.findMany({
    where: { subject: "Sent by an impatient finger" },
    include: { mails: true, events: true },
  });
  expect(leads).toHaveLength(1);
  expect(leads[0]?.mails).toHaveLength(1);
  expect(leads[0]?.events).toHaveLength(2);
});

test("a form that was sent and then holds something else is told so, and nothing is written", async () => {
  const formToken = aForm();
  const first = await submitLead(deps(), submission({}, formToken));
  const second = await submitLead(deps(), submission({ subject: "Changed since" }, formToken));
  expect(second).toMatchObject({ kind: "sent-before", code: first.kind === "received" ? first.code : "" });
  expect(await db.lead.count({ where: { subject: "Changed since" } })).toBe(0);
});

test("a code that is taken is drawn again", async () => {
  const taken = new Uint8Array([1, 2, 3, 4, 5, 6]);
  const draws = [taken, taken, new Uint8Array([6, 5, 4, 3, 2, 1])];
  const random = () => draws.shift() ?? randomBytes(6);
  const { lead: first } = await sent({}, { random });
  const { lead: second } = await sent({}, { random });
  expect(first.code).toBe(receiptCode(2026, taken));
  expect(second.code).not.toBe(first.code);
});

test("the department's mailbox is told, without name, address or text of the sender", async () => {
  await db.$transaction(async (tx) => {
    await tx.department.update({
      where: { code: "economic-zone-authority" },
      data: { mailbox: "zone@example.com" },
    });
    await touchCatalogue(tx);
  });
  const { lead } = await sent();
  const notice = lead.mails.find(({ template }) => template === "department-notice");
  expect(notice).toMatchObject({ to: "zone@example.com", language: "vi" });
  expect(notice?.text).toContain(lead.code);
  expect(notice?.text).not.toContain("Demo Person");
  expect(notice?.text).not.toContain("demo@example.com");
  expect(notice?.text).not.toContain("2.5 ha");
});

test("in a year without a calendar there is no due date, the receipt says so, and administrators are told once a day", async () => {
  const administrator = { email: "chief@example.com", name: "Demo Chief", role: "administrator" };
  await db.staff.create({ data: administrator });
  const now = new Date("2031-03-03T02:00:00Z");
  const { lead } = await sent({}, { now });
  const { lead: next } = await sent({}, { now });
  expect(lead).toMatchObject({ dueOn: null, readBy: null, calendar: "missing" });
  const receipt = lead.mails.find(({ template }) => template === "receipt");
  expect(receipt?.text).not.toContain("null");
  const told = [...lead.mails, ...next.mails].filter(({ template }) => template === "calendar-missing");
  expect(told.map(({ to }) => to)).toEqual(["chief@example.com"]);
  expect(await db.auditEvent.count({ where: { kind: "calendar-missing" } })).toBe(1);
});

test.each([
  [
    "a phone number that no country has",
    { submitter: { ...factory.submitter, phone: "12345678" } },
    "submitter.phone",
  ],
  ["a sector that is in no list", { sector: "witchcraft" }, "sector"],
  ["a commune that does not exist", { place: "commune:99999" }, "place"],
  ["an opportunity that does not exist", { opportunity: "no-such-offer" }, "opportunity"],
  ["an older consent", { consent: { version: "2025-9" } }, "consent.version"],
])("%s is refused at its path, and nothing is written", async (_, over, path) => {
  const before = await db.lead.count();
  const result = await submitLead(deps(), submission(over));
  expect(result.kind === "invalid" && result.errors.map((error) => error.path)).toEqual([path]);
  expect(await db.lead.count()).toBe(before);
});

test("with SMTP the receipt is queued, and its job is there if and only if the lead is", async () => {
  const mail = { smtp: true, from: "Vàm Cỏ <vamco@example.com>", publicUrl: "https://site.example.com" };
  const { lead } = await sent({}, { mail });
  expect(lead.mails[0]).toMatchObject({ state: "queued" });
  const [jobs] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM jobs.job WHERE name = 'send-mail' AND data->>'mailId' = ${String(lead.mails[0]?.id)}`;
  expect(jobs?.count).toBe(1n);
});

test("a draft can be read with the form's token and without it not at all", async () => {
  const token = aForm();
  const draft = { answers: { subject: "Secret words" }, ref: "fair-2026" };
  await saveDraft(db, { secret, token }, draft, tuesday);
  expect(await readDraft(db, { secret, token }, tuesday)).toEqual(draft);
  const [row] = await db.intakeDraft.findMany();
  expect(JSON.stringify(row)).not.toContain("Secret words");
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await readDraft(db, { secret: `${secret}!`, token }, tuesday)).toBeNull();
  const threeDaysLater = new Date(tuesday.getTime() + 72 * 3_600_000);
  expect(await readDraft(db, { secret, token }, threeDaysLater)).toBeNull();
});

test("sending deletes the draft", async () => {
  const formToken = aForm();
  await saveDraft(db, { secret, token: formToken }, { answers: {}, ref: undefined }, tuesday);
  await submitLead(deps(), submission({}, formToken));
  expect(await readDraft(db, { secret, token: formToken }, tuesday)).toBeNull();
});

test("the tracking link follows from the lead and the installation's secret, and from nothing less", async () => {
  const { lead, result } = await sent();
  expect(trackToken(secret, lead)).toBe(result.trackToken);
  expect(trackToken(`${secret}!`, lead)).not.toBe(result.trackToken);
  expect(result.trackToken).toMatch(/^[0-9a-z]{26}$/);
});
