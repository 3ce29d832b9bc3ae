import { leadKinds } from "~/core/leads/lead";
import type { RoutingDecision } from "~/core/routing/route-lead";
import { coordinatorRecipient } from "~/core/routing/rules";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import type { MailedLead } from "../leads/submitter-mails.server";
import { departmentName, houseLocale, mailDepartment, type Posting } from "../mail/letters.server";
import type { MailFact } from "../mail/mail-content";

/**
 * Tells those whom the rules want told beside the lead department. They become responsible for nothing and may not be let
 * in to the lead, so the mail says what there is to know and has no link.
 */
export async function mailNotified(
  tx: Transaction,
  given: Posting & { lead: MailedLead },
  decision: RoutingDecision,
): Promise<void> {
  const { lead, facts } = given;
  const { t, format, lang } = houseLocale();
  const told = [...facts.departments.values()].filter(
    ({ code, coordinator }) =>
      code !== decision.department &&
      (decision.notify.includes(code) || (coordinator && decision.notify.includes(coordinatorRecipient))),
  );
  const kind = leadKinds.find((known) => known === lead.kind);
  const due = isoDay(lead.dueOn);
  const lines: MailFact[] = [
    [t("mail:facts.code"), lead.code],
    ...(kind ? [[t("mail:facts.kind"), t(`routing:kinds.${kind}`)] satisfies MailFact] : []),
    [t("mail:facts.department"), departmentName(facts, decision.department, lang)],
    ...(due ? [[t("mail:facts.dueOn"), format.weekdayDate(due)] satisfies MailFact] : []),
  ];
  for (const { code } of told) {
    await mailDepartment(tx, given, code, {
      template: "department-notice",
      leadId: lead.id,
      subject: t("rules:mail.subject", { code: lead.code }),
      blocks: [{ text: t("rules:mail.text") }, { facts: lines }],
    });
  }
}
