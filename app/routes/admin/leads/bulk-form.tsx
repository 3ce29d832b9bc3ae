import type { ReactNode } from "react";
import type { BulkProblem, bulkVerbs } from "~/core/leads/bulk";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Command } from "~/ui/data/command";
import { Button } from "~/ui/forms/button";
import { Select, type SelectOption } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import styles from "./queue.module.css";

export const bulkFormId = "bulk";

type Typed = { assignee: string; department: string; reason: string };

/** What can be done with the selected leads. The checkboxes are elsewhere and name this form. */
export function BulkForm({
  most,
  colleagues,
  departments,
  back,
  verb,
  typed,
  problem,
  children,
}: {
  most: number;
  colleagues: readonly SelectOption[];
  departments: readonly SelectOption[];
  back: string;
  verb?: (typeof bulkVerbs)[number];
  typed?: Typed;
  problem?: BulkProblem;
  children?: ReactNode;
}) {
  const { t } = useLocale();
  const error = (of: BulkProblem) => (problem === of ? t(`queue:bulk.problems.${of}`) : undefined);
  return (
    <form
      className={`${styles.bulk} no-print`}
      id={bulkFormId}
      method="post"
      action={paths.bulk()}
      noValidate
    >
      <input type="hidden" name="back" value={back} />
      <p>{t("queue:bulk.about", { most })}</p>
      {children}
      <Button dense kind="secondary" name="verb" value="accept" shortcut="a">
        {t("queue:bulk.accept")}
      </Button>
      <Command text={t("queue:bulk.assign")} shortcut="s" open={verb === "assign"} name="bulk">
        <Select
          id="bulk-assignee"
          name="assignee"
          label={t("desk:fields.assignee")}
          empty={t("desk:fields.choose")}
          options={colleagues}
          value={typed?.assignee}
          error={error("assignee")}
        />
        <Button dense kind="secondary" name="verb" value="assign">
          {t("queue:bulk.assign")}
        </Button>
      </Command>
      <Command text={t("queue:bulk.forward")} shortcut="f" open={verb === "forward"} name="bulk">
        <Select
          id="bulk-department"
          name="department"
          label={t("desk:fields.department")}
          empty={t("desk:fields.choose")}
          options={departments}
          value={typed?.department}
          error={error("department")}
        />
        <TextArea
          id="bulk-reason"
          name="reason"
          label={t("desk:fields.reason")}
          value={typed?.reason}
          error={error("reason")}
          rows={3}
          maxLength={10_000}
        />
        <Button dense kind="secondary" name="verb" value="forward">
          {t("queue:bulk.forward")}
        </Button>
      </Command>
    </form>
  );
}
