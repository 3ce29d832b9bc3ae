import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "~/infra/db/client.server";
import { openEmbeddedDatabase } from "~/infra/db/embedded.server";
import { newFormToken } from "~/services/intake/form-token.server";
import { resendMail } from "~/services/mail/resend-mail.server";
import { brokenLeads } from "../support/lead-ledger";
import { type MailSink, startMailSink } from "../support/mail-sink";
import { freePort } from "../support/ports";
import { type Product, startProcess, startProduct } from "../support/product";

/**
 * The real processes – web, worker, database – are killed with SIGKILL, again and again, while people send proposals. A
 * client that stands outside writes down every receipt it was shown.
 */

const kills = 20;
const submissions = 500;
const clients = 8;
/** Between two looks at what is down: asking more often would keep from coming up what is asked for. */
const pauseMs = 100;
const secret = randomBytes(32).toString("hex");

let dataDir: string;
let sink: MailSink;
let settings: Record<string, string>;
let url: string;
let web: Product;
let worker: { stop: (signal?: NodeJS.Signals) => Promise<void> };

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "vamco-kill-"));
  sink = await startMailSink();
  const port = String(await freePort());
  url = `http://localhost:${port}`;
  settings = {
    DATA_DIR: dataDir,
    PORT: port,
    SESSION_SECRET: secret,
    SMTP_URL: sink.url,
    RATE_LIMITS: "off",
    PUBLIC_URL: url,
  };
  worker = await startProcess({ ...settings, ROLE: "worker" });
  web = await startProduct({ ...settings, ROLE: "web" });
}, 120_000);

afterAll(async () => {
  await web?.stop();
  await worker?.stop();
  await sink?.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

test(`${kills} kills during ${submissions} proposals lose nothing and double nothing`, async () => {
  const receipts: string[] = [];
  let sent = 0;
  const client = async () => {
    while (sent < submissions) {
      sent += 1;
      receipts.push(await sendUntilReceipt(sent));
    }
  };
  const killer = async () => {
    const victims = [killWeb, killDatabase, killWorker, killWeb];
    for (let kill = 0; kill < kills; kill += 1) {
      // Spread over the proposals, not over the clock.
      while (receipts.length < (kill * submissions) / kills && receipts.length < submissions)
        await wait(pauseMs);
      await victims[kill % victims.length]?.();
    }
  };
  await Promise.all([killer(), ...Array.from({ length: clients }, client)]);
  expect(receipts).toHaveLength(submissions);
  expect(new Set(receipts).size).toBe(submissions);

  const embedded = await openEmbeddedDatabase(dataDir, "guest");
  const db = openDatabase(embedded.url, 2);
  const count = await db.lead.count();
  expect(count).toBe(submissions);
  expect(await brokenLeads(db)).toEqual([]);
  const codes = new Set((await db.lead.findMany({ select: { code: true } })).map((lead) => lead.code));
  const shown = await Promise.all(receipts.map(codeOnReceipt));
  expect(shown.filter((code) => !codes.has(code))).toEqual([]);

  // The queue drains by itself; a mail that was cut off is sent once more, under the same Message-ID.
  const drained = async () => {
    while ((await openJobs(db)) > 0) await wait(200);
    return await db.mail.findMany({ select: { id: true, messageId: true, state: true } });
  };
  const arrivals = ({ messageId }: { messageId: string }) =>
    sink.received.get(messageId.replace(/^<|>$/g, "")) ?? 0;
  const mails = await drained();
  expect(mails.filter((mail) => arrivals(mail) > 2)).toEqual([]);
  expect(mails.filter((mail) => arrivals(mail) === 0 && mail.state !== "unknown")).toEqual([]);
  // One that was cut off twice stands in the outbox as such, and a person sends it again.
  const actor = { kind: "staff", id: 1, role: "administrator", department: "" } as const;
  for (const { id, state } of mails) {
    if (state === "unknown") await resendMail({ db, now: new Date(), actor }, id);
  }
  expect((await drained()).filter((mail) => arrivals(mail) === 0)).toEqual([]);
  await db.$disconnect();
  await embedded.release();
}, 400_000);

/** Jobs that wait, run, or are tried again later. */
async function openJobs(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM jobs.job WHERE state IN ('created', 'retry', 'active')`;
  return Number(row?.jobs ?? 0);
}

/** One proposal, sent again with the same form until its receipt is shown, as a person on a bad line does. */
async function sendUntilReceipt(number: number): Promise<string> {
  const body = new URLSearchParams({
    intent: "send",
    "form.token": newFormToken(secret, randomBytes(16), new Date()),
    kind: "investment",
    "submitter.type": "foreign-investor",
    "submitter.name": `Demo Person ${number}`,
    "submitter.email": `demo-${number}@example.com`,
    "submitter.country": "JP",
    "submitter.language": "ja",
    subject: `Proposal ${number}`,
    message: "Please tell us the next steps.",
    consent: "2026-1",
  });
  for (;;) {
    const answer = await fetch(`${url}/ja/proposals/new`, { method: "POST", body, redirect: "manual" }).catch(
      () => null,
    );
    const receipt = answer?.status === 303 ? answer.headers.get("Location") : null;
    await answer?.arrayBuffer().catch(() => {});
    if (receipt?.includes("/proposals/sent/")) return receipt;
    if (answer && answer.status < 500) throw new Error(`answered ${answer.status}`);
    await wait(pauseMs);
  }
}

async function codeOnReceipt(address: string): Promise<string> {
  const page = await (await fetch(url + address)).text();
  return /VC\d\d-[0-9A-Z]{6}-[0-9A-Z]/.exec(page)?.[0] ?? address;
}

async function killWeb() {
  await web.stop("SIGKILL");
  web = await startProduct({ ...settings, ROLE: "web" });
}

async function killWorker() {
  await worker.stop("SIGKILL");
  worker = await startProcess({ ...settings, ROLE: "worker" });
}

async function killDatabase() {
  const file = path.join(dataDir, "postgres/postmaster.pid");
  const pid = Number((await readFile(file, "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) await wait(pauseMs);
}
