import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Commands } from "~/ui/data/command";
import { DataTable } from "~/ui/data/data-table";
import { FactList } from "~/ui/data/fact-list";
import { StatusLabel } from "~/ui/data/status-label";
import { Timeline } from "~/ui/data/timeline";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import styles from "../projects/projects.module.css";
import type { RecordAnswer } from "../projects/record-answer";
import { VerbForms, WhatHindered } from "../projects/record-form";
import type { ObstacleScreen } from "./obstacle-screen.server";
import { obstacleStateText } from "./obstacle-tone";

type Props = { screen: ObstacleScreen; answer?: RecordAnswer; open?: string };

const tones = { done: "quiet", overdue: "late", ahead: "note" } as const;
const progress = { open: 1, escalated: 2, resolved: 3 } as const;

/** An obstacle on the desk: what is stuck and by which provision, what was promised, what was said. */
export function ObstaclePage({ screen, answer, open }: Props) {
  const { t } = useLocale();
  return (
    <>
      <Breadcrumbs
        label={t("projects:obstacles.title")}
        steps={[
          { href: paths.obstacles(), text: t("projects:obstacles.title") },
          { href: screen.project.href, text: screen.project.text },
          { text: screen.title },
        ]}
      />
      <PageHead title={screen.title}>
        <p className={styles.standing}>
          <StatusLabel tone={screen.state.tone} text={obstacleStateText(t, screen.state)} />
          {screen.sensitive ? <span>{t("projects:obstacles.sensitive")}</span> : null}
          {screen.cause ? <a href={screen.cause.href}>{screen.cause.text}</a> : null}
        </p>
      </PageHead>
      {answer ? <WhatHindered answer={answer} events={screen.events} /> : null}
      {screen.verbs.length > 0 ? (
        <Commands label={t("projects:page.commands")}>
          <VerbForms
            base={paths.obstacle(screen.id)}
            verbs={screen.verbs}
            seen={screen.seen}
            answer={answer}
            open={open}
          />
        </Commands>
      ) : null}
      <Section title={t("projects:obstacles.description")}>
        <p className={styles.typed}>{screen.description}</p>
        <FactList
          dense
          facts={screen.facts.map(({ label, text, href }) => ({
            label,
            value: href ? <a href={href}>{text}</a> : text,
          }))}
        />
      </Section>
      <Steps screen={screen} />
      <Section title={t("projects:obstacles.minutes")}>
        {screen.minutes.length === 0 ? <p>{t("projects:obstacles.noMinutes")}</p> : null}
        {screen.minutes.map((minute) => (
          <div key={minute.id}>
            <h3>{minute.head}</h3>
            <p className={styles.typed}>{minute.text}</p>
          </div>
        ))}
      </Section>
      {screen.elsewhere.length > 0 ? (
        <Section title={t("projects:obstacles.elsewhere")}>
          <ul>
            {screen.elsewhere.map((other) => (
              <li key={other.href}>
                <a href={other.href}>{other.text}</a>{" "}
                <StatusLabel tone={other.state.tone} text={obstacleStateText(t, other.state)} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("projects:page.history")}>
        <Timeline
          dense
          label={t("projects:page.history")}
          done={progress[screen.state.state]}
          total={progress.resolved}
          events={screen.events.map((event) => ({
            key: String(event.id),
            dateTime: event.dateTime,
            when: event.when,
            title: event.title,
            by: event.by,
            body: event.body ? <p className={styles.typed}>{event.body}</p> : undefined,
          }))}
        />
      </Section>
    </>
  );
}

function Steps({ screen }: { screen: ObstacleScreen }) {
  const { t } = useLocale();
  return (
    <Section title={t("projects:obstacles.steps")}>
      {screen.steps.length === 0 ? (
        <p>{t("projects:obstacles.noSteps")}</p>
      ) : (
        <DataTable
          dense
          hideCaption
          caption={t("projects:obstacles.steps")}
          columns={[
            { key: "step", text: t("projects:obstacles.step") },
            { key: "owner", text: t("projects:obstacles.owner") },
            { key: "due", text: t("projects:obstacles.dueOn") },
            { key: "state", text: t("projects:obstacles.state") },
          ]}
          rows={screen.steps.map((step) => ({
            key: String(step.id),
            cells: [
              step.what,
              step.owner,
              step.dueOn,
              <StatusLabel
                key="state"
                tone={tones[step.standing]}
                text={t(`projects:obstacles.stepStates.${step.standing}`)}
              />,
            ],
          }))}
        />
      )}
    </Section>
  );
}
