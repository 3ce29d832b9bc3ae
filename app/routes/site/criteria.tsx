import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { currencies } from "~/core/shared/money";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { DataTable } from "~/ui/data/data-table";
import { SourceLinks } from "~/ui/data/source-links";
import { Button, ButtonLink, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { MoneyInput } from "~/ui/forms/money-input";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import { Section } from "~/ui/layout/section";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { type CriteriaPage, criteriaPage } from "./criteria-page.server";
import { InformationPage } from "./information-page";
import { type PageOf, sitePage } from "./site-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

/** What the province looks for, and the self-check; what somebody typed stands in the address alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const { t } = translator(lang);
  const query = new URL(request.url).searchParams;
  const content = await criteriaPage(lang, query);
  return {
    page: {
      head: pageHead(request, lang, {
        title: t("scorecard:public.title"),
        description: t("scorecard:public.description"),
        // An address that holds somebody's figures is no page to be found.
        noIndex: query.has("area"),
      }),
      content,
    },
  };
}

export default sitePage(Criteria);

function Criteria(page: PageOf<typeof loader>) {
  const { t } = useLocale();
  const { content } = page;
  return (
    <InformationPage title={t("scorecard:public.title")} lead={t("scorecard:public.lead")}>
      {content.result ? <Result content={content} /> : null}
      <h2>{t("scorecard:public.basis")}</h2>
      <p>{t("scorecard:public.basisText")}</p>
      <p>{t("scorecard:public.proposal", { version: content.version, date: content.date })}</p>
      <SourceLinks title={t("scorecard:public.sourcesTitle")} sources={content.sources} />
      <h2>{t("scorecard:public.gateTitle")}</h2>
      <p>{t("scorecard:public.gateText")}</p>
      <p>{t("scorecard:public.screened")}</p>
      <h2>{t("scorecard:public.criteriaTitle")}</h2>
      {content.criteria.map((criterion) => (
        <section key={criterion.code}>
          <h3>
            <span lang={criterion.name.lang}>{criterion.name.text}</span> ·{" "}
            {criterion.weight === 0 ? t("scorecard:public.notCounted") : criterion.weight}
          </h3>
          {criterion.automatic ? (
            <>
              {criterion.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
              <PrioritySectors sectors={criterion.prioritySectors} />
            </>
          ) : (
            <ol start={0}>
              {criterion.steps.map((step) => (
                <li key={step.points} lang={step.lang}>
                  {step.text}
                </li>
              ))}
            </ol>
          )}
          <p>
            {t("scorecard:public.asked")}
            <br />
            <span lang={criterion.evidence.lang}>{criterion.evidence.text}</span>
          </p>
        </section>
      ))}
      <p>
        <strong>{t("scorecard:advice")}</strong>
      </p>
      <CheckForm content={content} />
    </InformationPage>
  );
}

function PrioritySectors({ sectors }: { sectors: CriteriaPage["sectors"] }) {
  const { t } = useLocale();
  if (sectors.length === 0) return null;
  return (
    <>
      <p>{t("scorecard:public.prioritySectors")}</p>
      <ul>
        {sectors.map(({ value, lang, text }) => (
          <li key={value} lang={lang}>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ content: { result } }: { content: CriteriaPage }) {
  const { t, lang } = useLocale();
  if (!result) return null;
  return (
    <Section title={t("scorecard:public.resultTitle")} id="result">
      <p>
        <strong>{result.total}</strong> · {result.open}
      </p>
      {result.isOpen ? <p>{t("scorecard:public.resultUnjudged")}</p> : null}
      <DataTable
        hideCaption
        caption={t("scorecard:public.resultTitle")}
        columns={[
          { key: "name", text: t("scorecard:criteria") },
          { key: "weight", text: t("scorecard:weight"), numeric: true },
          { key: "step", text: "0–4", numeric: true },
          { key: "earned", text: t("scorecard:points"), numeric: true },
          { key: "why", text: t("scorecard:reason") },
        ]}
        rows={result.parts.map((part) => ({
          key: part.code,
          cells: [
            <span key="name" lang={part.name.lang}>
              {part.name.text}
            </span>,
            part.weight,
            part.step,
            part.earned,
            part.why,
          ],
        }))}
      />
      <p>{t("scorecard:advice")}</p>
      <ButtonRow>
        <ButtonLink href={paths.newProposal(lang, { kind: "investment" })}>
          {t("scorecard:public.propose")}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.criteria(lang)}>
          {t("scorecard:public.again")}
        </ButtonLink>
      </ButtonRow>
    </Section>
  );
}

function CheckForm({ content }: { content: CriteriaPage }) {
  const { t, lang } = useLocale();
  const { check } = content;
  const error = (field: string) => content.errors.find((found) => found.field === field)?.text;
  return (
    <Section title={t("scorecard:public.checkTitle")} id="check">
      <p>{t("scorecard:public.checkAbout")}</p>
      <ErrorSummary title={t("scorecard:errors.figure")} errors={content.errors} />
      <form method="get" action={paths.criteria(lang)} noValidate>
        <MoneyInput
          name="capital"
          legend={t("scorecard:public.capital")}
          amount={check.amount}
          currency={check.currency}
          currencies={currencies.map((code) => ({ value: code, text: code }))}
          amountLabel={t("scorecard:public.amount")}
          currencyLabel={t("scorecard:public.currency")}
          error={error("capital.amount")}
        />
        <TextInput
          name="area"
          label={t("scorecard:public.area")}
          width="short"
          inputMode="decimal"
          unit="ha"
          value={check.area}
          error={error("area")}
        />
        <TextInput
          name="jobs"
          label={t("scorecard:public.jobs")}
          width="short"
          inputMode="numeric"
          value={check.jobs}
          error={error("jobs")}
        />
        <Select
          name="sector"
          label={t("scorecard:public.sector")}
          empty={t("scorecard:public.choose")}
          options={content.sectors}
          value={check.sector}
        />
        {content.criteria
          .filter(({ automatic }) => !automatic)
          .map(({ code, name, steps }) => (
            <Select
              key={code}
              name={`points-${code}`}
              label={name.text}
              empty={t("scorecard:public.choose")}
              options={steps.map((step) => ({
                value: String(step.points),
                text: `${step.points} – ${step.text}`,
                lang: step.lang,
              }))}
              value={check.points[code] ?? ""}
            />
          ))}
        <ButtonRow>
          <Button>{t("scorecard:public.check")}</Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
