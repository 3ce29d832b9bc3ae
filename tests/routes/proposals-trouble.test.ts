import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { loadConfig } from "~/infra/config.server";
import { type Database, openDatabase } from "~/infra/db/client.server";
import { log } from "~/infra/log.server";
import { setRuntime } from "~/infra/runtime.server";
import { goOn } from "~/routes/proposals/go-on.server";
import { openIntake } from "~/routes/proposals/open-intake.server";
import { newFormToken } from "~/services/intake/form-token.server";
import { freshDatabase } from "../support/database";

/** What happens when a proposal cannot be taken: nothing that was typed is lost, and the reader is told what to do. */

const secret = "a secret of this test, long enough for it";
const settings = { PUBLIC_URL: "http://localhost:3000", NODE_ENV: "test" } as const;
const opened: Database[] = [];

beforeEach(() => {
  log.level = "silent";
});
afterAll(async () => {
  for (const db of opened) await db.$disconnect();
});

async function aDatabase(): Promise<Database> {
  const { db } = await freshDatabase();
  opened.push(db);
  return db;
}

function run(db: Database, rateLimits: "on" | "off"): void {
  setRuntime({ config: loadConfig({ ...settings, RATE_LIMITS: rateLimits }), db, secret });
}

const minuteAgo = () => new Date(Date.now() - 60_000);

const proposal = {
  "form.step": "check",
  intent: "send",
  kind: "partnership",
  "submitter.type": "foreign-investor",
  "submitter.name": "Demo Person",
  "submitter.email": "demo@example.com",
  "submitter.country": "TW",
  "submitter.language": "zh-TW",
  subject: "Looking for a supplier",
  message: "We buy cashew nuts.",
  consent: "2026-1",
};

function send(over: Record<string, string> = {}, address = "192.0.2.7") {
  const token = newFormToken(secret, randomBytes(16), minuteAgo());
  const body = new URLSearchParams({ ...proposal, "form.token": token, ...over });
  const request = new Request("http://localhost:3000/en/proposals/new", { method: "POST", body });
  return goOn(request, address, "en");
}

/** The status of an answer and what it says. */
async function told(answer: Awaited<ReturnType<typeof send>>) {
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") ?? "" };
  return { to: "", ...answer };
}

test("while the database is away the page keeps everything that was typed, the consent too", async () => {
  const nowhere = openDatabase("postgresql://nobody:nothing@127.0.0.1:9/none", 1);
  opened.push(nowhere);
  run(nowhere, "on");
  const answer = await told(await send());
  expect(answer.status).toBe(503);
  expect("view" in answer && answer.view).toMatchObject({
    page: "unavailable",
    step: "check",
    consent: true,
    answers: { subject: "Looking for a supplier", "submitter.email": "demo@example.com" },
  });
});

test("opened while the database is away, a form leads to itself again, and sends nothing over what was kept", async () => {
  const nowhere = openDatabase("postgresql://nobody:nothing@127.0.0.1:9/none", 1);
  opened.push(nowhere);
  run(nowhere, "on");
  const address = "/en/proposals/new?form=a-token&step=you";
  const { view, status } = await openIntake(new Request(`http://localhost:3000${address}`), "en");
  expect(status).toBe(503);
  expect(view).toEqual({
    page: "away",
    action: "/en/proposals/new",
    query: [
      ["form", "a-token"],
      ["step", "you"],
    ],
  });
});

test("a form that was filled in faster than anybody can read is asked for once more, whole", async () => {
  const db = await aDatabase();
  run(db, "on");
  const token = newFormToken(secret, randomBytes(16), new Date());
  const tooFast = await told(await send({ "form.token": token }));
  expect(tooFast.status).toBe(422);
  expect("view" in tooFast && tooFast.view).toMatchObject({
    step: "check",
    answers: { message: "We buy cashew nuts." },
  });
  expect(await db.lead.count()).toBe(0);
  run(db, "off");
  expect((await told(await send({ "form.token": token }))).to).toContain("/en/proposals/sent/");
});

test("a field that people do not see is filled in by machines only, which send nothing", async () => {
  const db = await aDatabase();
  run(db, "on");
  expect((await told(await send({ "form.remark": "http://spam.example.com" }))).status).toBe(422);
  expect(await db.lead.count()).toBe(0);
});

test("a token that is none of ours is replaced, and the proposal asked for once more", async () => {
  const db = await aDatabase();
  run(db, "on");
  const answer = await told(await send({ "form.token": "made-up" }));
  expect(answer.status).toBe(422);
  const view = "view" in answer ? answer.view : null;
  if (view?.page !== "step") throw new Error("no page");
  const token = newFormToken(secret, randomBytes(16), minuteAgo());
  expect(view.token).toHaveLength(token.length);
  expect(await db.lead.count()).toBe(0);
});

test("a form that lay open for a week is still taken", async () => {
  const db = await aDatabase();
  run(db, "on");
  const token = newFormToken(secret, randomBytes(16), new Date(Date.now() - 7 * 86_400_000));
  expect((await told(await send({ "form.token": token }))).status).toBe(303);
  expect(await db.lead.count()).toBe(1);
});

test("the sixth proposal of a mailbox within an hour waits, with everything kept; the same form again does not count", async () => {
  const db = await aDatabase();
  run(db, "on");
  const token = newFormToken(secret, randomBytes(16), minuteAgo());
  for (let times = 0; times < 10; times += 1) {
    expect((await told(await send({ "form.token": token }))).status).toBe(303);
  }
  for (let times = 0; times < 4; times += 1) expect((await told(await send())).status).toBe(303);
  const sixth = await told(await send());
  expect(sixth.status).toBe(429);
  expect("headers" in sixth && Number(sixth.headers?.["Retry-After"])).toBeGreaterThan(0);
  expect("view" in sixth && sixth.view).toMatchObject({
    step: "check",
    answers: { subject: proposal.subject },
  });
  expect(await db.lead.count()).toBe(5);
});

test("a mailbox is one mailbox however it is typed", async () => {
  const db = await aDatabase();
  run(db, "on");
  const spellings = [
    "demo@example.com",
    " Demo@Example.com ",
    "ｄｅｍｏ@example.com",
    "\u202edemo\u202c@example.com",
    "demo＠ｅｘａｍｐｌｅ．ｃｏｍ",
    "de\u0007mo@example.com",
  ];
  const statuses: number[] = [];
  for (const email of spellings) statuses.push((await told(await send({ "submitter.email": email }))).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
});

test("an address may send twenty proposals an hour, whatever the mailboxes", async () => {
  const db = await aDatabase();
  run(db, "on");
  const statuses: number[] = [];
  for (let times = 0; times < 21; times += 1) {
    const answer = await told(await send({ "submitter.email": `demo-${times}@example.com` }, "2001:db8::1"));
    statuses.push(answer.status);
  }
  expect(statuses.filter((status) => status === 303)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
});
