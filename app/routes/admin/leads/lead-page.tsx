import type { TextKey } from "~/i18n/keys";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { paths } from "~/i18n/paths";
import { Commands, RouteReason } from "~/ui/data/command";
import { FactList } from "~/ui/data/fact-list";
import { Notice } from "~/ui/data/notice";
import { Queue, QueueRow } from "~/ui/data/queue-row";
import { SplitDesk } from "~/ui/data/split-desk";
import { StatusLabel } from "~/ui/data/status-label";
import { Timeline } from "~/ui/data/timeline";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextArea } from "~/ui/forms/text-area";
import { PageHead } from "~/ui/layout/page-head";
import { MailStateLabel } from "../outbox/mail-state-label";
import { SavedNotice } from "../saved-notice";
import styles from "./lead-page.module.css";
import type { LeadScreen } from "./lead-screen.server";
import { ClocksPanel } from "./panels/clocks-panel";
import { Fold } from "./panels/fold";
import { LivePanel } from "./panels/live-panel";
import { MatchesPanel } from "./panels/matches-panel";
import { ProjectPanel } from "./panels/project-panel";
import { ScorecardPanel } from "./panels/scorecard-panel";
import { TasksPanel } from "./panels/tasks-panel";
import { WhyNotPanel } from "./panels/why-not-panel";
import { VerbForm } from "./verb-form";
import { errorText, isTaskVerb, refusalText, textLabels, type Verb, type VerbAnswer } from "./verbs";

type Props = { screen: LeadScreen; open?: Verb; answer?: VerbAnswer };

/** A lead on the desk: the queue it stands in, what was sent and what was done, and the facts. */
export function LeadPage({ screen, open, answer }: Props) {
  const { t } = useLocale();
  return (
    <SplitDesk
      show={screen.show}
      queue={<NeighbouringQueue screen={screen} />}
      lead={<Lead screen={screen} open={answer?.verb ?? open} answer={answer} />}
      facts={<Facts screen={screen} />}
      texts={{ queue: t("desk:queue.title"), lead: t("desk:lead.title"), facts: t("desk:lead.facts") }}
    />
  );
}

function NeighbouringQueue({ screen }: { screen: LeadScreen }) {
  const { t } = useLocale();
  return (
    <>
      <p>
        {/* The way back has its key on both widths: this one is seen on a wide screen, the other on a phone. */}
        <a href={paths.leads()} data-key="u">
          {t("desk:queue.all")}
        </a>
      </p>
      <Queue label={t("desk:queue.title")}>
        {screen.queue.map((row) => (
          <QueueRow key={row.code} {...row} current={row.code === screen.code} />
        ))}
      </Queue>
    </>
  );
}

