import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { type MailDeps, mailReader, staffReader } from "../mail/letters.server";

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
  for (const person of coordinators.length > 0 ? coordinators : found) {
    const reader = staffReader(person);
    const { t } = translator(reader.language);
    const { version } = rules;
    await mailReader(tx, { now, way }, reader, {
      template: "rules-submitted",
      leadId: null,
      subject: t("rules:submittedMail.subject", { version }),
      blocks: [
        { text: t("rules:submittedMail.text", { version }) },
        { text: rules.note },
        { link: { text: t("rules:submittedMail.open"), href: `${way.publicUrl}/admin/rules/${version}` } },
      ],
    });
  }
}
