import { z } from "zod";
import { isPlaceRef, leadKinds, needs, priorities, submitterTypes, topics } from "~/core/leads/lead";
import { isAlways } from "~/core/routing/condition";
import { type AnyRule, type RuleList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import { parkKinds, type RuleSet, siteTypes } from "~/core/routing/rules";
import { wordPattern } from "~/core/routing/words";
import { isCountry } from "~/core/shared/country";
import { languages } from "~/core/shared/language";

const code = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "rules.code" })
  .max(100, { error: "rules.code" });

const name = z.partialRecord(
  z.enum(languages),
  z.string().trim().min(1, { error: "rules.name" }).max(200, { error: "rules.name" }),
);

function some<T extends z.ZodType>(item: T) {
  return z.array(item).min(1, { error: "rules.empty-choice" }).max(100).optional();
}

const usd = z
  .number({ error: "rules.capital" })
  .int({ error: "rules.capital" })
  .min(0, { error: "rules.capital" })
  .max(1_000_000_000_000, { error: "rules.capital" });
const hectares = z
  .number({ error: "rules.area" })
  .min(0, { error: "rules.area" })
  .max(1_000_000, { error: "rules.area" });

/** Its fields stand in the order in which reasons are told, and are read back in it. */
const condition = z
  .strictObject({
    kind: some(z.enum(leadKinds)),
    need: some(z.enum(needs)),
    topic: some(z.enum(topics)),
    submitterType: some(z.enum(submitterTypes)),
    country: some(z.string().refine(isCountry, { error: "rules.country" })),
    sector: some(code),
    opportunity: some(code),
    site: some(z.enum(siteTypes)),
    place: some(z.string().refine(isPlaceRef, { error: "rules.place" })),
    parkKind: some(z.enum(parkKinds)),
    onBorder: z.literal(true).optional(),
    capitalUsdAtLeast: usd.optional(),
    capitalUsdAtMost: usd.optional(),
    areaHaAtLeast: hectares.optional(),
    areaHaAtMost: hectares.optional(),
    words: some(
      z
        .string()
        .trim()
        .max(100, { error: "rules.word" })
        .refine((word) => wordPattern(word) !== null, { error: "rules.word" }),
    ),
    decidedBy: some(code),
    priority: some(z.enum(priorities)),
  })
  .refine((asked) => ordered(asked.capitalUsdAtLeast, asked.capitalUsdAtMost), {
    path: ["capitalUsdAtMost"],
    error: "rules.range",
  })
  .refine((asked) => ordered(asked.areaHaAtLeast, asked.areaHaAtMost), {
    path: ["areaHaAtMost"],
    error: "rules.range",
  });

function ordered<T extends string | number>(from: T | undefined, to: T | undefined): boolean {
  return from === undefined || to === undefined || from <= to;
}

const day = z.iso.date({ error: "rules.day" });

const rule = {
  code,
  name,
  when: z.array(condition).min(1, { error: "rules.no-condition" }).max(20),
  validFrom: day.optional(),
  validTo: day.optional(),
  basis: z
    .strictObject({
      number: z
        .string()
        .trim()
        .min(1, { error: "rules.basis-number" })
        .max(100, { error: "rules.basis-number" }),
      date: day,
    })
    .optional(),
};

const departments = z.array(code).max(20);
const workingDays = z
  .number({ error: "rules.days" })
  .int({ error: "rules.days" })
  .min(1, { error: "rules.days" })
  .max(60, { error: "rules.days" });

