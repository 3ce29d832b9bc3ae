import { createHash } from "node:crypto";
import { receiptCode, receiptRandomBytes } from "~/core/leads/receipt-code";
import { publicReasons } from "~/core/routing/reason";
import { moneyOf } from "~/core/shared/money";
import { fold } from "~/core/shared/search-text";
import { hashToken } from "~/infra/auth/tokens.server";
import { type Database, poolOf } from "~/infra/db/client.server";
import { readFacts } from "~/services/reference/facts.server";
import { trackToken } from "../intake/form-token.server";
import { pick, type Shape, type Story, shapes, stories, syntheticSubject } from "./synthetic-leads";

const batch = 1_000;
const mostShapes = 1_500;

type Deps = {
  db: Database;
  now: Date;
  random: (bytes: number) => Uint8Array;
  secret: string;
  /** 0 up to 1: the same sequence makes the same data. */
  chance: () => number;
  progress: (done: number) => void;
};

/**
 * Writes `count` synthetic leads with their history, a thousand at a time: routed by the rules like any other, most of them
 * answered long ago. They are marked by their channel and their names; no mail is written for them.
 */
export async function seedLeads(deps: Deps, count: number): Promise<void> {
  const { db, now, chance } = deps;
  const facts = await readFacts(db);
  const forms = shapes(Math.min(count, mostShapes), facts, now, chance);
  const story = stories(facts.calendar, now, chance);
  const people = await staffByDepartment(db);
  for (let done = 0; done < count; ) {
    const size = Math.min(batch, count - done);
    const leads = Array.from({ length: size }, (_, index) => {
      const shape = pick(forms, chance);
      return synthetic(deps, done + index + 1, shape, story(shape.plan.decision.dueDays), people);
    });
    done += await write(db, leads, facts.ruleSet.version, now);
    deps.progress(done);
  }
  await poolOf(db).query("ANALYZE lead, lead_sight, lead_event, assignment");
}

async function staffByDepartment(db: Database): Promise<Map<string, number[]>> {
  const people = await db.staff.findMany({ where: { disabledAt: null, departmentCode: { not: null } } });
  const map = new Map<string, number[]>();
  for (const { id, departmentCode } of people)
    map.set(departmentCode ?? "", [...(map.get(departmentCode ?? "") ?? []), id]);
  return map;
}

type Synthetic = { row: Record<string, unknown> & { code: string }; shape: Shape; story: Story };

function synthetic(
  { random, secret, chance }: Deps,
  number: number,
  shape: Shape,
  story: Story,
  people: Map<string, number[]>,
): Synthetic {
  const { lead, plan } = shape;
  const { decision } = plan;
  const code = receiptCode(story.receivedAt.getUTCFullYear(), random(receiptRandomBytes));
  const formToken = `synthetic-${Buffer.from(random(16)).toString("hex")}`;
  const subject = syntheticSubject(number, chance);
  const name = `${lead.submitter.name} ${number}`;
  const email = `synthetic-${number}@example.com`;
  const capital = lead.capital && moneyOf(lead.capital.amount, lead.capital.currency);
  const staff = people.get(decision.department) ?? [];
  const row = {
    code,
    kind: lead.kind,
    state: story.state,
    outcome: story.outcome,
    submitterType: lead.submitter.type,
    name,
    email,
    country: lead.submitter.country,
    language: lead.submitter.language,
    sectorCode: lead.sector ?? null,
    place: lead.place ?? null,
    capitalMinor: capital ? Number(capital.minor) : null,
    capitalCurrency: capital?.currency ?? null,
    subject,
    message: lead.message,
    demo: true,
    departmentCode: decision.department,
    coordinating: decision.coordinating,
    appraisal: decision.appraisal,
    priority: decision.priority,
    dueDays: decision.dueDays,
    dueOn: story.dueOn,
    readBy: story.readBy,
    calendar: plan.calendar,
    assigneeId: story.acceptedAt && staff.length > 0 ? pick(staff, chance) : null,
    receivedAt: story.receivedAt,
    firstReadAt: story.acceptedAt,
    waitingSince: story.state === "waiting-for-submitter" ? story.answeredAt : null,
    resolvedAt: story.state === "resolved" ? story.answeredAt : null,
    formToken,
    payloadHash: hashToken(formToken),
    trackTokenHash: hashToken(trackToken(secret, { formToken })),
    searchText: fold([code, name, email, subject].join(" ")),
  };
  return { row, shape, story };
}

