import type { CalendarStatus } from "~/core/deadlines/calendar";
import {
  type LeadKind,
  type LeadState,
  leadKinds,
  leadStates,
  type Need,
  needs,
  type Outcome,
  outcomes,
} from "~/core/leads/lead";
import { canMove } from "~/core/leads/moves";
import type { Reason } from "~/core/routing/reason";
import { reasonsSchema } from "~/core/routing/reason.schema";
import { isLanguage, type Language } from "~/core/shared/language";
import type { Localised } from "~/core/shared/localised";
import { hashToken } from "~/infra/auth/tokens.server";
import type { Connection, Database } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { publicObstacleLabel } from "../projects/public-obstacle-label.server";
import { readFacts } from "../reference/facts.server";
import { departmentNameThen } from "../reference/names";

/** What the sender may know of the lead: nothing of appraisal, border, security, rank or who works on it. */
export type TrackedLead = {
  code: string;
  kind: LeadKind;
  need: Need | null;
  subject: string;
  email: string;
  country: string;
  language: Language;
  state: LeadState;
  outcome: Outcome | null;
  department: PublicBody;
  /** Others take part. Who they are stays in the house: a list that names some would tell of those it leaves out. */
  together: boolean;
  receivedAt: string;
  /** What the receipt promised, whatever has become of it since. */
  promised: { department: Localised; dueDays: number; dueOn: string | null };
  dueDays: number;
  /** ISO days. */
  dueOn: string | null;
  readBy: string | null;
  calendar: CalendarStatus;
  /** `before`: by a department that had it earlier; the one that has it now has not taken it up. */
  read: "yes" | "before" | "no";
  waiting: boolean;
  reasons: Reason[];
  history: PublicEvent[];
  mayReply: boolean;
  mayWithdraw: boolean;
  /** The neutral label of the obstacle that the lead is tied to, and nothing else of the register. */
  obstacle: Localised | null;
};

export type PublicBody = {
  code: string;
  name: Localised;
  phone: string | null;
  mailbox: string | null;
};

const publicKinds = [
  "received",
  "routed",
  "read",
  "accepted",
  "forwarded",
  "asked",
  "submitter-replied",
  "resumed",
  "returned",
  "extended",
  "resolved",
  "reopened",
  "withdrawn",
] as const;
/**
 * To the sender a reorganisation of departments is a passing on, and so is a forwarding that is taken back; who else takes
 * part stays in the house.
 */
const passedOnKinds = ["reorganised", "reorganisation-undone", "undone"] as const;
export type PublicEventKind = (typeof publicKinds)[number];

export type PublicEvent = {
  key: string;
  kind: PublicEventKind;
  at: string;
  /** The body that has it from now on (routed, forwarded). */
  department: Localised | null;
  /** What people typed to each other: question, reply, answer. */
  text: string | null;
  outcome: Outcome | null;
  due: string | null;
  /** The date promised before it was extended. */
  was: string | null;
};

