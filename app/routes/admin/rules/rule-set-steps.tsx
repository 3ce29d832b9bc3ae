import type { SerializeFrom } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import type { RuleResult } from "~/services/rules/change-rule-set.server";
import { Command, Commands } from "~/ui/data/command";
import { Notice } from "~/ui/data/notice";
import { Button } from "~/ui/forms/button";
import { TextInput } from "~/ui/forms/text-input";
import type { RuleSetScreen } from "./rule-set-screen.server";
import styles from "./rules.module.css";

export type StepAnswer = {
  result: Exclude<RuleResult, { kind: "done" }>;
  typed: {
    step: string;
    reason: string;
    from: string;
    place: { list: string; rule: string; to: string };
  };
};
type Props = { screen: SerializeFrom<RuleSetScreen>; typed?: StepAnswer["typed"] };
type Step =
  | "rename"
  | "submit"
  | "discard"
  | "approve"
  | "send-back"
  | "publish-now"
  | "publish-from"
  | "roll-back";

const withReason: readonly Step[] = ["rename", "send-back", "publish-now", "publish-from", "roll-back"];

/** What can be done with a version as it stands, each step with what it will do. */
export function RuleSetSteps({ screen, typed }: Props) {
  const { t } = useLocale();
  const steps: Step[] = [
    ...(screen.isDraft ? (["submit", "rename", "discard"] as const) : []),
    ...(screen.mayApprove ? (["approve"] as const) : []),
    ...(screen.state === "submitted" ? (["send-back"] as const) : []),
    ...(screen.mayPublish ? (["publish-now", "publish-from"] as const) : []),
    ...(screen.mayRollBack ? (["roll-back"] as const) : []),
  ];
  return (
    <>
      {screen.state === "submitted" && !screen.mayApprove ? (
        <Notice title={t("rules:steps.waiting")} />
      ) : null}
      {steps.length === 0 ? null : (
        <Commands label={t("rules:steps.title")}>
          {steps.map((step) => (
            <Command
              key={step}
              text={t(`rules:steps.${step}.name`)}
              danger={step === "discard" || step === "roll-back"}
              open={typed?.step === step}
            >
              <form method="post" className={styles.step} noValidate>
                <input type="hidden" name="editVersion" value={screen.editVersion} />
                <p>{t(`rules:steps.${step}.about`)}</p>
                {step === "publish-from" ? (
                  <TextInput
                    name="from"
                    type="date"
                    label={t("rules:steps.from")}
                    value={typed?.from || screen.tomorrow}
                    width="short"
                  />
                ) : null}
                {withReason.includes(step) ? (
                  <TextInput
                    name="reason"
                    id={`${step}-reason`}
                    label={t(`rules:steps.${step === "rename" ? "note" : "reason"}`)}
                    value={typed?.step === step ? typed.reason : step === "rename" ? screen.note : ""}
                    maxLength={500}
                  />
                ) : null}
                <p>
                  <Button
                    kind={step === "discard" || step === "roll-back" ? "danger" : "secondary"}
                    dense
                    name="do"
                    value={step}
                  >
                    {t(`rules:steps.${step}.name`)}
                  </Button>
                </p>
              </form>
            </Command>
          ))}
        </Commands>
      )}
    </>
  );
}
