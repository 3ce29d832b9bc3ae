import { randomBytes } from "node:crypto";
import type { Role, StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { newFormToken } from "~/services/intake/form-token.server";
import { submitLead } from "~/services/intake/submit-lead.server";
import type { DeskDeps, Seen } from "~/services/leads/change-lead.server";

export const secret = "a secret of these tests, long enough for it";
export const mail = {
  smtp: false,
  from: "Vàm Cỏ <vamco@example.com>",
  publicUrl: "https://site.example.com",
};

let made = 0;

/** Somebody of the desk, as an actor and with the row's id. */
export async function aStaff(
  db: Database,
  role: Role,
  department = "",
  more: { name?: string; passwordHash?: string | null; language?: string } = {},
): Promise<StaffActor> {
  made += 1;
  const staff = await db.staff.create({
    data: {
      email: `staff-${made}@example.com`,
      name: more.name ?? `Demo Staff ${made}`,
      role,
      departmentCode: department || null,
      // Has set a password, which no test signs in with.
      passwordHash: "none",
      ...more,
    },
  });
  return { kind: "staff", id: staff.id, role, department };
}

/** A lead of a Japanese investor in a park, which the economic zone authority answers. */
export async function aLead(db: Database, now: Date, over: Record<string, unknown> = {}) {
  const lead = {
    kind: "investment",
    submitter: {
      type: "foreign-investor",
      name: "Demo Person",
      email: "demo@example.com",
      country: "JP",
      language: "ja",
    },
    place: "park:long-hau",
    subject: "A factory for electronic parts",
    message: "We would like to rent 2.5 ha.",
    consent: { version: "2026-1" },
    ...over,
  };
  const formToken = newFormToken(secret, randomBytes(16), now);
  const result = await submitLead(
    { db, now, random: randomBytes, secret, mail },
    { lead, formToken, consent: { text: "I agree.", language: "en" }, channel: "web" },
  );
  if (result.kind !== "received") throw new Error(`not received: ${JSON.stringify(result)}`);
  return db.lead.findUniqueOrThrow({ where: { code: result.code } });
}

export function deskOf(db: Database, actor: StaffActor, now: Date): DeskDeps {
  return { db, now, actor, secret, mail };
}

/** What somebody sees who opens the lead's page now. */
export async function seenNow(db: Database, leadId: number): Promise<Seen> {
  const lead = await db.lead.findUniqueOrThrow({ where: { id: leadId } });
  const last = await db.leadEvent.findFirst({ where: { leadId }, orderBy: { id: "desc" } });
  return { leadId, version: lead.version, lastEvent: last?.id ?? 0 };
}