/** The lead of a tracking link; null for a link that opens nothing. */
export async function trackLead(db: Database, token: string): Promise<TrackedLead | null> {
  const id = await trackedLeadId(db, token);
  if (id === null) return null;
  const [facts, lead] = await Promise.all([
    readFacts(db),
    db.lead.findUniqueOrThrow({
      where: { id },
      include: {
        events: { orderBy: { id: "asc" }, where: { kind: { in: [...publicKinds, ...passedOnKinds] } } },
        assignments: { orderBy: { id: "asc" } },
      },
    }),
  ]);
  const nameOf = (code: string, at: Date): Localised => departmentNameThen(facts, code, at);
  const department = facts.departments.get(lead.departmentCode);
  const state = known(leadStates, lead.state) ?? "routed";
  const movable = { state, reopened: 0 };
  const first = lead.assignments[0] ?? lead;
  const history = lead.events.flatMap((event) => publicEvent(event, nameOf));
  return {
    code: lead.code,
    kind: known(leadKinds, lead.kind) ?? "investment",
    need: known(needs, lead.need),
    subject: lead.subject,
    email: lead.email,
    country: lead.country,
    language: isLanguage(lead.language) ? lead.language : "en",
    state,
    outcome: state === "resolved" ? known(outcomes, lead.outcome) : null,
    department: {
      code: lead.departmentCode,
      name: department?.name ?? { en: lead.departmentCode },
      phone: department?.phone ?? null,
      mailbox: department?.mailbox ?? null,
    },
    together: lead.coordinating.length > 0 || lead.appraisal,
    receivedAt: lead.receivedAt.toISOString(),
    promised: {
      department: nameOf(first.departmentCode, lead.receivedAt),
      dueDays: first.dueDays,
      dueOn: isoDay(first.dueOn),
    },
    dueDays: lead.dueDays,
    dueOn: isoDay(lead.dueOn),
    readBy: isoDay(lead.readBy),
    calendar: lead.dueOn ? (lead.calendar === "official" ? "official" : "provisional") : "missing",
    read: lead.firstReadAt === null ? "no" : readHere(history) ? "yes" : "before",
    waiting: lead.waitingSince !== null,
    reasons: reasonsSchema.parse(lead.assignments.at(-1)?.publicReasons ?? []),
    history,
    mayReply: canMove("resume", movable),
    mayWithdraw: canMove("withdraw", movable),
    obstacle: await publicObstacleLabel(db, id),
  };
}

/** Tokens have one form; anything else asks the database nothing. */
export async function trackedLeadId(db: Connection, token: string): Promise<number | null> {
  if (!/^[0-9a-hjkmnp-tv-z]{26}$/.test(token)) return null;
  const lead = await db.lead.findUnique({
    where: { trackTokenHash: hashToken(token) },
    select: { id: true },
  });
  return lead?.id ?? null;
}

/** Whether somebody has read it, or has done anything with it, since it was passed on last. */
function readHere(history: readonly PublicEvent[]): boolean {
  const passedOn = history.findLastIndex(({ kind }) => kind === "forwarded" || kind === "returned");
  const since = history.slice(passedOn + 1).map(({ kind }) => kind);
  return (
    passedOn === -1 ||
    ["read", "accepted", "asked", "extended", "resolved"].some((kind) =>
      since.some((other) => other === kind),
    )
  );
}

type EventRow = { id: number; kind: string; at: Date; data: unknown };

function publicEvent(row: EventRow, nameOf: (code: string, at: Date) => Localised): PublicEvent[] {
  const text = (name: string) => textOf(row.data, name);
  const passedOn = known(passedOnKinds, row.kind);
  const otherDepartment = passedOn === "undone" ? text("to") !== null : text("role") === "lead";
  if (passedOn && !otherDepartment) return [];
  const kind = passedOn ? "forwarded" : known(publicKinds, row.kind);
  if (!kind) return [];
  const holder =
    kind === "routed" ? text("department") : kind === "forwarded" || kind === "returned" ? text("to") : null;
  return [
    {
      key: String(row.id),
      kind,
      at: row.at.toISOString(),
      department: holder === null ? null : nameOf(holder, row.at),
      text: typedIn(kind, text),
      outcome: kind === "resolved" ? known(outcomes, text("outcome")) : null,
      due: kind === "resumed" || kind === "extended" ? text("due") : null,
      was: kind === "extended" ? text("was") : null,
    },
  ];
}

function typedIn(kind: PublicEventKind, text: (name: string) => string | null): string | null {
  if (kind === "asked") return text("question");
  if (kind === "submitter-replied") return text("reply");
  // The reason of an extension is written for the sender; that of a forwarding is not.
  if (kind === "extended") return text("reason");
  return kind === "resolved" ? text("answer") : null;
}

function textOf(data: unknown, name: string): string | null {
  const value: unknown = typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

function known<const T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((candidate) => candidate === value) ?? null;
}
