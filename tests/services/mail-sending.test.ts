import { createServer } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { startJobs } from "~/infra/jobs/queue.server";
import { type MailTransport, openMailTransport } from "~/infra/mail/transport.server";
import { queueMail } from "~/services/mail/queue-mail.server";
import { resendMail, sendKeptMails } from "~/services/mail/resend-mail.server";
import { MailDelayed, sendMail } from "~/services/mail/send-mail.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";

let db: Database;
let url: string;
let close: () => Promise<void>;
const toClose: (() => unknown)[] = [];

const now = new Date("2026-12-01T02:00:00Z");
const from = "Vàm Cỏ <vamco@example.com>";

beforeAll(async () => {
  ({ db, url, close } = await freshDatabase());
});
afterEach(async () => {
  for (const end of toClose.splice(0).reverse()) await end();
});
afterAll(() => close());

type Received = { raw: string };
type Answers = { code: number; text: string }[];

/** A mail server on loopback that gives these answers to the mails it is sent, one after the other, then takes all. */
async function mailServer(
  answers: Answers = [],
): Promise<{ transport: MailTransport; received: Received[]; url: string }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const answer = answers.shift();
        if (answer) return done(Object.assign(new Error(answer.text), { responseCode: answer.code }));
        received.push({ raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const transport = openMailTransport(smtpUrl);
  toClose.push(
    () => new Promise<void>((resolve) => server.close(() => resolve())),
    () => transport.close(),
  );
  return { transport, received, url: smtpUrl };
}

async function aMail(leadId: number | null = null, smtp = true): Promise<number> {
  const content = {
    subject: "受付のお知らせ VC26",
    greeting: "Demo Person様",
    blocks: [
      { text: "お申し出を受け付けました。" },
      { link: { text: "状況", href: "https://site.example.com/ja/track/x" } },
    ],
    signOff: ["経済区管理委員会"],
  };
  const mail = { template: "receipt", language: "ja", to: "demo@example.com", leadId, content } as const;
  const { id } = await db.$transaction((tx) => queueMail(tx, mail, { now, smtp, from }));
  return id;
}

const row = (id: number) => db.mail.findUniqueOrThrow({ where: { id } });

test("a mail goes out once, whole, under the Message-ID of its row", async () => {
  const { transport, received } = await mailServer();
  const id = await aMail();
  await sendMail({ db, now, transport, from }, id);
  await sendMail({ db, now, transport, from }, id);
  expect(received).toHaveLength(1);
  const parsed = await simpleParser(received[0]?.raw ?? "");
  const { messageId, state, attempts, text } = await row(id);
  expect({ state, attempts }).toEqual({ state: "sent", attempts: 1 });
  expect(parsed.messageId).toBe(messageId);
  expect(parsed.subject).toBe("受付のお知らせ VC26");
  expect(parsed.from?.text).toContain("vamco@example.com");
  expect(parsed.text?.trim()).toBe(text.trim());
  expect(String(parsed.html)).toContain("お申し出を受け付けました。");
});

test("who replies to a receipt writes to the department that answers; without a mailbox of its own, to the house", async () => {
  const { transport, received } = await mailServer();
  const answersTo = async () => {
    const lead = await aLead(db, now);
    const { id } = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
    await db.mail.update({ where: { id }, data: { state: "queued" } });
    await sendMail({ db, now, transport, from }, id);
    return (await simpleParser(received.at(-1)?.raw ?? "")).replyTo?.text;
  };
  expect(await answersTo()).toBeUndefined();
  const mailbox = "zone-authority@example.com";
  await db.department.update({ where: { code: "economic-zone-authority" }, data: { mailbox } });
  await touchCatalogue(db);
  expect(await answersTo()).toBe(mailbox);
});

test("two mails of one lead that say the same at the same moment are two, each with a Message-ID of its own", async () => {
  const { transport, received } = await mailServer();
  const lead = await aLead(db, now);
  const ids = [await aMail(lead.id), await aMail(lead.id)];
  for (const id of ids) await sendMail({ db, now, transport, from }, id);
  const parsed = await Promise.all(received.map(({ raw }) => simpleParser(raw)));
  expect(parsed).toHaveLength(2);
  expect(parsed.map(({ messageId }) => messageId)).toEqual(
    await Promise.all(ids.map(async (id) => (await row(id)).messageId)),
  );
  expect(new Set(parsed.map(({ messageId }) => messageId)).size).toBe(2);
});

test("not now (4xx): the mail waits with what the server said, and is tried again", async () => {
  const { transport, received } = await mailServer([{ code: 451, text: "greylisted" }]);
  const id = await aMail();
  await expect(sendMail({ db, now, transport, from }, id)).rejects.toThrow(MailDelayed);
  expect(await row(id)).toMatchObject({
    state: "queued",
    attempts: 1,
    error: expect.stringContaining("greylisted"),
  });
  await sendMail({ db, now, transport, from }, id);
  expect(await row(id)).toMatchObject({ state: "sent", attempts: 2, error: null });
  expect(received).toHaveLength(1);
});

test("no (5xx): not tried again, seen in the outbox and in the lead's history", async () => {
  const { transport, received } = await mailServer([{ code: 550, text: "no such mailbox" }]);
  const lead = await aLead(db, now);
  const id = await aMail(lead.id);
  await sendMail({ db, now, transport, from }, id);
  await sendMail({ db, now, transport, from }, id);
  expect(await row(id)).toMatchObject({
    state: "failed",
    attempts: 1,
    error: expect.stringContaining("no such mailbox"),
  });
  expect(received).toHaveLength(0);
  const event = await db.leadEvent.findFirstOrThrow({ where: { leadId: lead.id, kind: "mail-failed" } });
  expect(event.data).toMatchObject({ to: "demo@example.com" });
});

test("a mail server that is away: the mail waits", async () => {
  const transport = openMailTransport("smtp://127.0.0.1:1");
  toClose.push(() => transport.close());
  const id = await aMail();
  await expect(sendMail({ db, now, transport, from }, id)).rejects.toThrow(MailDelayed);
  expect((await row(id)).state).toBe("queued");
});

test("cut off after the text had gone out: shown as unknown, repeated once, never a third time", async () => {
  let seen = 0;
  const server = createServer((socket) => {
    let inData = false;
    socket.write("220 demo ESMTP\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      if (inData) {
        if (text.includes("\r\n.\r\n")) {
          seen += 1;
          socket.destroy();
        }
      } else if (/^DATA/im.test(text)) {
        inData = true;
        socket.write("354 go on\r\n");
      } else socket.write("250 fine\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const transport = openMailTransport(`smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  toClose.push(
    () => server.close(),
    () => transport.close(),
  );
  const id = await aMail();
  await expect(sendMail({ db, now, transport, from }, id)).rejects.toThrow(MailDelayed);
  expect((await row(id)).state).toBe("unknown");
  await sendMail({ db, now, transport, from }, id);
  await sendMail({ db, now, transport, from }, id);
  expect(seen).toBe(2);
  expect(await row(id)).toMatchObject({ state: "unknown", attempts: 2 });
});

test("what was kept without a mail server is sent when there is one, by the worker", async () => {
  const actor = await aStaff(db, "administrator");
  const id = await aMail(null, false);
  expect((await row(id)).state).toBe("kept");
  expect(await sendKeptMails({ db, now, actor })).toBeGreaterThan(0);
  const { transport, received } = await mailServer();
  const jobs = await startJobs(url, {
    "send-mail": ({ mailId }) => sendMail({ db, now, transport, from }, mailId),
  });
  toClose.push(() => jobs.stop());
  await expect.poll(async () => (await row(id)).state, { timeout: 20_000 }).toBe("sent");
  expect(received.length).toBeGreaterThan(0);
});

test("a mail that waited for a mail server which was taken away is kept, and goes when there is one again", async () => {
  const id = await aMail();
  await sendMail({ db, now, transport: null, from }, id);
  expect((await row(id)).state).toBe("kept");
  await sendKeptMails({ db, now, actor: await aStaff(db, "administrator") });
  const { transport, received } = await mailServer();
  await sendMail({ db, now, transport, from }, id);
  expect(received).toHaveLength(1);
  expect((await row(id)).state).toBe("sent");
});

test("somebody sends a refused mail again; a sent one cannot be", async () => {
  const actor = await aStaff(db, "coordinator");
  const { transport } = await mailServer([{ code: 552, text: "mailbox full" }]);
  const id = await aMail();
  await sendMail({ db, now, transport, from }, id);
  expect(await resendMail({ db, now, actor }, id)).toBe(true);
  await sendMail({ db, now, transport, from }, id);
  expect((await row(id)).state).toBe("sent");
  expect(await resendMail({ db, now, actor }, id)).toBe(false);
  expect(await resendMail({ db, now, actor }, 999_999)).toBe(false);
});
