import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseRules } from "~/core/routing/analyse-rules";
import { runExamples } from "~/core/routing/examples";
import { explainRules } from "~/core/routing/explain-rules";
import { publishProblems } from "~/core/routing/publish-problems";
import { allRules, type ruleLists } from "~/core/routing/rule-lists";
import { languages } from "~/core/shared/language";
import { reasonSentence } from "~/i18n/reasons";
import { ruleNotes, ruleSentence } from "~/i18n/rule-sentence";
import { differencePhrase, publishProblemSentence, warningSentence } from "~/i18n/rule-sentence-checks";
import { fieldSentence, outcomeSentence } from "~/i18n/rule-sentence-why";
import { translator } from "~/i18n/translator.server";
import { anyDay, anyRuleSet } from "./any-rules";
import { anyLead } from "./arbitrary";
import { aLead, defaultRules, facts, today } from "./province";

const names = {
  department: (code: string) => `[${code}]`,
  sector: (code: string) => `[${code}]`,
  place: (ref: string) => `[${ref}]`,
  opportunity: (slug: string) => `[${slug}]`,
};
const en = translator("en");
const vi = translator("vi");

const odd = {
  code: "odd",
  name: { en: "Cold stores", vi: "Kho lạnh" },
  when: [
    {
      kind: ["investment" as const],
      country: ["JP", "KR"],
      place: ["commune:27757" as const, "park:long-hau" as const],
      areaHaAtLeast: 2.5,
      capitalUsdAtMost: 5_000_000,
      words: ["kho lạnh", "冷库"],
    },
    { parkKind: ["economic-zone" as const], opportunity: ["long-hau"] },
  ],
  department: "finance",
  validFrom: "2025-07-01",
  validTo: "2026-12-31",
  basis: { number: "12/2026/QĐ-UBND", date: "2026-02-03" },
};

/** A rule of the delivered set, said in a language. */
function said(list: (typeof ruleLists)[number], code: string, locale = en): string {
  const found = allRules(defaultRules).find((one) => one.list === list && one.rule.code === code);
  if (!found) throw new Error(`no rule ${code}`);
  return ruleSentence(list, found.rule, defaultRules, locale, names);
}

test("a rule is said in a plain sentence made from itself", () => {
  expect([
    said("department", "investment-in-a-park"),
    said("department", "anything-else"),
    said("coordination", "sector"),
    said("coordination", "obstacle-tax-customs"),
    said("coordination", "large-site-project"),
    said("appraisal", "border-commune"),
    said("priority", "capital"),
    said("due", "urgent-investment"),
    ruleSentence("department", odd, defaultRules, en, names),
    ...ruleNotes(odd, en),
  ]).toMatchInlineSnapshot(`
    [
      "If the kind of proposal is “Investment” and the place is a park, or if the kind of proposal is “Investment” and the sector is [industrial-infrastructure], [economic-zone-authority] leads.",
      "In every other case, [investment-promotion] leads.",
      "If the kind of proposal is “Investment”, “Business partnership”, “Science and technology”, “Sharing expertise”, “Request for support” or “Community contribution”, the department of the sector takes part.",
      "If the kind of proposal is “Obstacle in a project” and the obstacle is about “Tax and customs”, [tax] and [customs] take part.",
      "If the capital is USD 50 million or more and the lead department was chosen by the rule “Investment at a place in a named commune or ward”, [investment-promotion] takes part.",
      "If the kind of proposal is “Investment”, “Science and technology” or “Business partnership”, the sender is of the type “Foreign investor”, “Vietnamese mission abroad” or “Overseas Vietnamese” and the place lies on the national border, [foreign-affairs] appraises.",
      "If the capital is USD 20 million or more, the priority is high.",
      "If the kind of proposal is “Investment” and the priority is high, the first substantive answer is due within 3 working days.",
      "If the kind of proposal is “Investment”, the country of the sender is Japan or South Korea, the place is [commune:27757] or [park:long-hau], the capital is USD 5 million or less, the area is 2.5 ha or more and the text has “kho lạnh” or “冷库”, or if the opportunity named is “[long-hau]” and the park is of the kind “Economic zone”, [finance] leads.",
      "Valid for proposals received from 1 July 2025 to 31 December 2026.",
      "By decision 12/2026/QĐ-UBND of 3 February 2026.",
    ]
  `);
});

