import { outcomes } from "~/core/leads/lead";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Command } from "~/ui/data/command";
import { Button } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { Select, type SelectOption } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import styles from "./lead-page.module.css";
import type { LeadScreen } from "./lead-screen.server";
import {
  commandText,
  errorText,
  isCaseworkVerb,
  type TaskVerb,
  textLabels,
  type Verb,
  type VerbAnswer,
} from "./verbs";

type CommandVerb = Exclude<Verb, TaskVerb>;
type Props = { verb: CommandVerb; screen: LeadScreen; open: boolean; answer?: VerbAnswer };

/** The key of the desk that does the same. */
const keys: Partial<Record<Verb, string>> = {
  accept: "a",
  assign: "s",
  forward: "f",
  note: "n",
  ask: "r",
  resolve: "e",
};

export const longestText = 10_000;

/** One verb: a button where nothing has to be said, else a form that says what will happen. */
export function VerbForm({ verb, screen, open, answer }: Props) {
  const { t } = useLocale();
  const action = `${paths.lead(screen.code)}/${verb}`;
  // What this person saw when the page was made: whoever was quicker is found by it.
  const seen = (
    <>
      <input type="hidden" name="version" value={screen.version} />
      <input type="hidden" name="lastEvent" value={screen.lastEvent} />
    </>
  );
  if (verb === "read" || verb === "accept" || verb === "resume") {
    return (
      <form method="post" action={action}>
        {seen}
        <Button dense kind={verb === "accept" ? "primary" : "secondary"} shortcut={keys[verb]}>
          {commandText(t, verb)}
        </Button>
      </form>
    );
  }
  return (
    <Command text={commandText(t, verb)} shortcut={keys[verb]} open={open} name="verb">
      <form className={styles.verb} method="post" action={action} noValidate>
        {seen}
        <p>
          {isCaseworkVerb(verb)
            ? t(`casework:about.${verb}`, {
                language: screen.askLanguage,
                latest: screen.casework.latestDue ?? "",
              })
            : t(`desk:about.${verb}`, { language: screen.askLanguage })}
        </p>
        <Fields verb={verb} screen={screen} answer={answer?.verb === verb ? answer : undefined} />
        <div>
          <Button dense kind="secondary">
            {t(isCaseworkVerb(verb) ? `casework:send.${verb}` : `desk:send.${verb}`)}
          </Button>
        </div>
      </form>
    </Command>
  );
}

type FormVerb = Exclude<CommandVerb, "read" | "accept" | "resume">;

function Fields({ verb, screen, answer }: { verb: FormVerb; screen: LeadScreen; answer?: VerbAnswer }) {
  const { t } = useLocale();
  const error = (field: string) => {
    const key = answer?.errors[field];
    return key ? errorText(t, key, field) : undefined;
  };
  const text = (name: string, label: string) => (
    <TextArea
      id={`${verb}-${name}`}
      name={name}
      label={label}
      value={answer?.typed[name]}
      error={error(name)}
      rows={4}
      maxLength={longestText}
    />
  );
  const department = (label: string, options: readonly SelectOption[]) => (
    <Select
      id={`${verb}-department`}
      name="department"
      label={label}
      empty={t("desk:fields.choose")}
      options={options}
      value={answer?.typed.department}
      error={error("department")}
    />
  );
  const day = (name: string, label: string, hint?: string) => (
    <TextInput
      id={`${verb}-${name}`}
      name={name}
      type="date"
      width="medium"
      label={label}
      hint={hint}
      value={answer?.typed[name]}
      error={error(name)}
    />
  );
  switch (verb) {
    case "return":
      return (
        <>
          {department(t("casework:fields.proposed"), screen.departments)}
          {text("reason", t(textLabels.return.reason))}
        </>
      );
    case "extend":
      return (
        <>
          {day(
            "due",
            t("casework:fields.newDue"),
            t("casework:fields.latest", { date: screen.casework.latestDue ?? "" }),
          )}
          {text("reason", t(textLabels.extend.reason))}
        </>
      );
    case "correct-clock":
      return (
        <>
          <Select
            id="correct-clock-pause"
            name="pause"
            label={t("casework:fields.pause")}
            options={screen.casework.pauseOptions}
            value={answer?.typed.pause ?? screen.casework.pauseOptions.at(-1)?.value}
          />
          {day("since", t("casework:fields.since"))}
          {text("reason", t(textLabels["correct-clock"].reason))}
        </>
      );
    case "add-task":
      return (
        <>
          {department(t("casework:fields.asked"), screen.casework.askable)}
          {text("question", t(textLabels["add-task"].question))}
        </>
      );
    case "assign":
      return (
        <Select
          id="assign-assignee"
          name="assignee"
          label={t("desk:fields.assignee")}
          empty={t("desk:fields.choose")}
          options={screen.colleagues}
          value={answer?.typed.assignee}
          error={error("assignee")}
        />
      );
    case "forward":
      return (
        <>
          {department(t("desk:fields.department"), screen.departments)}
          {text("reason", t(textLabels.forward.reason))}
          <Checkbox
            id="forward-misrouted"
            name="misrouted"
            label={t("casework:fields.misrouted")}
            checked={answer?.typed.misrouted === "yes"}
          />
        </>
      );
    case "ask":
      return text("question", t(textLabels.ask.question));
    case "note":
      return text("note", t(textLabels.note.note));
    case "reopen":
      return text("reason", t(textLabels.reopen.reason));
    case "resolve":
      return (
        <>
          <Select
            id="resolve-outcome"
            name="outcome"
            label={t("desk:fields.outcome")}
            empty={t("desk:fields.choose")}
            options={outcomes.map((outcome) => ({ value: outcome, text: t(`routing:outcomes.${outcome}`) }))}
            value={answer?.typed.outcome}
            error={error("outcome")}
          />
          {text("answer", t(textLabels.resolve.answer))}
        </>
      );
  }
}
