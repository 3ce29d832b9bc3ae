import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { vietnamDate } from "~/core/deadlines/calendar";
import { readWithinDays } from "~/core/intake/plan-lead";
import { isValidOn } from "~/core/routing/condition";
import type { Rule } from "~/core/routing/rules";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { ruleTitle } from "~/i18n/rule-sentence";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { langOf, textOf, type Words } from "~/ui/words";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { informationHead } from "./information-head.server";
import { InformationPage } from "./information-page";
import { ownLanguage } from "./opportunity-row.server";
import { type PageOf, sitePage } from "./site-page";

const nationalPortal = "https://dichvucong.gov.vn";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const now = new Date();
  const { ruleSet, departments } = await readFacts(db(), now);
  const today = vietnamDate(now);
  // A rule whose days are over, or have not come, decides nothing today.
  const decides = (rule: Rule) => isValidOn(rule, today);
  const titleOf = (rule: Rule) =>
    ownLanguage({ ...localised(rule.name, lang), text: ruleTitle(rule, lang) }, lang);
  const departmentOf = (code: string) => {
    const department = departments.get(code);
    return department ? ownLanguage(localised(department.name, lang), lang) : code;
  };
  return {
    page: {
      ...informationHead(request, lang, "how-it-works"),
      version: ruleSet.version,
      days: ruleSet.dueRules.filter(decides).map((rule) => ({
        code: rule.code,
        name: titleOf(rule),
        days: rule.workingDays,
      })),
      rules: ruleSet.departmentRules.filter(decides).map((rule) => ({
        code: rule.code,
        name: titleOf(rule),
        department: departmentOf(rule.department),
      })),
    },
  };
}

export default sitePage(HowItWorks);

function HowItWorks(page: PageOf<typeof loader>) {
  return (
    <InformationPage title={page.title} lead={page.lead}>
      <HowText {...page} />
    </InformationPage>
  );
}

function HowText({ version, days, rules }: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <>
      <h2>{t("pages:how.steps.title")}</h2>
      <ol>
        <li>{t("pages:how.steps.send")}</li>
        <li>{t("pages:how.steps.receipt")}</li>
        <li>{t("pages:how.steps.read", { count: readWithinDays })}</li>
        <li>{t("pages:how.steps.answer")}</li>
        <li>{t("pages:how.steps.late")}</li>
      </ol>
      <h2>{t("pages:how.days.title")}</h2>
      <p>{t("pages:how.days.text")}</p>
      <DataTable
        caption={t("pages:how.days.title")}
        hideCaption
        columns={[
          { key: "kind", text: t("pages:how.days.kind") },
          { key: "days", text: t("pages:how.days.within") },
        ]}
        rows={days.map((rule) => ({
          key: rule.code,
          cells: [inWords(rule.name), t("pages:how.days.count", { count: rule.days })],
        }))}
      />
      <h2>{t("pages:how.who.title")}</h2>
      <p>{t("pages:how.who.text", { version })}</p>
      <DataTable
        caption={t("pages:how.who.title")}
        hideCaption
        columns={[
          { key: "rule", text: t("pages:how.who.rule") },
          { key: "department", text: t("pages:how.who.department") },
        ]}
        rows={rules.map((rule) => ({
          key: rule.code,
          cells: [inWords(rule.name), inWords(rule.department)],
        }))}
      />
      <h2>{t("pages:how.why.title")}</h2>
      <p>{t("pages:how.why.text")}</p>
      <p>
        <a href={paths.criteria(lang)}>{t("scorecard:public.linkText")}</a>
      </p>
      <h2 id="complaints">{t("pages:how.complaints.title")}</h2>
      <p>{t("pages:how.complaints.text")}</p>
      <h2 id="procedures">{t("pages:how.procedures.title")}</h2>
      <p>{t("pages:how.procedures.text")}</p>
      <p>
        <a href={nationalPortal} rel="noopener">
          {t("pages:how.procedures.link")}
        </a>
      </p>
    </>
  );
}

function inWords(words: Words) {
  return <span lang={langOf(words)}>{textOf(words)}</span>;
}