test("and in Vietnamese", () => {
  expect([
    said("department", "investment-in-a-park", vi),
    said("department", "anything-else", vi),
    said("coordination", "sector", vi),
    said("coordination", "obstacle-tax-customs", vi),
    said("coordination", "large-site-project", vi),
    said("appraisal", "border-commune", vi),
    said("priority", "capital", vi),
    said("due", "urgent-investment", vi),
    ruleSentence("department", odd, defaultRules, vi, names),
    ...ruleNotes(odd, vi),
  ]).toMatchInlineSnapshot(`
    [
      "Nếu loại đề xuất là “Đầu tư” và địa điểm là một khu, hoặc nếu loại đề xuất là “Đầu tư” và ngành là [industrial-infrastructure] thì [economic-zone-authority] chủ trì.",
      "Trong mọi trường hợp khác, [investment-promotion] chủ trì.",
      "Nếu loại đề xuất là “Đầu tư”, “Hợp tác kinh doanh”, “Khoa học, công nghệ”, “Chia sẻ kiến thức”, “Đề nghị hỗ trợ” hoặc “Đóng góp cộng đồng” thì cơ quan phụ trách ngành của đề xuất phối hợp.",
      "Nếu loại đề xuất là “Vướng mắc của dự án” và vướng mắc về “Thuế, hải quan” thì [tax], [customs] phối hợp.",
      "Nếu vốn từ 50 triệu USD trở lên và cơ quan chủ trì được chọn theo quy tắc “Đầu tư tại một xã, phường đã nêu” thì [investment-promotion] phối hợp.",
      "Nếu loại đề xuất là “Đầu tư”, “Khoa học, công nghệ” hoặc “Hợp tác kinh doanh”, người gửi thuộc nhóm “Nhà đầu tư nước ngoài”, “Cơ quan đại diện Việt Nam ở nước ngoài” hoặc “Người Việt Nam ở nước ngoài (kiều bào)” và địa điểm nằm tại xã biên giới thì [foreign-affairs] thẩm định.",
      "Nếu vốn từ 20 triệu USD trở lên thì hồ sơ được ưu tiên cao.",
      "Nếu loại đề xuất là “Đầu tư” và hồ sơ thuộc mức ưu tiên cao thì hạn trả lời lần đầu là 3 ngày làm việc.",
      "Nếu loại đề xuất là “Đầu tư”, quốc gia của người gửi là Nhật Bản hoặc Hàn Quốc, địa điểm là [commune:27757] hoặc [park:long-hau], vốn không quá 5 triệu USD, diện tích từ 2,5 ha trở lên và nội dung có “kho lạnh” hoặc “冷库”, hoặc nếu cơ hội được nêu là “[long-hau]” và địa điểm thuộc loại “Khu kinh tế” thì [finance] chủ trì.",
      "Áp dụng cho đề xuất nhận từ ngày 01/07/2025 đến hết ngày 31/12/2026.",
      "Căn cứ quyết định số 12/2026/QĐ-UBND ngày 03/02/2026.",
    ]
  `);
});

