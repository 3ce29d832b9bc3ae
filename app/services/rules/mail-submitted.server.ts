import { isLanguage } from "~/core/shared/language";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { greetingFor } from "../casework/reminder-mails.server";
import type { MailDeps } from "../leads/submitter-mails.server";
import { queueMail } from "../mail/queue-mail.server";

/**
 * Tells those who may approve a version that one waits for them: the coordinators, but for its authors, who may not; the
 * administrators where no coordinator is left.
 */
export async function mailSubmitted(
  tx: Transaction,
  rules: { version: number; note: string; authors: readonly number[] },
  { now, way }: { now: Date; way: MailDeps },
): Promise<void> {
  const found = await tx.staff.findMany({
    where: {
      role: { in: ["coordinator", "administrator"] },
      disabledAt: null,
      id: { notIn: [...rules.authors] },
    },
    orderBy: { id: "asc" },
  });
  const coordinators = found.filter(({ role }) => role === "coordinator");
  for (const { email, name, language } of coordinators.length > 0 ? coordinators : found) {
    const lang = isLanguage(language) ? language : "vi";
    const { t } = translator(lang);
    const content = {
      subject: t("rules:submittedMail.subject", { version: rules.version }),
      greeting: greetingFor({ to: email, name, language: lang }),
      blocks: [
        { text: t("rules:submittedMail.text", { version: rules.version }) },
        { text: rules.note },
        {
          link: {
            text: t("rules:submittedMail.open"),
            href: `${way.publicUrl}/admin/rules/${rules.version}`,
          },
        },
      ],
      signOff: t("mail:signOff", { department: t("mail:office") }).split("\n"),
    };
    const mail = { template: "rules-submitted", language: lang, to: email, leadId: null, content };
    await queueMail(tx, mail, { now, ...way });
  }
}