/** One batch in one transaction, telling nobody. A code that is taken is left out. @returns how many were written. */
async function write(db: Database, leads: Synthetic[], version: number, now: Date): Promise<number> {
  const client = await poolOf(db).connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL vamco.quiet = 'on'; SET LOCAL synchronous_commit = off");
    const insert = (table: string, rows: Record<string, unknown>[]) => {
      const columns = Object.keys(rows[0] ?? {})
        .map((name) => `"${name}"`)
        .join(", ");
      return client.query<{ id: number; code: string }>(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
         ON CONFLICT DO NOTHING${table === "lead" ? " RETURNING id, code" : ""}`,
        [JSON.stringify(rows)],
      );
    };
    const { rows } = await insert(
      "lead",
      leads.map(({ row }) => row),
    );
    const ids = new Map(rows.map(({ id, code }) => [code, id]));
    const written = leads.flatMap((lead) => {
      const leadId = ids.get(lead.row.code);
      return leadId === undefined ? [] : [{ ...lead, leadId }];
    });
    await insert(
      "assignment",
      written.map((lead) => assignment(lead, version)),
    );
    await insert("lead_event", written.flatMap(events));
    await insert(
      "consent",
      written.map((lead) => consent(lead, now)),
    );
    await client.query("COMMIT");
    return written.length;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

type Written = Synthetic & { leadId: number };

function assignment({ leadId, shape: { plan }, story }: Written, version: number) {
  const { decision } = plan;
  return {
    leadId,
    ruleSetVersion: version,
    rule: decision.rule,
    departmentCode: decision.department,
    coordinating: decision.coordinating,
    appraisal: decision.appraisal,
    priority: decision.priority,
    dueDays: decision.dueDays,
    dueOn: story.dueOn,
    reasons: decision.reasons,
    publicReasons: publicReasons(decision),
    at: story.receivedAt,
  };
}

function events({ leadId, row, shape, story }: Written) {
  const { decision } = shape.plan;
  const event = (kind: string, at: Date, data: Record<string, unknown> = {}, staffId: unknown = null) => ({
    leadId,
    kind,
    at,
    staffId,
    data,
  });
  const list = [
    event("received", story.receivedAt, { channel: "synthetic" }),
    event("routed", story.receivedAt, {
      department: decision.department,
      rule: decision.rule,
      due: story.dueOn,
    }),
  ];
  const by = row.assigneeId;
  if (story.acceptedAt)
    list.push(event("read", story.acceptedAt, {}, by), event("accepted", story.acceptedAt, {}, by));
  if (story.state === "waiting-for-submitter" && story.answeredAt)
    list.push(event("asked", story.answeredAt, { question: "A synthetic question." }, by));
  if (story.state === "resolved" && story.answeredAt)
    list.push(
      event("resolved", story.answeredAt, { outcome: story.outcome, answer: "A synthetic answer." }, by),
    );
  if (story.state === "withdrawn" && story.acceptedAt) list.push(event("withdrawn", story.acceptedAt));
  return list;
}

function consent({ leadId, shape: { lead }, story }: Written, now: Date) {
  return {
    leadId,
    purpose: "handle-and-answer",
    version: lead.consent.version,
    textHash: createHash("sha256").update("synthetic").digest("hex"),
    language: lead.submitter.language,
    channel: "synthetic",
    given: true,
    at: story.receivedAt < now ? story.receivedAt : now,
  };
}
