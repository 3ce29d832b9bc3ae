import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { readAccuracy } from "~/services/rules/accuracy.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import styles from "./rules.module.css";

export const meta = deskTitle;

const months = 12;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:read");
  const locale = translator(staff.language);
  const { ruleSet } = await readFacts(db());
  const names = new Map(ruleSet.departmentRules.map(({ code, name }) => [code, name]));
  const accuracy = await readAccuracy(db(), new Date(), months);
  return {
    title: locale.t("rules:accuracy.title"),
    months: accuracy.months.map((month) => monthName(month, staff.language)),
    rules: accuracy.rules.map(({ rule, total, misrouted, byMonth }) => ({
      rule,
      name: localised(names.get(rule) ?? {}, staff.language).text || rule,
      total,
      share: share(total, misrouted, staff.language),
      byMonth: accuracy.months.map((month) => {
        const found = byMonth.get(month);
        return found ? share(found.total, found.misrouted, staff.language) : "–";
      }),
    })),
  };
}

/** `2026-11` as short as the language says it. */
function monthName(month: string, lang: string): string {
  if (lang === "vi") return month.split("-").reverse().join("/");
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    month: lang === "en" ? "short" : "2-digit",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
}

function share(total: number, misrouted: number, lang: string): string {
  return new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(
    (total - misrouted) / total,
  );
}

export default function Accuracy() {
  const { t, format } = useLocale();
  const { months: columns, rules } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("rules:accuracy.title")} lead={t("rules:accuracy.about")} />
      <p>
        <a href="/admin/rules">{t("rules:title")}</a>
      </p>
      {rules.length === 0 ? (
        <EmptyState title={t("rules:accuracy.none")} />
      ) : (
        <div className={styles.wide}>
          <DataTable
            dense
            hideCaption
            caption={t("rules:accuracy.title")}
            columns={[
              { key: "rule", text: t("rules:accuracy.rule") },
              { key: "total", text: t("rules:accuracy.leads"), numeric: true },
              { key: "share", text: t("rules:accuracy.share"), numeric: true },
              ...columns.map((month) => ({ key: month, text: month, numeric: true })),
            ]}
            rows={rules.map((rule) => ({
              key: rule.rule,
              cells: [rule.name, format.number(rule.total), rule.share, ...rule.byMonth],
            }))}
          />
        </div>
      )}
    </>
  );
}