/** First what one can do and what waits for somebody, then what was sent; what one looks up now and then is folded up. */
function Lead({ screen, open, answer }: Props) {
  const { t, lang } = useLocale();
  const hasWork =
    screen.tasks.tasks.length > 0 || screen.tasks.missing !== null || screen.tasks.inArbitration;
  const tasks = <TasksPanel screen={screen} answer={answer} />;
  return (
    <>
      <p className={styles.around}>
        <a href={paths.leads()} data-key="u">
          {t("desk:queue.back")}
        </a>
        <a href={`${paths.lead(screen.code)}?show=facts`}>{t("desk:lead.facts")}</a>
      </p>
      <PageHead title={screen.subject} over={screen.code}>
        <p className={styles.standing}>
          <StatusLabel tone={screen.due.tone} text={screen.due.text} />
          <span>{screen.state}</span>
          {screen.dueDate ? <span>{t("desk:due.by", { date: screen.dueDate })}</span> : null}
          {screen.provisional ? <span>{t("desk:due.provisional")}</span> : null}
          {screen.demo ? <span>{t("desk:lead.demo")}</span> : null}
        </p>
      </PageHead>
      <SavedNotice what={answer ? undefined : screen.done} />
      <LivePanel code={screen.code} live={screen.live} />
      {answer ? <WhatHindered screen={screen} answer={answer} /> : null}
      {answer && !hasForm(screen, answer) ? <TypedInVain answer={answer} /> : null}
      <RouteReason label={`${t("desk:lead.reason")}${marks[lang].colon}`}>{screen.reasonLine}</RouteReason>
      {screen.verbs.length > 0 ? (
        <Commands label={t("desk:lead.commands")}>
          {screen.verbs.map((verb) => (
            <VerbForm key={verb} verb={verb} screen={screen} open={open === verb} answer={answer} />
          ))}
        </Commands>
      ) : null}
      {hasWork ? tasks : null}
      <section>
        <h2>{t("desk:lead.message")}</h2>
        <p className={styles.typed} lang={screen.message.lang}>
          {screen.message.text}
        </p>
      </section>
      <section>
        <h2>{t("desk:lead.sent")}</h2>
        <FactList dense facts={screen.sent.map(shownFact)} />
      </section>
      {hasWork ? null : tasks}
      <ClocksPanel clocks={screen.clocks} />
      <div>
        {screen.reasons.length > 0 ? (
          <Fold title={t("desk:lead.reasons")}>
            <ul>
              {screen.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Fold>
        ) : null}
        <WhyNotPanel why={screen.whyNot} />
        <MatchesPanel matches={screen.matches} />
        <ScorecardPanel score={screen.score} />
        <ProjectPanel panel={screen.projectPanel} />
      </div>
      <section>
        <h2>{t("desk:lead.history")}</h2>
        <History screen={screen} />
      </section>
    </>
  );
}

/** Why nothing was written: what is missing, that the state has changed, or who was quicker – and what he did. */
function WhatHindered({ screen, answer }: { screen: LeadScreen; answer: VerbAnswer }) {
  const { t } = useLocale();
  const since = answer.changedSince;
  if (since !== null) {
    return (
      <Notice kind="caution" title={t("desk:conflict.title")}>
        <ul>
          {screen.events
            .filter((event) => event.id > since)
            .map((event) => (
              <li key={event.id}>{event.line}</li>
            ))}
        </ul>
        {hasForm(screen, answer) ? <p>{t("desk:conflict.kept")}</p> : null}
      </Notice>
    );
  }
  const errors = Object.entries(answer.errors).map(([field, error]) => ({
    field: `${answer.verb}-${field}`,
    text: errorText(t, error, field),
  }));
  return (
    <ErrorSummary
      title={t("desk:errors.title")}
      errors={answer.refusal ? [...errors, { text: refusalText(t, answer.refusal) }] : errors}
    />
  );
}

/** Whether the form that was sent stands on the page again: the lead may have moved on to where its verb is not allowed. */
function hasForm({ verbs, tasks }: LeadScreen, { verb, typed }: VerbAnswer): boolean {
  return isTaskVerb(verb)
    ? tasks.tasks.some(({ id, mayAnswer }) => mayAnswer && String(id) === typed.task)
    : verbs.includes(verb);
}

/** Texts whose form is gone, to be copied: nobody writes a long answer twice. */
function TypedInVain({ answer: { verb, typed } }: { answer: VerbAnswer }) {
  const { t } = useLocale();
  const labels: Partial<Record<Verb, Record<string, TextKey>>> = textLabels;
  const texts = Object.entries(labels[verb] ?? {}).filter(([name]) => typed[name]);
  if (texts.length === 0) return null;
  return (
    <section>
      <p>{t("desk:conflict.gone")}</p>
      {texts.map(([name, label]) => (
        <TextArea
          key={name}
          id={`typed-${name}`}
          name={name}
          label={t(label)}
          value={typed[name]}
          rows={8}
          readOnly
        />
      ))}
    </section>
  );
}

function History({ screen }: { screen: LeadScreen }) {
  const { t } = useLocale();
  const steps = 4;
  return (
    <Timeline
      dense
      label={t("desk:lead.history")}
      done={screen.isClosed ? steps : Math.min(screen.events.length, steps - 1)}
      total={steps}
      events={screen.events.map((event) => ({
        key: String(event.id),
        dateTime: event.dateTime,
        when: event.when,
        title: event.title,
        by: event.by ?? undefined,
        body: event.body ? <p className={styles.typed}>{event.body}</p> : undefined,
      }))}
    />
  );
}

function Facts({ screen }: { screen: LeadScreen }) {
  const { t } = useLocale();
  const Heading = screen.show === "facts" ? "h1" : "h2";
  return (
    <>
      <p className={styles.around}>
        <a href={paths.lead(screen.code)}>{t("desk:lead.back")}</a>
      </p>
      {/* On a phone the facts may be all there is of the page. */}
      <Heading>{t("desk:lead.facts")}</Heading>
      <FactList dense facts={screen.facts.map(shownFact)} />
      {screen.mails.length > 0 ? (
        <>
          <h2>{t("desk:lead.mails")}</h2>
          <ul className={styles.mails}>
            {screen.mails.map((mail) => (
              <li key={mail.id}>
                {screen.mayReadMails ? <a href={`/admin/outbox/${mail.id}`}>{mail.about}</a> : mail.about}
                <span>{mail.to}</span>
                <span>{mail.when}</span>
                <MailStateLabel state={mail.state} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

type Shown = LeadScreen["sent"][number];

function shownFact({ label, text, lang, href }: Shown) {
  const words = <span lang={lang}>{text}</span>;
  return {
    label,
    value: href ? (
      <a href={href} rel="noreferrer">
        {words}
      </a>
    ) : (
      words
    ),
  };
}
