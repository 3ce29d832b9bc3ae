import { kindOf } from "~/core/intake/answers";
import { longest } from "~/core/leads/lead.schema";
import { useLocale } from "~/i18n/locale";
import { RadioGroup } from "~/ui/forms/radio-group";
import { TextInput } from "~/ui/forms/text-input";
import type { StepView } from "./intake-view";
import { errorOf } from "./step-form";

/** Where: a name as people know it, of today or of before the merger; where it means several places, the page asks. */
export function PlaceQuestion({ view }: { view: StepView }) {
  const { t } = useLocale();
  const { text, ref, ask } = view.place;
  if (ask) {
    const isOne = ask.candidates.length === 1;
    return (
      <>
        <input type="hidden" name="form.placeAsked" value={ask.typed} />
        <RadioGroup
          name="place"
          legend={t(`intake:place.${isOne ? "askTitleOne" : "askTitle"}`, { typed: ask.typed })}
          {...errorOf(view, "place")}
          options={[
            ...ask.candidates.map((candidate) => ({
              value: candidate.ref,
              text: candidate.name.text,
              lang: candidate.name.lang,
              hint: candidate.because,
            })),
            { value: "", text: t(`intake:place.${isOne ? "openOne" : "open"}`) },
          ]}
        />
        <TextInput
          name="form.place"
          label={t("intake:place.other")}
          optional={t("intake:optional")}
          maxLength={longest.name}
        />
      </>
    );
  }
  return (
    <>
      {ref ? <input type="hidden" name="form.placeRef" value={ref} /> : null}
      <TextInput
        name="place"
        label={t(placeLabel(kindOf(view.answers)))}
        hint={t(view.opportunity ? "intake:about.placeOfOpportunity" : "intake:about.placeHint")}
        optional={t("intake:optional")}
        value={text}
        maxLength={longest.name}
        {...errorOf(view, "place")}
      />
    </>
  );
}

function placeLabel(kind: ReturnType<typeof kindOf>) {
  return kind === "return" || kind === "obstacle" || kind === "contribution"
    ? (`intake:about.place.${kind}` as const)
    : "intake:about.place.default";
}
