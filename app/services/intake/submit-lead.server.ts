import { createHash } from "node:crypto";
import { vietnamDate } from "~/core/deadlines/calendar";
import { assignByDay } from "~/core/deadlines/clocks";
import { type LeadPlan, planLead, readWithinDays } from "~/core/intake/plan-lead";
import { timeZonesOf } from "~/core/intake/time-zones";
import type { LeadInput } from "~/core/leads/lead";
import type { FieldError } from "~/core/leads/lead.schema";
import { receiptCode, receiptRandomBytes } from "~/core/leads/receipt-code";
import { plannedTasks } from "~/core/leads/tasks";
import { publicReasons } from "~/core/routing/reason";
import type { Language } from "~/core/shared/language";
import { moneyOf } from "~/core/shared/money";
import { fold } from "~/core/shared/search-text";
import { hashToken } from "~/infra/auth/tokens.server";
import type { Database, Transaction } from "~/infra/db/client.server";
import { mailTask } from "../casework/task-mails.server";
import { dateOf } from "../date-columns";
import { holdOpenDepartment } from "../departments/open-department.server";
import { openTasks } from "../leads/lead-tasks.server";
import { mailDepartmentNotice, mailMissingCalendar, mailReceipt } from "../leads/submitter-mails.server";
import type { MailDeps } from "../mail/letters.server";
import { assignPerson } from "../people/assign-person.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { mailNotified } from "../rules/mail-notified.server";
import { checkLead } from "./check-lead";
import { formTokenHash, trackToken } from "./form-token.server";
import { deleteDraft } from "./intake-drafts.server";

export type SubmitDeps = {
  db: Database;
  now: Date;
  /** This many bytes of chance. */
  random: (bytes: number) => Uint8Array;
  secret: string;
  mail: MailDeps;
};

export type Submission = {
  lead: unknown;
  /** The token of the form: one form, one lead, however often and from how many windows it is sent. */
  formToken: string;
  /** The sentence of consent as it was shown, and in which language. */
  consent: { text: string; language: Language };
  channel: "web" | "demo" | "synthetic";
  ref?: string | undefined;
  demo?: boolean;
};

export type Sent = { code: string; trackToken: string };
export type SubmitResult =
  | ({ kind: "received"; again: boolean } & Sent)
  /** This form has been sent before and held something else then. Nothing was written. */
  | ({ kind: "sent-before" } & Sent)
  | { kind: "invalid"; errors: FieldError[] };

/** More collisions than this in a row are not chance. */
const mostTries = 5;

/**
 * Takes a lead: checks it, decides who answers it and by when, and writes it with its history, its consent, the
 * receipt to the sender and the notice to the department in one transaction. Safe to call again after any failure,
 * also one after which nobody knows whether it was committed: the same form gives the same receipt.
 */
export async function submitLead(deps: SubmitDeps, submission: Submission): Promise<SubmitResult> {
  try {
    return await takeLead(deps, submission, true);
  } catch (error) {
    if (!(error instanceof DepartmentClosed)) throw error;
    // Reorganised in this moment: the rules of now name the successor.
    return takeLead(deps, submission, false);
  }
}

class DepartmentClosed extends Error {}

async function takeLead(
  deps: SubmitDeps,
  submission: Submission,
  mustBeOpen: boolean,
): Promise<SubmitResult> {
  const facts = await readFacts(deps.db, deps.now);
  const checked = checkLead(submission.lead, facts);
  if (!checked.ok) return { kind: "invalid", errors: checked.errors };
  const { lead } = checked;
  const plan = planLead(lead, facts, deps.now);
  const formToken = formTokenHash(submission.formToken);
  const payloadHash = sha256(JSON.stringify(lead));

  for (let tries = 1; ; tries += 1) {
    const code = receiptCode(yearIn(deps.now), deps.random(receiptRandomBytes));
    const track = trackToken(deps.secret, { formToken });
    try {
      await deps.db.$transaction((tx) =>
        write(tx, { deps, facts, submission, lead, plan, code, formToken, payloadHash, track, mustBeOpen }),
      );
      return { kind: "received", code, trackToken: track, again: false };
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Either this form has been sent, a moment or a day ago, or the code is taken and another one is drawn.
      const before = await sentBefore(deps, formToken, payloadHash);
      if (before) return before;
      if (tries === mostTries) throw error;
    }
  }
}

/** The lead that this form has become, if it has been sent. */
export async function findSent(
  { db, secret }: Pick<SubmitDeps, "db" | "secret">,
  token: string,
): Promise<Sent | null> {
  const formToken = formTokenHash(token);
  const lead = await db.lead.findUnique({ where: { formToken }, select: { code: true } });
  return lead && { code: lead.code, trackToken: trackToken(secret, { formToken }) };
}

