import { opinions } from "~/core/leads/tasks";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Command } from "~/ui/data/command";
import { Notice } from "~/ui/data/notice";
import { StatusLabel } from "~/ui/data/status-label";
import { Button } from "~/ui/forms/button";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import styles from "../lead-page.module.css";
import type { LeadScreen } from "../lead-screen.server";
import { longestText } from "../verb-form";
import { errorText, textLabels, type VerbAnswer } from "../verbs";
import type { TaskView } from "./tasks-panel.server";

type Props = { screen: LeadScreen; answer?: VerbAnswer };

/** The departments that take part: what each was asked, by when, what it said – or that it has not. */
export function TasksPanel({ screen, answer }: Props) {
  const { t } = useLocale();
  const { tasks, missing, inArbitration, returns } = screen.tasks;
  return (
    <section>
      {inArbitration ? (
        <Notice kind="caution" title={t("casework:arbitration.title")}>
          <p>{t("casework:arbitration.text")}</p>
          <ul>
            {returns.map(({ day, text }) => (
              <li key={`${day} ${text}`}>
                {day} · {text}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {missing ? (
        <Notice kind="caution" title={t("casework:tasks.missing.title")}>
          <p>{missing}</p>
        </Notice>
      ) : null}
      <h2>{t("casework:tasks.title")}</h2>
      {tasks.length === 0 ? <p>{t("casework:tasks.none")}</p> : null}
      {tasks.map((task) => (
        <Task key={task.id} task={task} screen={screen} answer={answer} />
      ))}
    </section>
  );
}

function Task({ task, screen, answer }: Props & { task: TaskView }) {
  const { t } = useLocale();
  return (
    <article className={styles.task} id={`task-${task.id}`}>
      <h3>
        {task.department} · {task.kind}
      </h3>
      <p className={styles.standing}>
        {task.standing ? <StatusLabel tone={task.standing.tone} text={task.standing.text} /> : null}
        {task.opinion ? <strong>{task.opinion}</strong> : null}
        <span>{[task.asked, task.due].filter((part) => part !== null).join(" · ")}</span>
        {task.answeredBy ? <span>{task.answeredBy}</span> : null}
      </p>
      <p className={styles.typed}>{task.question ?? t("casework:tasks.noQuestion")}</p>
      {task.conditions ? (
        <>
          <h4>{t("casework:tasks.conditions")}</h4>
          <p className={styles.typed}>{task.conditions}</p>
        </>
      ) : null}
      {task.answer ? (
        <>
          <h4>{t("casework:tasks.answer")}</h4>
          <p className={styles.typed}>{task.answer}</p>
        </>
      ) : null}
      {task.mayAnswer ? <AnswerForm task={task} screen={screen} answer={answer} /> : null}
      {task.mayCancel ? <CancelForm task={task} screen={screen} /> : null}
    </article>
  );
}

function AnswerForm({ task, screen, answer }: Props & { task: TaskView }) {
  const { t } = useLocale();
  // Several tasks may stand on the page: what came back belongs to one of them.
  const given = answer?.verb === "answer-task" && answer.typed.task === String(task.id) ? answer : undefined;
  const error = (field: string) => {
    const found = given?.errors[`${field}-${task.id}`];
    return found ? errorText(t, found) : undefined;
  };
  const text = (name: "answer" | "conditions") => (
    <TextArea
      id={`answer-task-${name}-${task.id}`}
      name={name}
      label={t(textLabels["answer-task"][name])}
      value={given?.typed[name]}
      error={error(name)}
      rows={3}
      maxLength={longestText}
    />
  );
  return (
    <Command text={t("casework:commands.answer-task")} open={given !== undefined} name="verb">
      <form
        className={styles.verb}
        method="post"
        action={`${paths.lead(screen.code)}/answer-task`}
        noValidate
      >
        <Seen screen={screen} task={task} />
        <p>{t(task.isAppraisal ? "casework:about.answer-appraisal" : "casework:about.answer-task")}</p>
        {task.isAppraisal ? (
          <>
            <Select
              id={`answer-task-opinion-${task.id}`}
              name="opinion"
              label={t("casework:fields.opinion")}
              empty={t("desk:fields.choose")}
              options={opinions.map((value) => ({ value, text: t(`casework:opinions.${value}`) }))}
              value={given?.typed.opinion}
              error={error("opinion")}
            />
            {text("conditions")}
          </>
        ) : null}
        {text("answer")}
        <div>
          <Button dense kind="secondary">
            {t(task.isAppraisal ? "casework:send.answer-appraisal" : "casework:send.answer-task")}
          </Button>
        </div>
      </form>
    </Command>
  );
}

function CancelForm({ task, screen }: { task: TaskView; screen: LeadScreen }) {
  const { t } = useLocale();
  return (
    <form method="post" action={`${paths.lead(screen.code)}/cancel-task`}>
      <Seen screen={screen} task={task} />
      <Button dense kind="secondary">
        {t("casework:commands.cancel-task")}
      </Button>
    </form>
  );
}

function Seen({ screen, task }: { screen: LeadScreen; task: TaskView }) {
  return (
    <>
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="version" value={screen.version} />
      <input type="hidden" name="lastEvent" value={screen.lastEvent} />
    </>
  );
}