test("why not is said condition by condition", () => {
  const { traces } = explainRules(aLead({ place: "park:long-hau" }), defaultRules, facts, today);
  const told = traces
    .filter(({ rule }) => ["obstacle-in-a-park", "investment-in-a-park", "anything-else"].includes(rule.code))
    .map((trace) => [
      outcomeSentence(trace, en),
      ...trace.conditions.flatMap(({ fields }) =>
        fields.map((field) => fieldSentence(field, defaultRules, en, names)),
      ),
    ]);
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "Did not apply.",
        "Does not hold: the kind of proposal is “Obstacle in a project”.",
        "Holds: the place is a park (place named: [park:long-hau]).",
      ],
      [
        "This rule decided.",
        "Holds: the kind of proposal is “Investment” (kind of proposal: Investment).",
        "Holds: the place is a park (place named: [park:long-hau]).",
        "Holds: the kind of proposal is “Investment” (kind of proposal: Investment).",
        "Does not hold: the sector is [industrial-infrastructure].",
      ],
      [
        "Not reached: an earlier rule decided.",
      ],
      [
        "Not reached: an earlier rule decided.",
      ],
    ]
  `);
});

test("what is odd, and what forbids publishing, is said with the rules' names", () => {
  const rules = structuredClone(defaultRules);
  rules.departmentRules.splice(-1, 0, { ...odd, when: [{ kind: ["contribution"] }], validTo: "2026-11-01" });
  rules.departmentRules.splice(-1, 0, {
    ...odd,
    code: "late",
    when: [{ kind: ["contribution"] }],
    validTo: undefined,
  });
  const example = {
    id: 1,
    name: "A gift",
    lead: aLead({ kind: "contribution" }),
    expect: { department: "tax", coordinating: ["customs", "tax"], appraisal: true, dueDays: 3 },
  };
  const failures = runExamples(rules, [example], facts, new Date("2026-11-24T03:00:00Z"));
  const nobody = { has: () => false };
  const known = {
    departments: new Map([
      ["health", { validFrom: null, validTo: null, activeMember: false, mailbox: false }],
      ["tax", { validFrom: null, validTo: "2026-11-24", activeMember: true, mailbox: true }],
    ]),
    sectors: nobody,
    communes: nobody,
    parks: nobody,
    opportunities: nobody,
  };
  const problems = publishProblems(rules, known, failures, today);
  expect([
    ...analyseRules(rules, today).map((warning) => warningSentence(warning, rules, en)),
    ...problems
      .filter(
        (problem) => problem.code === "example-fails" || ["health", "customs", "tax"].includes(problem.named),
      )
      .map((problem) => publishProblemSentence(problem, en, names)),
    ...failures.flatMap(({ differences }) =>
      differences.map((difference) => differencePhrase(difference, rules, en, names)),
    ),
  ]).toMatchInlineSnapshot(`
    [
      "No longer applies: it was valid up to 1 November 2026.",
      "Can never apply: every such case is taken before it by “Community contribution”.",
      "No case reaches this last rule: the rules before it take them all.",
      "No case reaches this last rule: the rules before it take them all.",
      "The worked case “A gift” is decided otherwise than it should be.",
      "[health] has neither an active member nor a mailbox. Named by: “Sharing expertise in health” and the list of sectors and their departments.",
      "[tax] has ended by then. Named by: “Obstacle: tax and customs”.",
      "No such department: customs. Named by: “Obstacle: tax and customs”.",
      "No such sector: health. Named by: the list of sectors and their departments and “Sharing expertise in health”.",
      "Lead department: should be [tax], is [fatherland-front]",
      "Coordinating departments: should be [customs] and [tax], is none",
      "Appraisal: should be yes, is no",
      "Working days to the first answer: should be 3, is 5",
    ]
  `);
});

describe.each(languages)("in %s", (language) => {
  const locale = translator(language);
  const whole = (sentence: string) => {
    expect(sentence).not.toMatch(/\{\{|\}\}|undefined|rules-said|routing:|parks:|\bif\.|\bwhy\./);
    expect(sentence).toMatch(/[.。]$/);
  };

  test("any rule, any reason and any answer to why not is whole sentences", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, day) => {
        for (const { list, rule } of allRules(rules)) {
          whole(ruleSentence(list, rule, rules, locale, names));
          ruleNotes(rule, locale).forEach(whole);
        }
        const { decision, traces } = explainRules(lead, rules, facts, day);
        for (const reason of decision.reasons) whole(reasonSentence(reason, locale, names));
        for (const trace of traces) {
          whole(outcomeSentence(trace, locale));
          for (const field of trace.conditions.flatMap(({ fields }) => fields))
            whole(fieldSentence(field, rules, locale, names));
        }
        for (const warning of analyseRules(rules, day)) whole(warningSentence(warning, rules, locale));
      }),
      { numRuns: 25 },
    );
  });
});
