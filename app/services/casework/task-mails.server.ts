import { bodyName } from "~/i18n/body-name";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import type { MailBlock } from "../mail/mail-content";
import { queueMail } from "../mail/queue-mail.server";
import type { Facts } from "../reference/facts.server";

type Given = {
  lead: { id: number; code: string; departmentCode: string };
  facts: Facts;
  way: { smtp: boolean; from: string; publicUrl: string };
  now: Date;
};
type Task = { kind: string; departmentCode: string; question: string | null; dueOn: Date | null };

/** Tells a department that it is asked: what, and by when. A department without a mailbox finds it in its queue. */
export async function mailTask(tx: Transaction, given: Given, task: Task): Promise<void> {
  const { t, format } = translator("vi");
  const { code } = given.lead;
  const due = isoDay(task.dueOn);
  const lead = nameOf(given.facts, given.lead.departmentCode);
  await toMailbox(tx, given, task.departmentCode, "task", t("casework:mails.task.subject", { code }), [
    {
      text: t(
        task.kind === "appraisal" ? "casework:mails.task.appraisal" : "casework:mails.task.coordination",
        { code, department: lead },
      ),
    },
    ...(task.question ? [{ text: task.question }] : []),
    ...(due ? [{ text: t("casework:mails.task.due", { date: format.weekdayDate(due) }) }] : []),
  ]);
}

/** Tells the lead department that one it asked has answered. What was answered stands on the page only. */
export async function mailTaskAnswered(tx: Transaction, given: Given, task: Task): Promise<void> {
  const { t } = translator("vi");
  const { code, departmentCode } = given.lead;
  const asked = nameOf(given.facts, task.departmentCode);
  await toMailbox(
    tx,
    given,
    departmentCode,
    "task-answered",
    t("casework:mails.answered.subject", { code }),
    [{ text: t("casework:mails.answered.text", { code, department: asked }) }],
  );
}

async function toMailbox(
  tx: Transaction,
  { lead, facts, way, now }: Given,
  department: string,
  template: string,
  subject: string,
  blocks: MailBlock[],
): Promise<void> {
  const mailbox = facts.departments.get(department)?.mailbox;
  if (!mailbox) return;
  const { t } = translator("vi");
  const content = {
    subject,
    greeting: t("mail:greetingOffice", { department: nameOf(facts, department) }),
    blocks: [
      ...blocks,
      { link: { text: t("casework:mails.open"), href: way.publicUrl + paths.lead(lead.code) } },
    ],
    signOff: t("mail:signOff", { department: t("mail:office") }).split("\n"),
  };
  const mail = { template, language: "vi", to: mailbox, leadId: lead.id, content } as const;
  await queueMail(tx, mail, { now, smtp: way.smtp, from: way.from });
}

function nameOf(facts: Facts, code: string): string {
  const department = facts.departments.get(code);
  return department ? bodyName(department.name, "vi") : code;
}
