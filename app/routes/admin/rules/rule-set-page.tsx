import type { SerializeFrom } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { Command } from "~/ui/data/command";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";
import { StatusLabel } from "~/ui/data/status-label";
import { Button, ButtonLink } from "~/ui/forms/button";
import { TextInput } from "~/ui/forms/text-input";
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
  const { t, lang } = useLocale();
  const { version } = screen;
  return (
    <>
      <PageHead title={screen.title} over={t("rules:title")} lead={screen.note}>
        <p>
          <StatusLabel
            tone={screen.isInForce ? "fine" : toneOf(screen.state)}
            text={screen.isInForce ? t("rules:inForce") : t(`rules:states.${screen.state}`)}
          />
          {[
            ...(screen.since ? [t("rules:inForceSince", { date: screen.since })] : []),
            ...screen.planned.map((date) => t("rules:planned.from", { date })),
          ]
            .map((line) => ` · ${line}`)
            .join("")}
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
      {screen.problems.length + screen.failing > 0 ? (
        <Notice kind="caution" title={t("rules:set.problems")}>
          <ul>
            {screen.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {screen.failing > 0 ? (
              <li>
                {t("rules:set.failing", { count: screen.failing })}{" "}
                {screen.mayEdit ? (
                  <a href={`/admin/rules/examples?version=${version}`}>{t("rules:set.seeFailing")}</a>
                ) : null}
              </li>
            ) : null}
          </ul>
        </Notice>
      ) : null}
      {screen.warnings.length > 0 ? (
        <Notice title={t("rules:set.warnings")}>
          <ul>
            {screen.warnings.map((warning) => (
              <li key={`${warning.href} ${warning.text}`}>
                {warning.list} · <a href={warning.href}>{warning.rule}</a>
                {marks[lang].colon}
                {warning.text}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {screen.mayEdit ? <RuleSetSteps screen={screen} typed={answer?.typed} /> : null}
      {screen.lists.map((shown) => (
        <Rules key={shown.list} screen={screen} shown={shown} typed={answer?.typed} />
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

type RulesProps = { screen: Props["screen"]; shown: ShownList; typed?: StepAnswer["typed"] };

function Rules({ screen, shown, typed }: RulesProps) {
  const { t } = useLocale();
  const { list, rules } = shown;
  const editable = screen.mayEdit && screen.isDraft;
  const places = rules.filter(({ isLast }) => !isLast).length;
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
            {editable ? (
              <RuleVerbs
                screen={screen}
                list={list}
                rule={rule}
                place={index + 1}
                places={places}
                typed={typed}
              />
            ) : null}
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

type VerbsProps = {
  screen: Props["screen"];
  list: string;
  rule: ShownRule;
  /** Where it stands, counted from 1, and how many such places the list has. */
  place: number;
  places: number;
  typed?: StepAnswer["typed"];
};

/** Every button is named with its rule, so that a list of buttons can be told apart. */
function RuleVerbs({ screen, list, rule, place, places, typed }: VerbsProps) {
  const { t } = useLocale();
  const name = rule.name.text || rule.code;
  const about = <span className="visually-hidden"> – {name}</span>;
  const verb = (step: "up" | "down" | "top" | "duplicate") => (
    <Button kind="quiet" dense name="do" value={step}>
      {t(`rules:verbs.${step}`)}
      {about}
    </Button>
  );
  const which = (
    <>
      <input type="hidden" name="editVersion" value={screen.editVersion} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="rule" value={rule.code} />
    </>
  );
  const refused =
    typed?.step === "place" && typed.place.list === list && typed.place.rule === rule.code
      ? typed.place
      : null;
  return (
    <div className={styles.verbs}>
      <form method="post">
        {which}
        <a href={`/admin/rules/${screen.version}/${list}/${rule.code}`}>
          {t("rules:verbs.edit")}
          {about}
        </a>
        {rule.canRise ? verb("top") : null}
        {rule.canRise ? verb("up") : null}
        {rule.canSink ? verb("down") : null}
        {rule.isLast ? null : verb("duplicate")}
      </form>
      {places > 1 && !rule.isLast ? (
        <Command
          text={
            <>
              {t("rules:verbs.place")}
              {about}
            </>
          }
          open={refused !== null}
        >
          <form method="post" className={styles.place} noValidate>
            {which}
            <TextInput
              name="to"
              id={`to-${list}-${rule.code}`}
              label={t("rules:verbs.placeAt", { last: places })}
              value={refused ? refused.to : String(place)}
              error={refused ? t("rules:refusals.place") : undefined}
              inputMode="numeric"
              autoComplete="off"
              width="short"
            />
            <p>
              <Button kind="secondary" dense name="do" value="place">
                {t("rules:verbs.placeDo")}
                {about}
              </Button>
            </p>
          </form>
        </Command>
      ) : null}
      {rule.isLast ? null : (
        <Command
          text={
            <>
              {t("rules:verbs.delete")}
              {about}
            </>
          }
          danger
        >
          <form method="post">
            {which}
            <p>{t("rules:verbs.deleteAbout", { rule: name })}</p>
            <p>
              <Button kind="danger" dense name="do" value="delete">
                {t("rules:verbs.delete")}
                {about}
              </Button>
            </p>
          </form>
        </Command>
      )}
    </div>
  );
}
