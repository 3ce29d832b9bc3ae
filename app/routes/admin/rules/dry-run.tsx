import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { runExamples } from "~/core/routing/examples";
import { useLocale } from "~/i18n/locale";
import { ruleTitle } from "~/i18n/rule-sentence";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { dryRun, namesOfLeads } from "~/services/rules/dry-run.server";
import { readExamples } from "~/services/rules/examples.server";
import { readRules } from "~/services/rules/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { FactList } from "~/ui/data/fact-list";
import { Button } from "~/ui/forms/button";
import { Select } from "~/ui/forms/select";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import styles from "./rules.module.css";

export const meta = deskTitle;

const spans = [1, 3, 6, 12, 24, 60] as const;
/** More are counted, and not listed. */
const listed = 200;

/** Moved leads are of every department, so this asks for more than reading the rules does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:edit");
  const version = readId(params.version);
  const after = version === null ? null : await readRules(db(), version);
  if (!after || version === null) throw new Response(null, { status: 404 });
  const wished = Number(new URL(request.url).searchParams.get("months"));
  const months = spans.find((span) => span === wished) ?? 12;
  const now = new Date();
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  const facts = await readFacts(db());
  const before = facts.ruleSet;
  const [run, examples] = await Promise.all([
    dryRun(db(), facts, { before, after }, since),
    readExamples(db(), "active"),
  ]);
  const shown = run.moved.slice(-listed).reverse();
  const leads = await namesOfLeads(
    db(),
    shown.map(({ id }) => id),
  );
  const locale = translator(staff.language);
  const names = reasonNames(facts, staff.language);
  const titles = new Map(
    [...before.departmentRules, ...after.departmentRules].map((rule) => [
      rule.code,
      ruleTitle(rule, staff.language),
    ]),
  );
  const hop = ({ department, rule }: { department: string; rule: string }) =>
    `${names.department(department)} · ${titles.get(rule) ?? rule}`;
  return {
    title: locale.t("rules:dryRun.titleOf", { version }),
    version,
    inForce: before.version,
    months,
    leads: run.leads,
    count: run.moved.length,
    changed: run.changed,
    examples: examples.length,
    failing: runExamples(after, examples, facts.routing, now).length,
    matrix: run.matrix.map(({ from, to, count }) => ({
      from: names.department(from),
      to: names.department(to),
      count,
    })),
    decided: run.decided
      .filter(({ before: old, after: now }) => old !== now)
      .map((row) => ({ ...row, name: titles.get(row.rule) ?? row.rule })),
    moved: shown.flatMap(({ id, from, to }) => {
      const lead = leads.get(id);
      return lead ? [{ ...lead, from: hop(from), to: hop(to) }] : [];
    }),
  };
}

const respects = ["coordinating", "appraisal", "priority", "dueDays", "notify"] as const;

export default function DryRun() {
  const { t, format } = useLocale();
  const run = useLoaderData<typeof loader>();
  const { version, inForce } = run;
  const before = t("rules:version", { version: inForce });
  const after = t("rules:version", { version });
  return (
    <>
      <PageHead title={run.title} lead={t("rules:dryRun.about", { version: inForce })} />
      <p>
        <a href={`/admin/rules/${version}`}>{t("rules:form.back", { version })}</a>
      </p>
      <form method="get" className={styles.verbs}>
        <Select
          name="months"
          label={t("rules:dryRun.months")}
          options={spans.map((span) => ({
            value: String(span),
            text: t("rules:dryRun.span", { count: span }),
          }))}
          value={String(run.months)}
          width="short"
        />
        <p>
          <Button kind="secondary" dense>
            {t("rules:dryRun.run")}
          </Button>
        </p>
      </form>
      <Section title={t("rules:dryRun.result", { count: run.count, leads: format.number(run.leads) })}>
        <FactList
          dense
          facts={[
            ...respects.map((respect) => ({
              label: t(`rules:dryRun.changed.${respect}`),
              value: format.number(run.changed[respect]),
            })),
            {
              label: t("rules:dryRun.examples"),
              value: (
                <a href={`/admin/rules/examples?version=${version}`}>
                  {t("rules:dryRun.failing", { count: run.failing, all: run.examples })}
                </a>
              ),
            },
          ]}
        />
      </Section>
      {run.matrix.length > 0 ? (
        <Section title={t("rules:dryRun.matrix")}>
          <DataTable
            dense
            hideCaption
            caption={t("rules:dryRun.matrix")}
            columns={[
              { key: "from", text: t("rules:dryRun.from") },
              { key: "to", text: t("rules:dryRun.to") },
              { key: "count", text: t("rules:dryRun.leads"), numeric: true },
            ]}
            rows={run.matrix.map(({ from, to, count }) => ({
              key: `${from} ${to}`,
              cells: [from, to, format.number(count)],
            }))}
          />
        </Section>
      ) : null}
      {run.decided.length > 0 ? (
        <Section title={t("rules:dryRun.decided")}>
          <DataTable
            dense
            hideCaption
            caption={t("rules:dryRun.decided")}
            columns={[
              { key: "rule", text: t("rules:accuracy.rule") },
              { key: "before", text: before, numeric: true },
              { key: "after", text: after, numeric: true },
            ]}
            rows={run.decided.map((row) => ({
              key: row.rule,
              cells: [row.name, format.number(row.before), format.number(row.after)],
            }))}
          />
        </Section>
      ) : null}
      {run.moved.length > 0 ? (
        <Section title={t("rules:dryRun.moved")}>
          {run.moved.length < run.count ? (
            <p>{t("rules:dryRun.newest", { count: run.moved.length })}</p>
          ) : null}
          <DataTable
            dense
            hideCaption
            caption={t("rules:dryRun.moved")}
            columns={[
              { key: "lead", text: t("rules:dryRun.lead") },
              { key: "from", text: before },
              { key: "to", text: after },
            ]}
            rows={run.moved.map((lead) => ({
              key: lead.code,
              cells: [
                <a key="lead" href={`/admin/rules/${version}/dry-run/${lead.code}`}>
                  {lead.code} · <span lang={lead.language}>{lead.subject}</span>
                </a>,
                lead.from,
                lead.to,
              ],
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}
