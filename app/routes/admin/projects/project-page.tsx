import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Commands } from "~/ui/data/command";
import { DataTable } from "~/ui/data/data-table";
import { FactList } from "~/ui/data/fact-list";
import { StatusLabel } from "~/ui/data/status-label";
import { Timeline } from "~/ui/data/timeline";
import { ButtonLink } from "~/ui/forms/button";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { obstacleStateText } from "../obstacles/obstacle-tone";
import type { ProjectScreen } from "./project-screen.server";
import styles from "./projects.module.css";
import type { RecordAnswer } from "./record-answer";
import { VerbForms, WhatHindered } from "./record-form";

type Props = { screen: ProjectScreen; answer?: RecordAnswer; open?: string };

/** A project on the desk: where it stands, what it still needs, its capital, its papers, what holds it up. */
export function ProjectPage({ screen, answer, open }: Props) {
  const { t } = useLocale();
  return (
    <>
      <Breadcrumbs
        label={t("projects:list.title")}
        steps={[{ href: paths.projects(), text: t("projects:list.title") }, { text: screen.code }]}
      />
      <PageHead title={screen.name} over={screen.code}>
        <p className={styles.standing}>
          <StatusLabel tone={screen.state.tone} text={screen.state.text} />
          {screen.demo ? <span>{t("projects:page.demo")}</span> : null}
        </p>
      </PageHead>
      {answer ? <WhatHindered answer={answer} events={screen.events} /> : null}
      <Section title={t("projects:page.stages")}>
        <StageRail screen={screen} />
      </Section>
      {screen.verbs.length > 0 ? (
        <Commands label={t("projects:page.commands")}>
          <VerbForms
            base={paths.project(screen.code)}
            verbs={screen.verbs}
            seen={screen.seen}
            answer={answer}
            open={open}
          />
        </Commands>
      ) : null}
      <Section title={t("projects:page.facts")}>
        <FactList
          dense
          facts={screen.facts.map(({ label, text, href }) => ({
            label,
            value: href ? <a href={href}>{text}</a> : text,
          }))}
        />
      </Section>
      <Capital screen={screen} />
      <Certificates screen={screen} />
      <Obstacles screen={screen} />
      <Section title={t("projects:page.history")}>
        <Timeline
          dense
          label={t("projects:page.history")}
          done={screen.stages.findIndex(({ current }) => current)}
          total={screen.stages.length - 1}
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

function StageRail({ screen }: { screen: ProjectScreen }) {
  const { t } = useLocale();
  return (
    <>
      <ol className={styles.rail}>
        {screen.stages.map((stage) => (
          <li key={stage.code} aria-current={stage.current ? "step" : undefined}>
            {stage.text}
            {stage.current ? ` (${t("projects:page.now")})` : null}
          </li>
        ))}
      </ol>
      <p lang={screen.exit.lang}>{t("projects:page.exit", { exit: screen.exit.text })}</p>
      {!screen.hasNext ? null : screen.missing.length > 0 ? (
        <>
          <p>{t("projects:page.missing")}</p>
          <ul>
            {screen.missing.map((need) => (
              <li key={need}>{t(`projects:needs.${need}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t("projects:page.gateOpen")}</p>
      )}
    </>
  );
}

function Capital({ screen }: { screen: ProjectScreen }) {
  const { t } = useLocale();
  return (
    <Section title={t("projects:page.capital")}>
      {screen.capital.length === 0 ? (
        <p>{t("projects:page.noCapital")}</p>
      ) : (
        <>
          <DataTable
            dense
            hideCaption
            caption={t("projects:page.capital")}
            columns={[
              { key: "kind", text: t("projects:heads.kind") },
              { key: "amount", text: t("projects:heads.amount"), numeric: true },
              { key: "on", text: t("projects:heads.on") },
              { key: "note", text: t("projects:heads.note") },
            ]}
            rows={screen.capital.map((row) => ({
              key: String(row.id),
              cells: [
                row.kind,
                row.struck ? <s key="amount">{row.amount}</s> : row.amount,
                row.on,
                [row.note, row.struck ? t("projects:page.struck") : ""].filter(Boolean).join(" · ") || "–",
              ],
            }))}
          />
          {(["committed", "realised"] as const).map((kind) => {
            const sum = screen.sums[kind];
            return sum ? (
              <p key={kind}>
                {t(`projects:heads.${kind}`)}.{" "}
                {t("projects:page.sum", { sum: sum.usd, date: screen.rateDate })}
              </p>
            ) : null;
          })}
        </>
      )}
    </Section>
  );
}

function Certificates({ screen }: { screen: ProjectScreen }) {
  const { t } = useLocale();
  return (
    <Section title={t("projects:page.certificates")}>
      {screen.certificates.length === 0 ? (
        <p>{t("projects:page.noCertificates")}</p>
      ) : (
        <DataTable
          dense
          hideCaption
          caption={t("projects:page.certificates")}
          columns={[
            { key: "kind", text: t("projects:heads.kind") },
            { key: "number", text: t("projects:heads.number") },
            { key: "on", text: t("projects:heads.on") },
          ]}
          rows={screen.certificates.map((row) => ({
            key: String(row.id),
            cells: [
              row.kind,
              row.struck ? (
                <span key="number">
                  <s>{row.number}</s> · {t("projects:page.struck")}
                </span>
              ) : (
                row.number
              ),
              row.on,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Obstacles({ screen }: { screen: ProjectScreen }) {
  const { t } = useLocale();
  return (
    <Section title={t("projects:page.obstacles")}>
      {screen.obstacles.length === 0 ? (
        <p>{t("projects:page.noObstacles")}</p>
      ) : (
        <ul>
          {screen.obstacles.map((obstacle) => (
            <li key={obstacle.href}>
              <a href={obstacle.href}>{obstacle.title}</a>{" "}
              <StatusLabel tone={obstacle.state.tone} text={obstacleStateText(t, obstacle.state)} />{" "}
              {obstacle.overdue ? <StatusLabel tone="late" text={obstacle.overdue} /> : null}
            </li>
          ))}
        </ul>
      )}
      {screen.newObstacle ? (
        <p>
          <ButtonLink dense kind="secondary" href={screen.newObstacle}>
            {t("projects:page.newObstacle")}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
