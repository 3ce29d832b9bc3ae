import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Notice } from "~/ui/data/notice";
import { Checkbox } from "~/ui/forms/checkbox";
import type { StepView } from "./intake-view";

/** The opportunity from whose page the reader came: shown, carried along, and taken off by a tick. */
export function CarriedOpportunity({ view }: { view: StepView }) {
  const { t, lang } = useLocale();
  const { opportunity, place } = view;
  if (!opportunity) return place.ref && view.step !== "about" ? <CarriedPlace {...place} /> : null;
  return (
    <Notice title={t("intake:opportunity.about")}>
      <p>
        <a href={paths.opportunity(lang, opportunity.slug)} lang={opportunity.name.lang}>
          {opportunity.name.text}
        </a>
      </p>
      <Checkbox name="form.dropOpportunity" label={t("intake:opportunity.drop")} />
    </Notice>
  );
}

/** The place from whose page the reader came; the question where it is asked shows it and lets it be changed. */
function CarriedPlace({ text, lang }: StepView["place"]) {
  const { t } = useLocale();
  return (
    <Notice title={t("intake:place.about")}>
      <p lang={lang}>{text}</p>
    </Notice>
  );
}