async function sentBefore(
  { db, secret }: SubmitDeps,
  formToken: string,
  payloadHash: string,
): Promise<SubmitResult | null> {
  const lead = await db.lead.findUnique({
    where: { formToken },
    select: { code: true, payloadHash: true },
  });
  if (!lead) return null;
  const sent = { code: lead.code, trackToken: trackToken(secret, { formToken }) };
  return lead.payloadHash === payloadHash
    ? { kind: "received", again: true, ...sent }
    : { kind: "sent-before", ...sent };
}

type Writing = {
  deps: SubmitDeps;
  facts: Facts;
  submission: Submission;
  lead: LeadInput;
  plan: LeadPlan;
  code: string;
  formToken: string;
  payloadHash: string;
  track: string;
  /** Not to be taken for a department that has been closed since the facts were read. */
  mustBeOpen: boolean;
};

async function write(tx: Transaction, writing: Writing): Promise<void> {
  const { deps, facts, submission, lead, plan, track } = writing;
  const open = await holdOpenDepartment(tx, plan.decision.department, deps.now);
  if (writing.mustBeOpen && !open) throw new DepartmentClosed();
  const row = await tx.lead.create({ data: leadRow(writing) });
  const { decision } = plan;
  await tx.assignment.create({
    data: {
      leadId: row.id,
      ruleSetVersion: facts.ruleSet.version,
      rule: decision.rule,
      ...placed(plan),
      reasons: decision.reasons,
      publicReasons: publicReasons(decision),
      at: deps.now,
    },
  });
  await tx.leadEvent.createMany({
    data: [
      { leadId: row.id, at: deps.now, kind: "received", data: { channel: submission.channel } },
      {
        leadId: row.id,
        at: deps.now,
        kind: "routed",
        data: { department: decision.department, rule: decision.rule, due: plan.dueOn },
      },
    ],
  });
  const asked = plannedTasks(decision, facts.ruleSet.appraisal.department);
  const asking = { calendar: facts.calendar, staffId: null, now: deps.now };
  const tasks = await openTasks(tx, row, asked, asking);
  await tx.consent.create({
    data: {
      leadId: row.id,
      purpose: "handle-and-answer",
      version: lead.consent.version,
      textHash: sha256(submission.consent.text),
      language: submission.consent.language,
      channel: submission.channel,
      given: true,
      at: deps.now,
    },
  });
  await deleteDraft(tx, submission.formToken);
  const given = { lead: row, facts, track, way: deps.mail, now: deps.now };
  await mailReceipt(tx, given);
  await mailDepartmentNotice(tx, given);
  for (const task of tasks) await mailTask(tx, given, task);
  await mailNotified(tx, given, decision);
  if (plan.missingYear) await mailMissingCalendar(tx, given, plan.missingYear);
  await assignPerson(tx, row, deps.now);
}

/** Where the decision stands in the lead and, with its reasons, in the assignment. */
function placed({ decision, dueOn }: LeadPlan) {
  return {
    departmentCode: decision.department,
    coordinating: decision.coordinating,
    appraisal: decision.appraisal,
    priority: decision.priority,
    dueDays: decision.dueDays,
    dueOn: dateOf(dueOn),
  };
}

function leadRow({ deps, facts, submission, lead, plan, code, formToken, payloadHash, track }: Writing) {
  const { submitter, organisation, capital } = lead;
  return {
    code,
    kind: lead.kind,
    state: "routed",
    submitterType: submitter.type,
    name: submitter.name,
    email: submitter.email,
    phone: submitter.phone ?? null,
    country: submitter.country,
    language: submitter.language,
    organisationName: organisation?.name ?? null,
    organisationCountry: organisation?.country ?? null,
    organisationWebsite: organisation?.website ?? null,
    sectorCode: lead.sector ?? null,
    place: lead.place ?? null,
    opportunitySlug: lead.opportunity ?? null,
    capitalMinor: capital ? moneyOf(capital.amount, capital.currency).minor : null,
    capitalCurrency: capital?.currency ?? null,
    areaHa: lead.areaHa ?? null,
    jobs: lead.jobs ?? null,
    need: lead.need ?? null,
    topic: lead.topic ?? null,
    subject: lead.subject,
    message: lead.message,
    ref: submission.ref ?? null,
    timeZone: timeZonesOf(submitter.country)[0] ?? null,
    demo: submission.demo ?? false,
    ...placed(plan),
    readBy: dateOf(plan.readBy),
    assignBy: dateOf(assignByDay(deps.now, readWithinDays, facts.calendar)),
    calendar: plan.calendar,
    receivedAt: deps.now,
    formToken,
    payloadHash,
    trackTokenHash: hashToken(track),
    searchText: searchTextOf(lead, code),
  };
}

/** What the desk's search looks through: code, name, organisation, e-mail and subject, folded like its queries. */
function searchTextOf({ submitter, organisation, subject }: LeadInput, code: string): string {
  return fold([code, submitter.name, organisation?.name ?? "", submitter.email, subject].join(" "));
}

/** The year of the code is that of Viet Nam. */
function yearIn(now: Date): number {
  return Number(vietnamDate(now).slice(0, 4));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
