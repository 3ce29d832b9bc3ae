import { outcomes } from "~/core/leads/lead";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Command } from "~/ui/data/command";
import { Button } from "~/ui/forms/button";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import styles from "./lead-page.module.css";
import type { LeadScreen } from "./lead-screen.server";
import type { Verb, VerbAnswer } from "./verbs";

type Props = { verb: Verb; screen: LeadScreen; open: boolean; answer?: VerbAnswer };

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
          {t(`desk:commands.${verb}`)}
        </Button>
      </form>
    );
  }
  return (
    <Command text={t(`desk:commands.${verb}`)} shortcut={keys[verb]} open={open} name="verb">
      <form className={styles.verb} method="post" action={action} noValidate>
        {seen}
        <p>{t(`desk:about.${verb}`, { language: screen.askLanguage })}</p>
        <Fields verb={verb} screen={screen} answer={answer?.verb === verb ? answer : undefined} />
        <div>
          <Button dense kind="secondary">
            {t(`desk:send.${verb}`)}
          </Button>
        </div>
      </form>
    </Command>
  );
}

type FormVerb = Exclude<Verb, "read" | "accept" | "resume">;

function Fields({ verb, screen, answer }: { verb: FormVerb; screen: LeadScreen; answer?: VerbAnswer }) {
  const { t } = useLocale();
  const error = (field: string) => {
    const key = answer?.errors[field];
    return key ? t(`desk:errors.${key}`) : undefined;
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
  switch (verb) {
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
          <Select
            id="forward-department"
            name="department"
            label={t("desk:fields.department")}
            empty={t("desk:fields.choose")}
            options={screen.departments}
            value={answer?.typed.department}
            error={error("department")}
          />
          {text("reason", t("desk:fields.reason"))}
        </>
      );
    case "ask":
      return text("question", t("desk:fields.question"));
    case "note":
      return text("note", t("desk:fields.note"));
    case "reopen":
      return text("reason", t("desk:fields.reason"));
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
          {text("answer", t("desk:fields.answer"))}
        </>
      );
  }
}
