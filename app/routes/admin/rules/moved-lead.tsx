import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readReceiptCode } from "~/core/leads/receipt-code";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { reasonSentence } from "~/i18n/reasons";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { readRules } from "~/services/rules/queries.server";
import { explainLead } from "~/services/rules/why-not.server";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import styles from "./rules.module.css";
import { Traces } from "./traces";
import { traceTexts } from "./traces.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:edit");
  const version = readId(params.version);
  const code = readReceiptCode(params.code ?? "");
  const [after, lead, facts] = await Promise.all([
    version === null ? null : readRules(db(), version),
    code ? db().lead.findUnique({ where: { code } }) : null,
    readFacts(db()),
  ]);
  if (!after || version === null || !lead) throw new Response(null, { status: 404 });
  const locale = translator(staff.language);
  const names = reasonNames(facts, staff.language);
  return {
    title: `${lead.code} · ${lead.subject}`,
    over: locale.t("rules:dryRun.titleOf", { version }),
    version,
    code: lead.code,
    subject: { text: lead.subject, lang: lead.language },
    sides: Object.entries({ before: facts.ruleSet, after }).map(([key, rules]) => {
      const explained = explainLead(lead, rules, facts);
      return {
        key,
        version: rules.version,
        reasons: explained.decision.reasons.map((reason) => reasonSentence(reason, locale, names)),
        lists: traceTexts(explained, locale, names),
      };
    }),
  };
}

/** One lead under both versions, side by side. */
export default function MovedLead() {
  const { t } = useLocale();
  const { over, version, code, subject, sides } = useLoaderData<typeof loader>();
  // What only one version says is what the draft changes for this lead.
  const isCommon = (reason: string) => sides.every(({ reasons }) => reasons.includes(reason));
  return (
    <>
      <PageHead title={subject} over={over} />
      <ul className={styles.ways}>
        <li>
          <a href={`/admin/rules/${version}/dry-run`}>{t("rules:dryRun.back")}</a>
        </li>
        <li>
          <a href={paths.lead(code)}>{t("rules:dryRun.open", { code })}</a>
        </li>
      </ul>
      <div className={styles.sides}>
        {sides.map((side) => (
          <Section key={side.key} title={t("rules:version", { version: side.version })}>
            <ul className={styles.reasons}>
              {side.reasons.map((reason) => (
                <li key={reason}>{isCommon(reason) ? reason : <strong>{reason}</strong>}</li>
              ))}
            </ul>
            <details>
              <summary>{t("rules:whyNot.title")}</summary>
              <Traces lists={side.lists} />
            </details>
          </Section>
        ))}
      </div>
    </>
  );
}
