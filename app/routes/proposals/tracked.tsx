import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { blankText, cleanText } from "~/core/leads/clean";
import { longest } from "~/core/leads/lead.schema";
import { localised } from "~/core/shared/localised";
import { type Locale, useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { replyToQuestion, withdrawLead } from "~/services/tracking/change-as-submitter.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { Notice, StatusSentence } from "~/ui/data/notice";
import { Timeline } from "~/ui/data/timeline";
import { ButtonLink, ButtonRow } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm } from "../form-fields.server";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { publicDeps } from "./deps.server";
import { MayInterest } from "./may-interest";
import styles from "./proposals.module.css";
import { ReplyForm } from "./reply-form";
import { StatusFacts, Withdrawal } from "./status-parts";
import { suggestions } from "./suggestions.server";
import { trackedView } from "./tracked-view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

/** Whoever has the link reads the status; whoever has not, or only a part of it, is told how to get it again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const token = params.token ?? "";
  const { t } = translator(lang);
  const lead = await trackLead(db(), token);
  if (!lead) {
    const lost = { title: t("tracking:lost.title"), description: t("tracking:lost.text"), noIndex: true };
    return data({ head: pageHead(request, lang, lost), status: null }, { status: 404 });
  }
  const title = t("tracking:page.title", { code: lead.code });
  const head = pageHead(request, lang, {
    title,
    description: t("tracking:page.description"),
    noIndex: true,
  });
  const done = readDone(new URL(request.url).searchParams.get("done"));
  const view = trackedView(lead, token, await readFacts(db()), lang, new Date());
  const obstacle = lead.obstacle ? localised(lead.obstacle, lang).text : null;
  return data({ head, status: { view, done, obstacle, matches: await suggestions(token, lang) } });
}

type Done = "replied" | "withdrawn" | "not-now";

function readDone(text: string | null): Done | null {
  return text === "replied" || text === "withdrawn" || text === "not-now" ? text : null;
}

/** A reply that was not taken, as it was typed; without an error when nobody waits for one any more. */
type Acted = { reply: string; error: string | null };

/** Reply to our question, or withdraw. */
export async function action({ request, params }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const token = params.token ?? "";
  const form = await readForm(request);
  const deps = publicDeps();
  const back = (done: Done) => redirect(`${paths.tracked(lang, token)}?done=${done}`, 303);
  if (form.text("intent") === "withdraw") {
    const result = await withdrawLead(deps, token);
    if (result === "not-found") return unknown();
    return back(result === "done" ? "withdrawn" : "not-now");
  }

  const reply = cleanText(form.text("reply"));
  const lead = await trackLead(db(), token);
  if (!lead) return unknown();
  // A redirect would lose what was typed.
  const late = () =>
    blankText(reply) ? back("not-now") : data<Acted>({ reply, error: null }, { status: 409 });
  if (!lead.mayReply) return late();
  const error = replyError(reply, translator(lang));
  if (error) return data<Acted>({ reply, error }, { status: 422 });
  const result = await replyToQuestion(deps, token, reply);
  if (result === "not-found") return unknown();
  return result === "done" ? back("replied") : late();
}

function replyError(reply: string, { t }: Locale): string | null {
  if (blankText(reply)) return t("errors:reply.blank");
  return reply.length > longest.message ? t("errors:reply.too-long", { max: longest.message }) : null;
}

function unknown() {
  return data<Acted | null>(null, { status: 404 });
}

export default function Tracked() {
  const { status } = useLoaderData<typeof loader>();
  return status ? <Status {...status} /> : <LostLink />;
}

/** A link that opens nothing, most often because it was cut while copying; the same for every unknown one. */
function LostLink() {
  const { t, lang } = useLocale();
  return (
    <>
      <PageHead title={t("tracking:lost.title")} lead={t("tracking:lost.text")} />
      <ButtonRow>
        <ButtonLink href={paths.track(lang)}>{t("tracking:lost.again")}</ButtonLink>
      </ButtonRow>
    </>
  );
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["status"]>;

function Status({ view, done, matches, obstacle }: Shown) {
  const acted = useActionData<Acted | null>();
  const { t } = useLocale();
  return (
    <>
      <PageHead over={t("tracking:page.over")} title={view.subject} />
      <Outcome done={acted ? null : done} />
      {acted && !view.mayReply ? <LateReply reply={acted.reply} /> : null}
      <StatusSentence tone={view.tone} word={t(`routing:states.public.${view.state}`)}>
        {view.standing}
      </StatusSentence>
      {view.answer ? (
        <Section title={t("tracking:page.answer")}>
          <p className={styles.typed}>{view.answer}</p>
        </Section>
      ) : null}
      {view.again ? (
        <p className={styles.after}>
          {t("tracking:page.next", { code: view.code })} <a href={view.again}>{t("tracking:page.new")}</a>
        </p>
      ) : null}
      {obstacle ? <Notice title={obstacle} /> : null}
      {view.due?.late ? (
        <Notice kind="caution">
          <p>{t("tracking:page.dueLate")}</p>
        </Notice>
      ) : null}
      {view.mayReply ? <ReplyForm question={view.question} acted={acted ?? null} /> : null}
      <StatusFacts view={view} />
      <Section title={t("tracking:page.history")}>
        <Timeline
          label={t("tracking:page.history")}
          {...view.progress}
          events={view.history.map(({ text, ...event }) => ({
            ...event,
            body: text ? <p className={styles.typed}>{text}</p> : null,
          }))}
        />
      </Section>
      <MayInterest suggestions={matches} />
      {view.mayWithdraw ? <Withdrawal code={view.code} /> : null}
      <p>
        <a href={view.receipt}>{t("tracking:receipt")}</a>
      </p>
    </>
  );
}

/** The clock runs again, or the lead has ended, while somebody wrote: the text is given back, to be copied. */
function LateReply({ reply }: { reply: string }) {
  const { t } = useLocale();
  return (
    <>
      <div role="alert">
        <Notice kind="caution" title={t("tracking:reply.late")}>
          <p>{t("tracking:reply.lateText")}</p>
        </Notice>
      </div>
      <Section title={t("tracking:reply.typed")}>
        <p className={styles.typed}>{reply}</p>
      </Section>
    </>
  );
}

function Outcome({ done }: { done: Done | null }) {
  const { t } = useLocale();
  if (done === "not-now") {
    return (
      <Notice kind="caution">
        <p>{t("tracking:notNow")}</p>
      </Notice>
    );
  }
  if (done === null) return null;
  return (
    <Notice kind="done" title={t(done === "replied" ? "tracking:reply.done" : "tracking:withdraw.done")} />
  );
}