/** The JSON of a rule set, as it is stored and edited. Messages are keys of `locales/<lang>/rules.json`. */
export const ruleSetSchema = z
  .strictObject({
    version: z.number().int().min(1),
    departmentRules: z
      .array(z.strictObject({ ...rule, department: code }))
      .min(1)
      .max(200),
    coordinationRules: z
      .array(
        z.strictObject({
          ...rule,
          departments,
          sectorDepartment: z.literal(true).optional(),
        }),
      )
      .max(200),
    appraisal: z.strictObject({ department: code, rules: z.array(z.strictObject(rule)).max(50) }),
    priorityRules: z.array(z.strictObject(rule)).max(50),
    dueRules: z
      .array(z.strictObject({ ...rule, workingDays }))
      .min(1)
      .max(50),
    notifyRules: z
      .array(z.strictObject({ ...rule, notify: departments.min(1, { error: "rules.empty-choice" }) }))
      .max(100)
      .optional(),
    sectorDepartments: z.record(code, code),
  })
  .superRefine((ruleSet, context) => {
    for (const problem of ruleSetProblems(ruleSet)) {
      context.addIssue({ code: "custom", path: problem.path, message: problem.key });
    }
  });

type Problem = { path: (string | number)[]; key: string };

/** What makes a rule set unfit although each rule is well formed. */
function ruleSetProblems(ruleSet: RuleSet): Problem[] {
  return [
    ...lastMustAlwaysFit(ruleSet),
    ...codesMustDiffer(ruleSet),
    ...decidedByMustExist(ruleSet),
    ...conditionsMustBeKnowable(ruleSet),
    ...daysMustBeInOrder(ruleSet),
  ];
}

type PlacedRule = { path: (string | number)[]; list: RuleList; rule: AnyRule };

const paths = {
  department: ["departmentRules"],
  coordination: ["coordinationRules"],
  appraisal: ["appraisal", "rules"],
  priority: ["priorityRules"],
  due: ["dueRules"],
  notify: ["notifyRules"],
} as const satisfies Record<RuleList, readonly string[]>;

/** Every rule with where it stands in the JSON. */
function placedRules(ruleSet: RuleSet): PlacedRule[] {
  return ruleLists.flatMap((list) =>
    rulesOf(ruleSet, list).map((item, index) => ({ path: [...paths[list], index], list, rule: item })),
  );
}

/** No lead without a department, none without a number of days, on no day. */
function lastMustAlwaysFit(ruleSet: RuleSet): Problem[] {
  return (["department", "due"] as const).flatMap((list) => {
    const rules = rulesOf(ruleSet, list);
    const last = rules.at(-1);
    if (last?.when.some(isAlways) && !last.validFrom && !last.validTo) return [];
    const key = last?.when.some(isAlways) ? "rules.last-must-always-be-valid" : "rules.last-must-always-fit";
    return [{ path: [...paths[list], Math.max(0, rules.length - 1), "when"], key }];
  });
}

function codesMustDiffer(ruleSet: RuleSet): Problem[] {
  const seen = new Set<string>();
  return placedRules(ruleSet).flatMap(({ path, list, rule: { code: value } }) => {
    const name = `${list} ${value}`;
    if (seen.has(name)) return [{ path: [...path, "code"], key: "rules.code-twice" }];
    seen.add(name);
    return [];
  });
}

function decidedByMustExist(ruleSet: RuleSet): Problem[] {
  const known = new Set(ruleSet.departmentRules.map((item) => item.code));
  return placedRules(ruleSet).flatMap(({ path, list, rule: { when } }) =>
    list !== "department" && when.some((asked) => asked.decidedBy?.some((decided) => !known.has(decided)))
      ? [{ path: [...path, "when"], key: "rules.decided-by-unknown" }]
      : [],
  );
}

/** A rule can only ask for what has been decided before it: department, then the others, priority before due. */
function conditionsMustBeKnowable(ruleSet: RuleSet): Problem[] {
  return placedRules(ruleSet).flatMap(({ path, list, rule: { when } }) => {
    const early =
      (list === "department" && when.some((asked) => asked.decidedBy)) ||
      (list !== "due" && list !== "notify" && when.some((asked) => asked.priority));
    return early ? [{ path: [...path, "when"], key: "rules.asks-too-early" }] : [];
  });
}

function daysMustBeInOrder(ruleSet: RuleSet): Problem[] {
  return placedRules(ruleSet).flatMap(({ path, rule: { validFrom, validTo } }) =>
    ordered(validFrom, validTo) ? [] : [{ path: [...path, "validTo"], key: "rules.range" }],
  );
}
