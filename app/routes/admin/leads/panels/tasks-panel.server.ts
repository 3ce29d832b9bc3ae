import { vietnamDate } from "~/core/deadlines/calendar";
import { opinions } from "~/core/leads/tasks";
import { heldBy, may } from "~/core/policy/may";
import type { Locale } from "~/i18n/locale";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { isoDay } from "~/services/date-columns";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";
import { reasonNames } from "~/services/reference/names";
import type { Tone } from "~/ui/data/status-label";
import { returnTexts } from "./returns.server";

export type TasksView = ReturnType<typeof tasksPanel>;
export type TaskView = TasksView["tasks"][number];

/** Who takes part, what each was asked and said, and what is missing before the lead can be resolved. */
export function tasksPanel(
  view: DeskLeadView,
  { actor, staff }: SignedIn,
  lead: DeskLead,
  locale: Locale,
  now: Date,
) {
  const { t, format } = locale;
  const department = reasonNames(view.facts, staff.language).department;
  const today = vietnamDate(now);
  const missing = view.appraisalStanding;
  const isOpen = view.moves.includes("answer-task");
  return {
    missing:
      isOpen && (missing === "not-asked" || missing === "silent" || missing === "more-information")
        ? t(`casework:tasks.missing.${missing}`, {
            department: department(view.facts.ruleSet.appraisal.department),
          })
        : null,
    inArbitration: view.arbitration,
    returns: view.arbitration ? returnTexts(view, locale) : [],
    tasks: view.tasks.map((task) => {
      const due = isoDay(task.dueOn);
      const opinion = opinions.find((known) => known === task.opinion);
      const own = heldBy(task.departmentCode);
      const isAppraisal = task.kind === "appraisal";
      const waits = task.state === "open" && isOpen;
      return {
        id: task.id,
        isAppraisal,
        kind: t(isAppraisal ? "casework:tasks.appraisal" : "casework:tasks.coordination"),
        department: department(task.departmentCode),
        asked: t("casework:tasks.asked", { date: format.date(vietnamDate(task.createdAt)) }),
        due: due ? t("casework:tasks.due", { date: format.weekdayWithin(due) }) : null,
        question: task.question,
        standing: standing(task, due !== null && due < today),
        opinion: opinion ? t(`casework:opinions.${opinion}`) : null,
        conditions: task.conditions,
        answer: task.answer,
        answeredBy:
          task.answeredAt === null
            ? null
            : t("casework:tasks.answered", {
                name: task.answeredBy?.name ?? t("desk:conflict.nobody"),
                when: format.dateTime(task.answeredAt),
              }),
        mayAnswer: waits && may(actor, "task:answer", own),
        mayCancel: waits && !isAppraisal && may(actor, "lead:task", lead.subject),
      };
    }),
  };

  function standing(task: { state: string }, late: boolean): { tone: Tone; text: string } | null {
    if (task.state === "cancelled") return { tone: "quiet", text: t("casework:tasks.cancelled") };
    if (task.state !== "open") return null;
    return late
      ? { tone: "late", text: t("casework:tasks.silentLate") }
      : { tone: "note", text: t("casework:tasks.silent") };
  }
}
