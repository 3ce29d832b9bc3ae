import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadErrorKeys } from "~/core/leads/errors";
import { publicReasons } from "~/core/routing/reason";
import { routeLead } from "~/core/routing/route-lead";
import { languages } from "~/core/shared/language";
import { leadErrorSentence, reasonSentence } from "~/i18n/reasons";
import { translator } from "~/i18n/translator.server";
import { anyLead } from "./arbitrary";
import { aLead, defaultRules, facts, today } from "./province";

const names = {
  department: (code: string) => `[${code}]`,
  sector: (code: string) => `[${code}]`,
  place: (ref: string) => `[${ref}]`,
  opportunity: (slug: string) => `[${slug}]`,
};

const lead = aLead({
  opportunity: "my-quy-tay-border-gate-area",
  message: "We need a data center.",
  capital: { amount: 60_000_000, currency: "USD" },
});

test("the desk reads each result with what held", () => {
  const { reasons } = routeLead(lead, defaultRules, facts, today);
  const en = translator("en");
  expect(reasons.map((reason) => reasonSentence(reason, en, names))).toMatchInlineSnapshot(`
    [
      "Department responsible: [finance]. Rule: Investment at a place in a named commune or ward. Because: kind of proposal: Investment; place of the opportunity “[my-quy-tay-border-gate-area]”: [commune:27907].",
      "Coordinating department: [industry-trade]. Because: kind of proposal: Investment; sector of the opportunity “[my-quy-tay-border-gate-area]”: [trade-services].",
      "Coordinating department: [investment-promotion]. Because: capital of USD 60,000,000, which is USD 50 million or more at the reference rate of 1 November 2026; rule that decided: Investment at a place in a named commune or ward.",
      "Appraisal: [foreign-affairs]. Because: kind of proposal: Investment; sender: Foreign investor; capital of USD 60,000,000, which is USD 50 million or more at the reference rate of 1 November 2026.",
      "Appraisal: [foreign-affairs]. Because: kind of proposal: Investment; sender: Foreign investor; on the national border: [commune:27907].",
      "Priority: high. Because: capital of USD 60,000,000, which is USD 20 million or more at the reference rate of 1 November 2026.",
      "First substantive answer: within 3 working days. Because: kind of proposal: Investment; priority: high.",
    ]
  `);
});

test("the word that suggested a sector is said even where the sector changes nothing", () => {
  const { department, reasons } = routeLead(
    aLead({ kind: "technology", subject: "Software", message: "Please tell us more." }),
    defaultRules,
    facts,
    today,
  );
  expect(department).toBe("science-technology");
  expect(reasons.map((reason) => reasonSentence(reason, translator("en"), names))).toContain(
    "Sector: [ict]. Because: sector read from the text: [ict], by the word “software”.",
  );
});

test("the submitter reads the rule and the place, in the language of the mail", () => {
  const shown = publicReasons(routeLead(lead, defaultRules, facts, today));
  expect(
    languages.map(
      (language) => shown.map((reason) => reasonSentence(reason, translator(language), names))[0],
    ),
  ).toMatchInlineSnapshot(`
    [
      "Cơ quan chủ trì: [finance]. Quy tắc: Đầu tư tại một xã, phường đã nêu. Căn cứ: loại đề xuất: Đầu tư; địa điểm của cơ hội “[my-quy-tay-border-gate-area]”: [commune:27907].",
      "Department responsible: [finance]. Rule: Investment at a place in a named commune or ward. Because: kind of proposal: Investment; place of the opportunity “[my-quy-tay-border-gate-area]”: [commune:27907].",
      "主办部门：[finance]。规则：已注明乡坊的投资。依据：提案类别：投资；合作机会“[my-quy-tay-border-gate-area]”的地点：[commune:27907]。",
      "主辦機關：[finance]。規則：已註明鄉坊的投資。依據：提案類別：投資；合作機會「[my-quy-tay-border-gate-area]」的地點：[commune:27907]。",
      "担当部局：[finance]。ルール：村・街区が決まっている投資。根拠：申し出の種類：投資、協力案件「[my-quy-tay-border-gate-area]」の場所：[commune:27907]。",
      "담당 부서: [finance]. 규칙: 사·동이 정해진 투자. 근거: 신청 유형: 투자; 협력 기회 “[my-quy-tay-border-gate-area]”의 소재지: [commune:27907].",
    ]
  `);
});

describe.each(languages)("in %s", (language) => {
  const locale = translator(language);

  test("every reason is a sentence without a hole or a key in it", () => {
    fc.assert(
      fc.property(anyLead, (any) => {
        for (const reason of routeLead(any, defaultRules, facts, today).reasons) {
          const sentence = reasonSentence(reason, locale, names);
          expect(sentence).not.toMatch(/\{\{|\}\}|undefined|routing:|reasons\.|facts\./);
          expect(sentence).toMatch(/[.。]$/);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("every error of a lead has a sentence", () => {
    for (const key of leadErrorKeys) {
      const sentence = leadErrorSentence(key, { max: 200, kind: "investment", field: "capitel" }, locale);
      expect(sentence, key).not.toMatch(/\{\{|errors\./);
      expect(sentence, key).toMatch(/[.。]$/);
    }
  });
});

test("what a stranger names a field is shown as it is", () => {
  const sentence = leadErrorSentence(
    "field.unknown",
    { field: "$t(routing:kinds.return) {{max}}" },
    translator("en"),
  );
  expect(sentence).toContain("$t(routing:kinds.return) {{max}}");
});
