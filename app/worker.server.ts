import { hostname } from "node:os";
import { startJobs } from "./infra/jobs/queue.server";
import { log } from "./infra/log.server";
import { type MailTransport, openMailTransport } from "./infra/mail/transport.server";
import { config, db } from "./infra/runtime.server";
import { cleanUp } from "./services/accounts/clean-up.server";
import { sendDailyReport } from "./services/casework/daily-report.server";
import { sendReminders } from "./services/casework/send-reminders.server";
import { carryOutDue } from "./services/departments/carry-out-reorganisation.server";
import { sendMail } from "./services/mail/send-mail.server";
import { passOverPeople } from "./services/people/people-pass.server";
import { tellGiven } from "./services/people/tell-given.server";

const heartbeatMs = 10_000;
const reorganiseMs = 30_000;
const tellMs = 30_000;
const remindMs = 5 * 60 * 1000;
const cleanUpMs = 24 * 60 * 60 * 1000;

/** The door by which jobs come in: each handler calls one service. Runs until it is stopped. */
export async function startWorker(databaseUrl: string): Promise<{ stop: () => Promise<void> }> {
  const { smtpUrl } = config();
  const transport = smtpUrl ? openMailTransport(smtpUrl) : null;
  const jobs = await startJobs(databaseUrl, {
    "send-mail": ({ mailId }) => deliver(transport, mailId),
  });
  await beat();
  await tidy();
  await reorganise();
  const rounds = [
    setInterval(beat, heartbeatMs),
    setInterval(tidy, cleanUpMs),
    setInterval(reorganise, reorganiseMs),
    setInterval(remind, remindMs),
    setInterval(giveOut, remindMs),
    setInterval(tell, tellMs),
  ];
  return {
    stop: async () => {
      for (const round of rounds) clearInterval(round);
      await jobs.stop();
      transport?.close();
    },
  };
}

async function deliver(transport: MailTransport | null, mailId: number): Promise<void> {
  const { mailFrom } = config();
  await sendMail({ db: db(), now: new Date(), transport, from: mailFrom }, mailId);
}

/** Says that this worker lives: /readyz looks for it. */
async function beat(): Promise<void> {
  const id = `${hostname()}:${process.pid}`;
  const at = new Date();
  await db()
    .workerHeartbeat.upsert({ where: { id }, create: { id, at }, update: { at } })
    .catch((error) => log.warn({ err: error }, "the worker could not write its heartbeat"));
}

/** What was planned for today is carried out in the day's first minute. */
async function reorganise(): Promise<void> {
  await carryOutDue(db(), new Date()).catch((error) => log.warn({ err: error }, "a reorganisation failed"));
}

/** Once a day and at the start. */
async function tidy(): Promise<void> {
  await cleanUp(db(), new Date()).catch((error) => log.warn({ err: error }, "the daily clean-up failed"));
}

/** Every few minutes; what a downtime has missed is caught up with by the next pass. */
async function remind(): Promise<void> {
  const deps = mailDeps();
  await sendReminders(deps)
    .then(() => sendDailyReport(deps))
    .catch((error) => log.warn({ err: error }, "reminders could not be sent"));
}

/** People hear of the leads that they were given. */
async function tell(): Promise<void> {
  await tellGiven(mailDeps()).catch((error) =>
    log.warn({ err: error }, "people could not be told of their leads"),
  );
}

function mailDeps() {
  const { smtpUrl, mailFrom, publicUrl } = config();
  const mail = { smtp: smtpUrl !== undefined, from: mailFrom, publicUrl };
  return { db: db(), now: new Date(), mail };
}

/** Leads that wait go to who is there again: nobody presses a button when a leave ends. */
async function giveOut(): Promise<void> {
  await passOverPeople(db(), new Date()).catch((error) =>
    log.warn({ err: error }, "waiting leads could not be given out"),
  );
}
