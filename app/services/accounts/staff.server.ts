import { needsDepartment, type StaffDetails, type StaffPost } from "~/core/accounts/staff-form";
import type { StaffActor } from "~/core/policy/may";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import type { Database, Transaction } from "~/infra/db/client.server";
import { formStamp } from "../form-stamp.server";
import { type MailDeps, mailReader, staffReader } from "../mail/letters.server";
import { fillFreePlaces } from "../people/assign-person.server";
import { holdDesk, returnLeads } from "../people/return-leads.server";
import { recordAudit } from "./audit.server";
import { linkHours, makeOneTimeLink } from "./passwords.server";
import { endSessions } from "./sessions.server";

export type StaffDeps = {
  db: Database;
  now: Date;
  actor: StaffActor;
  mail: MailDeps;
};

export type StaffMade =
  | { kind: "made"; id: number /** The one-time link, which is shown once. */; link: string }
  | { kind: "email-taken" };

/** A new account. Its owner sets the password by a one-time link, which is mailed and shown to the administrator. */
export async function createStaff(
  deps: StaffDeps,
  staff: { email: string } & StaffDetails & StaffPost,
): Promise<StaffMade> {
  const { db, now, actor } = deps;
  return db.$transaction(async (tx): Promise<StaffMade> => {
    // Two administrators who add the same person at once: the second is told.
    const { count } = await tx.staff.createMany({
      data: [{ ...staff, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) return { kind: "email-taken" };
    const { id } = await tx.staff.findUniqueOrThrow({ where: { email: staff.email } });
    const { role, departmentCode } = staff;
    await recordAudit(
      tx,
      { kind: "staff-created", staffId: actor.id, data: { id, role, departmentCode } },
      now,
    );
    return { kind: "made", id, link: await sendLink(tx, deps, id) };
  });
}

/** `no-administrator`: whoever asks has lost that role, or the account, to another administrator meanwhile. */
export type StaffChange = "changed" | "self" | "unknown" | "no-administrator";

export function staffStamp(person: {
  name: string;
  language: string;
  role: string;
  departmentCode: string | null;
}): string {
  return formStamp([person.name, person.language, person.role, person.departmentCode]);
}

/**
 * Name, language, role, department. Who gets another role or department has to sign in anew with it.
 * @param seen the stamp of what the form was made from (`staffStamp`).
 */
export async function changeStaff(
  { db, now, actor }: StaffDeps,
  id: number,
  to: StaffDetails & StaffPost,
  seen: string,
): Promise<StaffChange | "outrun"> {
  return db.$transaction(async (tx): Promise<StaffChange | "outrun"> => {
    if (!(await holdsOffice(tx, actor))) return "no-administrator";
    const before = await tx.staff.findUnique({ where: { id } });
    if (!before) return "unknown";
    // An administrator who took the role from himself could leave the house without one.
    if (id === actor.id && before.role !== to.role) return "self";
    if (staffStamp(before) !== seen) return "outrun";
    const moved = before.role !== to.role || before.departmentCode !== to.departmentCode;
    if (moved) await holdDesk(tx, before, to.departmentCode);
    const { name, language } = before;
    const { count } = await tx.staff.updateMany({
      where: { id, name, language, role: before.role, departmentCode: before.departmentCode },
      data: to,
    });
    // Somebody's own name or language, or a reorganisation, came in between.
    if (count === 0) return "outrun";
    if (moved) {
      await endSessions(tx, id);
      const stays = before.departmentCode === to.departmentCode && needsDepartment(to.role);
      if (!stays) await returnLeads(tx, before, { actorId: actor.id, now });
      if (to.departmentCode) await fillFreePlaces(tx, to.departmentCode, now);
    }
    const { role, departmentCode } = to;
    await recordAudit(
      tx,
      { kind: "staff-changed", staffId: actor.id, data: { id, role, departmentCode } },
      now,
    );
    return "changed";
  });
}

/** Any fixed number: administrators change accounts one after the other. */
const staffLock = 72_707_374;

/**
 * Whether the actor is still an administrator who may sign in. Nobody takes the role or the account from oneself, so of two
 * who take it from each other at once one keeps it, and the house is never without an administrator.
 */
async function holdsOffice(tx: Transaction, { id, role }: StaffActor): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${staffLock})`;
  return (await tx.staff.count({ where: { id, role, disabledAt: null } })) === 1;
}

/** Closes an account, or opens it again. A closed one is out with the next request. */
export async function setStaffDisabled(
  { db, now, actor }: StaffDeps,
  id: number,
  disabled: boolean,
): Promise<StaffChange> {
  if (id === actor.id) return "self";
  return db.$transaction(async (tx): Promise<StaffChange> => {
    if (!(await holdsOffice(tx, actor))) return "no-administrator";
    const person = await tx.staff.findUnique({ where: { id } });
    if (!person) return "unknown";
    await holdDesk(tx, person);
    await tx.staff.update({ where: { id }, data: { disabledAt: disabled ? now : null } });
    if (disabled) await returnLeads(tx, person, { actorId: actor.id, now });
    else if (person.departmentCode) await fillFreePlaces(tx, person.departmentCode, now);
    await endSessions(tx, id);
    await tx.signInLink.deleteMany({ where: { staffId: id, usedAt: null } });
    const kind = disabled ? "staff-disabled" : "staff-enabled";
    await recordAudit(tx, { kind, staffId: actor.id, data: { id } }, now);
    return "changed";
  });
}

/** A new one-time link for somebody who lost the password; links before it are good no longer. Null for nobody. */
export async function renewLink(deps: StaffDeps, id: number): Promise<string | null> {
  const { db, now, actor } = deps;
  return db.$transaction(async (tx) => {
    const staff = await tx.staff.findFirst({ where: { id, disabledAt: null } });
    if (!staff) return null;
    await recordAudit(tx, { kind: "link-made", staffId: actor.id, data: { id } }, now);
    return sendLink(tx, deps, id);
  });
}

/**
 * For somebody who has lost the telephone: takes the second factor away and makes a new one-time link. The password goes,
 * too: whoever found the telephone, or asks in somebody's name, may know it. One's own is taken away with the password
 * (`removeSecondFactor`). Null for nobody and for oneself.
 */
export async function removeColleaguesFactor(deps: StaffDeps, id: number): Promise<string | null> {
  const { db, now, actor } = deps;
  if (id === actor.id) return null;
  return db.$transaction(async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id, disabledAt: null },
      data: { totpSecret: null, passwordHash: null },
    });
    if (count === 0) return null;
    await endSessions(tx, id);
    await recordAudit(tx, { kind: "second-factor-removed", staffId: actor.id, data: { id } }, now);
    await recordAudit(tx, { kind: "link-made", staffId: actor.id, data: { id } }, now);
    return sendLink(tx, deps, id);
  });
}

async function sendLink(tx: Transaction, { now, mail }: StaffDeps, id: number): Promise<string> {
  const staff = await tx.staff.findUniqueOrThrow({ where: { id } });
  const language = staff.language === "vi" ? "vi" : "en";
  const { t } = translator(language);
  const link = mail.publicUrl + paths.welcome(language, await makeOneTimeLink(tx, id, now));
  await mailReader(tx, { now, way: mail }, staffReader({ ...staff, language }), {
    template: "staff-link",
    leadId: null,
    subject: t("account:link-mail.subject"),
    blocks: [
      { text: t("account:link-mail.text", { count: linkHours }) },
      { link: { text: t("account:link-mail.link"), href: link } },
      { text: t("account:link-mail.unexpected") },
    ],
  });
  return link;
}

/** Name and language, which everybody changes of themselves. */
export async function changeOwnDetails(
  { db, actor }: Pick<StaffDeps, "db" | "actor">,
  details: StaffDetails,
): Promise<void> {
  await db.staff.update({ where: { id: actor.id }, data: details });
}
