import { isClosed } from "~/core/leads/lead";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import type { Database, Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { deskLink, type Letter, type MailDeps, mailReader, staffReader } from "../mail/letters.server";
import type { MailBlock, MailFact } from "../mail/mail-content";

type Deps = { db: Database; now: Date; mail: MailDeps };

/** So long a gift rests: what is given together is one mail, and what is taken back at once is none. */
const restMs = 60_000;
/** A mail names so many leads; of more it gives the number. */
const mostNamed = 20;

/**
 * Tells people of the leads that somebody else, or the rules, gave them: one mail a person, with codes and dates, since
 * mail carries no case content. Nobody is told of a lead that is no longer theirs, that is closed, on which they have
 * acted, or of which another mail has come to them since. Gives the number of mails.
 */
export async function tellGiven({ db, now, mail }: Deps): Promise<number> {
  const ripe = new Date(now.getTime() - restMs);
  const waiting = await db.leadGiven.groupBy({ by: ["staffId"], where: { at: { lte: ripe } } });
  let told = 0;
  for (const { staffId } of waiting)
    if (await db.$transaction((tx) => tellOne(tx, staffId, { now, mail }))) told += 1;
  return told;
}

async function tellOne(tx: Transaction, staffId: number, deps: Omit<Deps, "db">): Promise<boolean> {
  const person = await tx.staff.findUnique({
    where: { id: staffId },
    include: { desk: true, department: { select: { mailbox: true } } },
  });
  // Two workers: each takes its own, and what came while this one waits is of the next pass.
  const rows = await tx.$queryRaw<{ leadId: number; at: Date }[]>`
    SELECT "leadId", at FROM lead_given WHERE "staffId" = ${staffId} ORDER BY "leadId" FOR UPDATE SKIP LOCKED`;
  if (!person || rows.length === 0) return false;
  await tx.leadGiven.deleteMany({ where: { leadId: { in: rows.map(({ leadId }) => leadId) } } });
  // The department's own mailbox has had the notice.
  const deaf = person.disabledAt !== null || person.email === person.department?.mailbox;
  if (deaf || person.desk?.givenMail === false) return false;
  const leads = await newsAmong(tx, person, rows);
  if (leads.length === 0) return false;
  await write(tx, person, leads, deps);
  return true;
}

type Given = { id: number; code: string; dueOn: Date | null };

async function newsAmong(
  tx: Transaction,
  person: { id: number; email: string },
  rows: readonly { leadId: number; at: Date }[],
): Promise<Given[]> {
  const givenAt = new Map(rows.map(({ leadId, at }) => [leadId, at]));
  const leads = await tx.lead.findMany({
    where: { id: { in: [...givenAt.keys()] }, assigneeId: person.id },
    orderBy: [{ dueOn: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    include: {
      events: { where: { staffId: person.id }, orderBy: { id: "desc" }, take: 1, select: { at: true } },
      mails: { where: { to: person.email }, orderBy: { id: "desc" }, take: 1, select: { createdAt: true } },
    },
  });
  return leads.filter(({ id, state, events, mails }) => {
    const at = givenAt.get(id);
    const since = (moment: Date | undefined) => at !== undefined && moment !== undefined && moment >= at;
    return !isClosed(state) && !since(events[0]?.at) && !since(mails[0]?.createdAt);
  });
}

async function write(
  tx: Transaction,
  person: { email: string; name: string; language: string },
  leads: readonly Given[],
  { now, mail: way }: Omit<Deps, "db">,
): Promise<void> {
  const reader = staffReader(person);
  const { t, format } = translator(reader.language);
  const dueText = (dueOn: Date | null) => {
    const day = isoDay(dueOn);
    return day ? format.weekdayDate(day) : t("desk:due.unknown");
  };
  const [first] = leads;
  const only = leads.length === 1 ? first : undefined;
  const due = isoDay(only?.dueOn ?? null);
  const facts: MailFact[] = leads.slice(0, mostNamed).map(({ code, dueOn }) => [code, dueText(dueOn)]);
  const more = leads.length - facts.length;
  const open: MailBlock = only
    ? deskLink(way, only.code, t("casework:mails.open"))
    : { link: { text: t("people:given.open"), href: `${way.publicUrl}${paths.leads()}?assignee=me` } };
  const letter: Letter = {
    template: "lead-given",
    leadId: only?.id ?? null,
    subject:
      only && due
        ? t("people:given.subjectDue", { code: only.code, date: format.date(due) })
        : only
          ? t("people:given.subject", { code: only.code })
          : t("people:given.subjectMany", { count: leads.length }),
    blocks: [
      { text: t("people:given.text") },
      { facts },
      ...(more > 0 ? [{ text: t("people:given.more", { count: more }) }] : []),
      open,
      { text: t("people:given.off") },
      {
        link: { text: t("account:own.title"), href: `${way.publicUrl}/admin/account#mails` },
      },
    ],
  };
  await mailReader(tx, { now, way }, reader, letter);
}
