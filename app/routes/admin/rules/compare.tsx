import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { compareRuleSets } from "~/core/routing/compare-rule-sets";
import type { AnyRule } from "~/core/routing/rule-lists";
import { useLocale } from "~/i18n/locale";
import { ruleNotes, ruleSentence, ruleTitle } from "~/i18n/rule-sentence";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { readRules } from "~/services/rules/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:read");
  const version = readId(params.version);
  const after = version === null ? null : await readRules(db(), version);
  if (!after || version === null) throw new Response(null, { status: 404 });
  const facts = await readFacts(db());
  const before = facts.ruleSet;
  const locale = translator(staff.language);
  const { t, format, lang } = locale;
  const names = reasonNames(facts, lang);
  const changes = compareRuleSets(before, after);
  return {
    title: t("rules:compare.titleOf", { version }),
    version,
    inForce: before.version,
    lists: changes.lists.map(({ list, added, removed, changed, moved }) => {
      const say = (rule: AnyRule, of: typeof after) =>
        [ruleSentence(list, rule, of, locale, names), ...ruleNotes(rule, locale)].join(" ");
      const row = (kind: string, rule: AnyRule, old: string, now: string) => ({
        key: `${kind} ${rule.code}`,
        cells: [ruleTitle(rule, lang), kind, old, now],
      });
      return {
        list,
        rows: [
          ...changed.map((change) =>
            row(
              t("rules:compare.changed", {
                fields: format.list(change.fields.map((field) => fieldName(field, t))),
              }),
              change.after,
              say(change.before, before),
              say(change.after, after),
            ),
          ),
          ...added.map((rule) => row(t("rules:compare.added"), rule, "–", say(rule, after))),
          ...removed.map((rule) => row(t("rules:compare.removed"), rule, say(rule, before), "–")),
          ...moved.map((rule) => row(t("rules:compare.moved"), rule, say(rule, before), say(rule, after))),
        ],
      };
    }),
    others: [
      ...(changes.appraisalDepartment
        ? [
            {
              key: "appraisal",
              cells: [
                t("rules-said:lists.appraisal"),
                names.department(changes.appraisalDepartment.before),
                names.department(changes.appraisalDepartment.after),
              ],
            },
          ]
        : []),
      ...changes.sectorDepartments.map(({ sector, before: old, after: now }) => ({
        key: sector,
        cells: [
          names.sector(sector),
          old === null ? "–" : names.department(old),
          now === null ? "–" : names.department(now),
        ],
      })),
    ],
  };
}

type Field = ReturnType<typeof compareRuleSets>["lists"][number]["changed"][number]["fields"][number];

function fieldName(field: Field, t: ReturnType<typeof translator>["t"]): string {
  return t(`rules-said:changes.${field}`);
}

export default function Compare() {
  const { t } = useLocale();
  const { title, version, inForce, lists, others } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={title} lead={t("rules:compare.about", { version: inForce })} />
      <p>
        <a href={`/admin/rules/${version}`}>{t("rules:form.back", { version })}</a>
      </p>
      {lists.length + others.length === 0 ? <EmptyState title={t("rules:compare.same")} /> : null}
      {lists.map(({ list, rows }) => (
        <Section key={list} title={t(`rules-said:lists.${list}`)}>
          <DataTable
            dense
            hideCaption
            caption={t(`rules-said:lists.${list}`)}
            columns={[
              { key: "rule", text: t("rules:accuracy.rule") },
              { key: "what", text: t("rules:compare.what") },
              { key: "before", text: t("rules:version", { version: inForce }) },
              { key: "after", text: t("rules:version", { version }) },
            ]}
            rows={rows}
          />
        </Section>
      ))}
      {others.length > 0 ? (
        <Section title={t("rules:set.sectors")}>
          <DataTable
            dense
            hideCaption
            caption={t("rules:set.sectors")}
            columns={[
              { key: "sector", text: t("rules-said:fields.sector") },
              { key: "before", text: t("rules:version", { version: inForce }) },
              { key: "after", text: t("rules:version", { version }) },
            ]}
            rows={others}
          />
        </Section>
      ) : null}
    </>
  );
}
