import type { SerializeFrom } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";
import { StatusLabel } from "~/ui/data/status-label";
import { Button, ButtonLink } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { Refusal } from "./refusal";
import type { RuleSetScreen, ShownList, ShownRule } from "./rule-set-screen.server";
import { RuleSetSteps, type StepAnswer } from "./rule-set-steps";
import styles from "./rules.module.css";
import { toneOf } from "./state-tone";

type Props = { screen: SerializeFrom<RuleSetScreen>; answer?: StepAnswer };

/** One version of the rules: every rule as a sentence, and what can be done with the version as it stands. */
export function RuleSetPage({ screen, answer }: Props) {
  const { t } = useLocale();
  const { version } = screen;
  return (
    <>
      <PageHead title={screen.title} over={t("rules:title")} lead={screen.note}>
        <p>
          <StatusLabel
            tone={screen.isInForce ? "fine" : toneOf(screen.state)}
            text={screen.isInForce ? t("rules:inForce") : t(`rules:states.${screen.state}`)}
          />{" "}
          {screen.since ? t("rules:inForceSince", { date: screen.since }) : null}
          {screen.planned.map((date) => t("rules:planned.from", { date })).join(" · ")}
        </p>
        {screen.people.map((line) => (
          <p key={line} className={styles.small}>
            {line}
          </p>
        ))}
      </PageHead>
      {answer ? <Refusal result={answer.result} /> : null}
      {screen.sentBackNote ? (
        <Notice kind="caution" title={t("rules:set.sentBack")}>
          <p>{screen.sentBackNote}</p>
        </Notice>
      ) : null}
      <ul className={styles.ways}>
        <li>
          <a href="/admin/rules">{t("rules:set.all")}</a>
        </li>
        {screen.isInForce || screen.inForce === null ? null : (
          <li>
            <a href={`/admin/rules/${version}/compare`}>{t("rules:compare.title")}</a>
          </li>
        )}
        {screen.mayEdit ? (
          <>
            <li>
              <a href={`/admin/rules/${version}/dry-run`}>{t("rules:dryRun.title")}</a>
            </li>
            <li>
              <a href={`/admin/rules/examples?version=${version}`}>{t("rules:examples.title")}</a>
            </li>
          </>
        ) : null}
      </ul>
      {screen.problems.length > 0 ? (
        <Notice kind="caution" title={t("rules:set.problems")}>
          <ul>
            {screen.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {screen.warnings.length > 0 ? (
        <Notice title={t("rules:set.warnings")}>
          <ul>
            {screen.warnings.map((warning) => (
              <li key={`${warning.href} ${warning.text}`}>
                <a href={warning.href}>{warning.rule}</a>: {warning.text}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {screen.mayEdit ? <RuleSetSteps screen={screen} typed={answer?.typed} /> : null}
      {screen.lists.map((shown) => (
        <Rules key={shown.list} screen={screen} shown={shown} />
      ))}
      <Section title={t("rules:set.sectors")}>
        <DataTable
          dense
          hideCaption
          caption={t("rules:set.sectors")}
          columns={[
            { key: "sector", text: t("rules-said:fields.sector") },
            { key: "department", text: t("rules:form.department") },
          ]}
          rows={screen.sectorDepartments.map((row) => ({
            key: row.sector,
            cells: [row.sector, row.department],
          }))}
        />
      </Section>
    </>
  );
}

function Rules({ screen, shown }: { screen: Props["screen"]; shown: ShownList }) {
  const { t } = useLocale();
  const { list, rules } = shown;
  const editable = screen.mayEdit && screen.isDraft;
  return (
    <Section title={t(`rules-said:lists.${list}`)} id={list}>
      <p className={styles.small}>{t(`rules:listsAbout.${list}`)}</p>
      {rules.length === 0 ? <p>{t("rules:set.none")}</p> : null}
      <ol className={styles.rules}>
        {rules.map((rule, index) => (
          <li key={rule.code} id={`${list}-${rule.code}`}>
            <h3 lang={rule.name.lang}>
              {index + 1}. {rule.name.text || rule.code}
            </h3>
            <p>{rule.sentence}</p>
            {rule.more.map((line) => (
              <p key={line} className={styles.small}>
                {line}
              </p>
            ))}
            {editable ? <RuleVerbs screen={screen} list={list} rule={rule} /> : null}
          </li>
        ))}
      </ol>
      {editable ? (
        <p className={styles.verbs}>
          <ButtonLink kind="secondary" dense href={`/admin/rules/${screen.version}/${list}/new`}>
            {t("rules:form.addHere")}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}

/** Every button is named with its rule, so that a list of buttons can be told apart. */
function RuleVerbs({ screen, list, rule }: { screen: Props["screen"]; list: string; rule: ShownRule }) {
  const { t } = useLocale();
  const name = rule.name.text || rule.code;
  const about = <span className="visually-hidden"> – {name}</span>;
  const verb = (step: "up" | "down" | "top" | "duplicate" | "delete", kind: "quiet" | "danger" = "quiet") => (
    <Button kind={kind} dense name="do" value={step}>
      {t(`rules:verbs.${step}`)}
      {about}
    </Button>
  );
  return (
    <form method="post" className={styles.verbs}>
      <input type="hidden" name="editVersion" value={screen.editVersion} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="rule" value={rule.code} />
      <a href={`/admin/rules/${screen.version}/${list}/${rule.code}`}>
        {t("rules:verbs.edit")}
        {about}
      </a>
      {rule.canRise ? verb("top") : null}
      {rule.canRise ? verb("up") : null}
      {rule.canSink ? verb("down") : null}
      {rule.isLast ? null : verb("duplicate")}
      {rule.isLast ? null : verb("delete", "danger")}
    </form>
  );
}
