import { leadKinds } from "~/core/leads/lead";
import type { RoutingDecision } from "~/core/routing/route-lead";
import { coordinatorRecipient } from "~/core/routing/rules";
import { bodyName } from "~/i18n/body-name";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import type { MailDeps, MailedLead } from "../leads/submitter-mails.server";
import type { MailContent, MailFact } from "../mail/mail-content";
import { queueMail } from "../mail/queue-mail.server";
import type { Facts } from "../reference/facts.server";

/**
 * Tells those whom the rules want told beside the lead department. They become responsible for nothing and may not be let
 * in to the lead, so the mail says what there is to know and has no link.
 */
export async function mailNotified(
  tx: Transaction,
  { lead, facts, way, now }: { lead: MailedLead; facts: Facts; way: MailDeps; now: Date },
  decision: RoutingDecision,
): Promise<void> {
  const { t, format } = translator("vi");
  const all = [...facts.departments.values()];
  const told = all.filter(
    ({ code, coordinator }) =>
      code !== decision.department &&
      (decision.notify.includes(code) || (coordinator && decision.notify.includes(coordinatorRecipient))),
  );
  const leading = facts.departments.get(decision.department);
  const kind = leadKinds.find((known) => known === lead.kind);
  const due = isoDay(lead.dueOn);
  const lines: MailFact[] = [
    [t("mail:facts.code"), lead.code],
    ...(kind ? [[t("mail:facts.kind"), t(`routing:kinds.${kind}`)] satisfies MailFact] : []),
    [t("mail:facts.department"), leading ? bodyName(leading.name, "vi") : decision.department],
    ...(due ? [[t("mail:facts.dueOn"), format.weekdayDate(due)] satisfies MailFact] : []),
  ];
  for (const { mailbox, name } of told) {
    if (!mailbox) continue;
    const content: MailContent = {
      subject: t("rules:mail.subject", { code: lead.code }),
      greeting: t("mail:greetingOffice", { department: bodyName(name, "vi") }),
      blocks: [{ text: t("rules:mail.text") }, { facts: lines }],
      signOff: t("mail:signOff", { department: t("mail:office") }).split("\n"),
    };
    const mail = {
      template: "department-notice",
      language: "vi",
      to: mailbox,
      leadId: lead.id,
      content,
    } as const;
    await queueMail(tx, mail, { now, ...way });
  }
}
