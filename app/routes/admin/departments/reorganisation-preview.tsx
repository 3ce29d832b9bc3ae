import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { PlanSections } from "./plan-sections";
import type { PlanText } from "./plan-texts.server";
import { postedFields, type RequestTyped } from "./request-typed";

export type Preview = {
  summary: string;
  sections: PlanText[];
  stillNamed: string[];
  /** Versions of the rules that are planned and in the way. */
  plannedRules: string[];
  /** The state of the house that it was made in. */
  seen: string;
  on: string;
  isToday: boolean;
  changed: boolean;
};

/** What would happen, and the button that makes it happen. The form travels with it unseen. */
export function ReorganisationPreview({ preview, typed }: { preview: Preview; typed: RequestTyped }) {
  const { t, format } = useLocale();
  return (
    <>
      <PageHead
        over={t("reorganisation:preview.title")}
        title={preview.summary}
        lead={t("reorganisation:preview.about")}
      />
      {preview.changed ? (
        <Notice kind="caution" title={t("reorganisation:preview.changed")}>
          <p>{t("reorganisation:preview.changedAbout")}</p>
        </Notice>
      ) : null}
      {preview.stillNamed.length > 0 ? (
        <Notice
          kind="caution"
          title={t("reorganisation:preview.stillNamed", { departments: format.list(preview.stillNamed) })}
        />
      ) : null}
      {preview.plannedRules.length > 0 ? (
        <Notice
          kind="caution"
          title={t("reorganisation:preview.rulesPlanned", {
            versions: format.list(preview.plannedRules),
            count: preview.plannedRules.length,
          })}
        >
          <p>
            <a href="/admin/rules">{t("reorganisation:preview.rulesPlannedAbout")}</a>
          </p>
        </Notice>
      ) : null}
      <PlanSections sections={preview.sections} />
      <form method="post">
        {postedFields(typed).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="seen" value={preview.seen} />
        <ButtonRow>
          {preview.plannedRules.length === 0 ? (
            <Button name="intent" value="confirm">
              {preview.isToday
                ? t("reorganisation:preview.confirmNow")
                : t("reorganisation:preview.confirmLater", { date: preview.on })}
            </Button>
          ) : null}
          <Button kind="secondary" name="intent" value="edit">
            {t("reorganisation:preview.edit")}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}
