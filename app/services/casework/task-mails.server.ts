import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { departmentName, deskLink, houseLocale, mailDepartment, type Posting } from "../mail/letters.server";

type Given = Posting & { lead: { id: number; code: string; departmentCode: string } };
type Task = { kind: string; departmentCode: string; question: string | null; dueOn: Date | null };

/** Tells a department that it is asked: what, and by when. */
export async function mailTask(tx: Transaction, given: Given, task: Task): Promise<void> {
  const { lead, facts, way } = given;
  const { t, format, lang } = houseLocale();
  const { code } = lead;
  const due = isoDay(task.dueOn);
  const department = departmentName(facts, lead.departmentCode, lang);
  const kind = task.kind === "appraisal" ? "appraisal" : "coordination";
  await mailDepartment(tx, given, task.departmentCode, {
    template: "task",
    leadId: lead.id,
    subject: t("casework:mails.task.subject", { code }),
    blocks: [
      { text: t(`casework:mails.task.${kind}`, { code, department }) },
      ...(task.question ? [{ text: task.question }] : []),
      ...(due ? [{ text: t("casework:mails.task.due", { date: format.weekdayWithin(due) }) }] : []),
      deskLink(way, code, t("casework:mails.open")),
    ],
  });
}

/** Tells the lead department that one it asked has answered. What was answered stands on the page only. */
export async function mailTaskAnswered(tx: Transaction, given: Given, task: Task): Promise<void> {
  const { lead, facts, way } = given;
  const { t, lang } = houseLocale();
  const { code } = lead;
  const department = departmentName(facts, task.departmentCode, lang);
  await mailDepartment(tx, given, lead.departmentCode, {
    template: "task-answered",
    leadId: lead.id,
    subject: t("casework:mails.answered.subject", { code }),
    blocks: [
      { text: t("casework:mails.answered.text", { code, department }) },
      deskLink(way, code, t("casework:mails.open")),
    ],
  });
}
