import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type RuleExample, runExamples } from "~/core/routing/examples";
import { useLocale } from "~/i18n/locale";
import { differencePhrase } from "~/i18n/rule-sentence-checks";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { addExample } from "~/services/rules/add-example.server";
import { readExamples } from "~/services/rules/examples.server";
import { readRules } from "~/services/rules/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { StatusLabel } from "~/ui/data/status-label";
import { Button } from "~/ui/forms/button";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { caseTexts } from "./case-texts.server";
import { ruleDeps } from "./rule-answer.server";
import styles from "./rules.module.css";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:edit");
  const facts = await readFacts(db());
  const version = readId(new URL(request.url).searchParams.get("version") ?? undefined);
  const rules = version === null ? facts.ruleSet : await readRules(db(), version);
  if (!rules) throw new Response(null, { status: 404 });
  const locale = translator(staff.language);
  const names = reasonNames(facts, staff.language);
  const [active, suggested, dismissed] = await Promise.all([
    readExamples(db(), "active"),
    readExamples(db(), "suggested"),
    readExamples(db(), "dismissed"),
  ]);
  const failures = new Map(
    runExamples(rules, active, facts.routing, new Date()).map(({ example, differences }) => [
      example.id,
      differences.map((difference) => differencePhrase(difference, rules, locale, names)).join("; "),
    ]),
  );
  const asked = (lead: RuleExample["lead"]) =>
    caseTexts(lead, locale, names)
      .map(({ text }) => text)
      .join(" · ");
  return {
    title: locale.t("rules:examples.title"),
    version: rules.version,
    failing: failures.size,
    active: active
      .map(({ id, name, lead, expect }) => ({
        id,
        name,
        asks: asked(lead),
        department: expect.department ? names.department(expect.department) : "–",
        failure: failures.get(id) ?? null,
      }))
      .sort((a, b) => Number(b.failure !== null) - Number(a.failure !== null)),
    suggested: suggested.map(({ id, name, lead, leadCode, rule, department, expect }) => ({
      id,
      name,
      asks: asked(lead),
      leadCode,
      rule: rules.departmentRules.find(({ code }) => code === rule)?.name[staff.language] ?? rule,
      from: department === null ? "–" : names.department(department),
      to: expect.department ? names.department(expect.department) : "–",
    })),
    dismissed: dismissed.map(({ id, name, lead }) => ({ id, name, asks: asked(lead) })),
  };
}

/** Keeps a lead as a worked case, by its receipt code. */
export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "rules:edit");
  const code = (await readForm(request)).text("code").slice(0, 50);
  const id = await addExample(ruleDeps(signedIn), code);
  if (id === null) return data({ code }, { status: 422 });
  throw redirect(`/admin/rules/examples/${id}`, { status: 303 });
}

export default function Examples() {
  const { t } = useLocale();
  const { version, failing, active, suggested, dismissed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const link = ({ id, name, asks }: { id: number; name: string; asks: string }) => (
    <>
      <a href={`/admin/rules/examples/${id}`}>{name}</a>
      <br />
      <span className={styles.small}>{asks}</span>
    </>
  );
  return (
    <>
      <PageHead title={t("rules:examples.title")} lead={t("rules:examples.about")} />
      <p>
        <a href={`/admin/rules/${version}`}>{t("rules:form.back", { version })}</a>
      </p>
      {suggested.length > 0 ? (
        <Section title={t("rules:examples.suggested")}>
          <DataTable
            dense
            hideCaption
            caption={t("rules:examples.suggested")}
            columns={[
              { key: "case", text: t("rules:examples.case") },
              { key: "lead", text: t("rules:dryRun.lead") },
              { key: "rule", text: t("rules:accuracy.rule") },
              { key: "from", text: t("rules:dryRun.from") },
              { key: "to", text: t("rules:dryRun.to") },
            ]}
            rows={suggested.map((row) => ({
              key: String(row.id),
              cells: [link(row), row.leadCode ?? "–", row.rule ?? "–", row.from, row.to],
            }))}
          />
        </Section>
      ) : null}
      <Section title={t("rules:examples.add")}>
        <form method="post" className={styles.step} noValidate>
          <TextInput
            name="code"
            label={t("rules:examples.code")}
            hint={t("rules:examples.codeHint")}
            value={answer?.code}
            error={answer ? t("rules:examples.codeUnknown") : undefined}
            width="medium"
            spellCheck={false}
            autoComplete="off"
          />
          <p>
            <Button dense>{t("rules:examples.add")}</Button>
          </p>
        </form>
      </Section>
      <Section title={t("rules:examples.result", { count: failing, all: active.length, version })}>
        {active.length === 0 ? <EmptyState title={t("rules:examples.none")} /> : null}
        <DataTable
          dense
          hideCaption
          caption={t("rules:examples.title")}
          columns={[
            { key: "case", text: t("rules:examples.case") },
            { key: "wanted", text: t("rules-said:wanted.department") },
            { key: "result", text: t("rules:examples.state") },
            { key: "difference", text: t("rules:examples.difference") },
          ]}
          rows={active.map((row) => ({
            key: String(row.id),
            cells: [
              link(row),
              row.department,
              <StatusLabel
                key="result"
                tone={row.failure === null ? "fine" : "late"}
                text={t(`rules:examples.${row.failure === null ? "passes" : "fails"}`)}
              />,
              row.failure ?? "–",
            ],
          }))}
        />
      </Section>
      {dismissed.length > 0 ? (
        <details>
          <summary>{t("rules:examples.dismissed", { count: dismissed.length })}</summary>
          <ul>
            {dismissed.map((row) => (
              <li key={row.id}>{link(row)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
