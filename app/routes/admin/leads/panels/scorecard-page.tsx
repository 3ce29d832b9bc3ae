import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { gates, isAutomatic, scale, scoreOf } from "~/core/scorecard/scorecard";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { scoreReason } from "~/i18n/score-reasons";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { publishedScorecard, readLeadScore, scoreFacts } from "~/services/scorecard/queries.server";
import { scoreLead } from "~/services/scorecard/score-lead.server";
import { Notice } from "~/ui/data/notice";
import { Button } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../../form-fields.server";
import { requireLead } from "../../../require-lead.server";
import { deskDeps } from "../../desk-deps.server";
import { deskTitle } from "../../desk-title";
import { seenOf } from "../verb-door.server";
import { longestText } from "../verb-form";
import styles from "./panels.module.css";
import { readScoreForm, type ScoreError, type TypedScore } from "./scorecard-form.server";
import { GateState, ScoreTable } from "./scorecard-panel";
import { scoreTexts } from "./scorecard-texts.server";

export const meta = deskTitle;

/** The score of an investment lead, and the form that judges it by the card in force. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  const row = await db().lead.findUniqueOrThrow({ where: { id: lead.id } });
  const texts = await scoreTexts(signedIn, lead, row);
  if (!texts) throw new Response(null, { status: 404 });
  const facts = await readFacts(db());
  const [view, inForce] = await Promise.all([readLeadScore(db(), lead.id, facts), publishedScorecard(db())]);
  const locale = translator(signedIn.staff.language);
  const { t, lang, format } = locale;
  const computed = scoreOf(inForce.card, scoreFacts(row, facts), {});
  return {
    title: t("scorecard:page.title", { code: lead.code }),
    subject: { text: row.subject, lang: row.language },
    texts,
    version: inForce.version,
    older: view.saved && view.version !== inForce.version ? view.version : null,
    lastScore: view.saved?.id ?? 0,
    leadVersion: lead.version,
    gate: { value: view.gate, reason: view.gateReason ?? "" },
    criteria: inForce.card.criteria.map((criterion, index) => {
      const { code } = criterion;
      const part = computed.parts[index];
      const none =
        part?.automatic != null
          ? t("scorecard:page.asComputed", { points: part.automatic })
          : t(isAutomatic(code) ? "scorecard:page.notComputed" : "scorecard:page.noPoints");
      const evidence = localised(criterion.evidence, lang);
      return {
        code,
        automatic: isAutomatic(code),
        name: localised(criterion.name, lang),
        weight: format.number(criterion.weight),
        asked: { text: t("scorecard:page.asked", { evidence: evidence.text }), lang: evidence.lang },
        computed: part?.reason ? scoreReason(part.reason, locale) : null,
        none,
        steps: scale.map((points) => ({
          value: String(points),
          text: t("scorecard:page.step", {
            points,
            text: localised(criterion.steps[points] ?? {}, lang).text,
          }),
        })),
        points: String(view.judgements[code]?.points ?? ""),
        evidence: view.judgements[code]?.evidence ?? "",
      };
    }),
  };
}

type Refused = { typed: TypedScore; errors: Record<string, ScoreError>; outrun: boolean };

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "score:fill", params.code);
  const form = await readForm(request);
  const { typed, errors, ...judged } = readScoreForm(form);
  if (Object.keys(errors).length > 0) return data<Refused>({ typed, errors, outrun: false }, { status: 422 });
  const result = await scoreLead(deskDeps(signedIn), seenOf(lead, form), {
    ...judged,
    lastScore: readId(form.text("lastScore")) ?? 0,
    version: readId(form.text("cardVersion")) ?? 0,
  });
  if (result.kind !== "done") return data<Refused>({ typed, errors, outrun: true }, { status: 409 });
  throw redirect(`${paths.lead(lead.code)}/score`, { status: 303 });
}

export default function LeadScorecard() {
  const { t } = useLocale();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errorText = (key: ScoreError) => t(`scorecard:errors.${key}`);
  return (
    <>
      <p>
        <a href={paths.lead(page.texts.code)}>{t("scorecard:page.back")}</a>
      </p>
      <PageHead title={page.title} lead={`${page.texts.total} · ${page.texts.open}`} />
      <p lang={page.subject.lang}>{page.subject.text}</p>
      {refused?.outrun ? (
        <Notice kind="caution" title={t("scorecard:page.outrunTitle")}>
          <p>{t("scorecard:page.outrun")}</p>
        </Notice>
      ) : null}
      <ErrorSummary
        title={t("scorecard:errors.title")}
        errors={Object.entries(refused?.errors ?? {}).map(([field, key]) => ({
          field,
          text: errorText(key),
        }))}
      />
      <ScoreTable score={page.texts} />
      <GateState score={page.texts} />
      {page.texts.mayFill ? <ScoreForm refused={refused} errorText={errorText} /> : null}
    </>
  );
}

function ScoreForm({
  refused,
  errorText,
}: {
  refused: Refused | undefined;
  errorText: (key: ScoreError) => string;
}) {
  const { t } = useLocale();
  const page = useLoaderData<typeof loader>();
  const error = (field: string) => {
    const key = refused?.errors[field];
    return key ? errorText(key) : undefined;
  };
  return (
    <section>
      <h2>{t("scorecard:panel.open")}</h2>
      <p>{t("scorecard:page.about")}</p>
      {page.older !== null ? (
        <p>{t("scorecard:page.newer", { old: page.older, version: page.version })}</p>
      ) : null}
      <form method="post" className={styles.form} noValidate>
        <input type="hidden" name="version" value={page.leadVersion} />
        <input type="hidden" name="lastScore" value={page.lastScore} />
        <input type="hidden" name="cardVersion" value={page.version} />
        {page.criteria.map((criterion) => (
          <fieldset key={criterion.code} className={styles.plain}>
            <legend lang={criterion.name.lang}>
              {criterion.name.text} ({criterion.weight})
            </legend>
            {criterion.computed ? <p>{criterion.computed}</p> : null}
            <Select
              name={`points-${criterion.code}`}
              label={t("scorecard:points")}
              empty={criterion.none}
              options={criterion.steps}
              value={refused ? refused.typed.points[criterion.code] : criterion.points}
              error={error(`points-${criterion.code}`)}
            />
            <TextArea
              name={`evidence-${criterion.code}`}
              label={t(criterion.automatic ? "scorecard:page.overrideFor" : "scorecard:page.evidenceFor")}
              hint={criterion.asked.text}
              rows={2}
              maxLength={longestText}
              value={refused ? refused.typed.evidence[criterion.code] : criterion.evidence}
              error={error(`evidence-${criterion.code}`)}
            />
          </fieldset>
        ))}
        <fieldset className={styles.plain}>
          <legend>{t("scorecard:gate.title")}</legend>
          <p>{t("scorecard:gate.about")}</p>
          <Select
            name="gate"
            label={t("scorecard:gate.title")}
            options={gates.map((gate) => ({ value: gate, text: t(`scorecard:gate.states.${gate}`) }))}
            value={refused?.typed.gate ?? page.gate.value}
          />
          <TextArea
            name="gateReason"
            label={t("scorecard:page.gateReason")}
            rows={2}
            maxLength={longestText}
            value={refused?.typed.gateReason ?? page.gate.reason}
            error={error("gateReason")}
          />
        </fieldset>
        <div>
          <Button>{t("scorecard:page.save")}</Button>
        </div>
      </form>
    </section>
  );
}
