import { z } from "zod";
import { leadKinds, needs, priorities, submitterTypes, topics } from "~/core/leads/lead";
import { type RuleSet, siteTypes } from "~/core/routing/rules";
import { languages } from "~/core/shared/language";

const code = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "rules.code" })
  .max(100, { error: "rules.code" });

const name = z.partialRecord(z.enum(languages), z.string().trim().min(1).max(200));

function some<T extends z.ZodType>(item: T) {
  return z.array(item).min(1, { error: "rules.empty-choice" }).max(100).optional();
}

const condition = z.strictObject({
  kind: some(z.enum(leadKinds)),
  need: some(z.enum(needs)),
  topic: some(z.enum(topics)),
  submitterType: some(z.enum(submitterTypes)),
  sector: some(code),
  site: some(z.enum(siteTypes)),
  capitalUsdAtLeast: z.number().int().min(0).max(1_000_000_000_000).optional(),
  onBorder: z.literal(true).optional(),
  decidedBy: some(code),
  priority: some(z.enum(priorities)),
});

const rule = { code, name, when: z.array(condition).min(1, { error: "rules.no-condition" }).max(20) };

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
          departments: z.array(code).max(20),
          sectorDepartment: z.literal(true).optional(),
        }),
      )
      .max(200),
    appraisal: z.strictObject({ department: code, rules: z.array(z.strictObject(rule)).max(50) }),
    priorityRules: z.array(z.strictObject(rule)).max(50),
    dueRules: z
      .array(z.strictObject({ ...rule, workingDays: z.number().int().min(1).max(60) }))
      .min(1)
      .max(50),
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
  ];
}

/** No lead without a department, none without a number of days. */
function lastMustAlwaysFit(ruleSet: RuleSet): Problem[] {
  const lists = ["departmentRules", "dueRules"] as const;
  return lists.flatMap((list) => {
    const last = ruleSet[list].at(-1);
    const always = last?.when.some((condition) =>
      Object.values(condition).every((value) => value === undefined),
    );
    return always
      ? []
      : [{ path: [list, Math.max(0, ruleSet[list].length - 1), "when"], key: "rules.last-must-always-fit" }];
  });
}

function codesMustDiffer(ruleSet: RuleSet): Problem[] {
  const lists = ["departmentRules", "coordinationRules", "priorityRules", "dueRules"] as const;
  return lists.flatMap((list) => {
    const codes = ruleSet[list].map((rule) => rule.code);
    return codes.flatMap((value, index) =>
      codes.indexOf(value) < index ? [{ path: [list, index, "code"], key: "rules.code-twice" }] : [],
    );
  });
}

function decidedByMustExist(ruleSet: RuleSet): Problem[] {
  const known = new Set(ruleSet.departmentRules.map((rule) => rule.code));
  return ruleSet.coordinationRules.flatMap((rule, index) =>
    rule.when.some((condition) => condition.decidedBy?.some((decided) => !known.has(decided)))
      ? [{ path: ["coordinationRules", index, "when"], key: "rules.decided-by-unknown" }]
      : [],
  );
}

/** A rule can only ask for what has been decided before it: department, then the others, priority before due. */
function conditionsMustBeKnowable(ruleSet: RuleSet): Problem[] {
  const early = ruleSet.departmentRules.flatMap((rule, index) =>
    rule.when.some((condition) => condition.decidedBy || condition.priority)
      ? [{ path: ["departmentRules", index, "when"], key: "rules.asks-too-early" }]
      : [],
  );
  const beforePriority = [
    { path: ["coordinationRules"], rules: ruleSet.coordinationRules },
    { path: ["appraisal", "rules"], rules: ruleSet.appraisal.rules },
    { path: ["priorityRules"], rules: ruleSet.priorityRules },
  ].flatMap(({ path, rules }) =>
    rules.flatMap((rule, index) =>
      rule.when.some((condition) => condition.priority)
        ? [{ path: [...path, index, "when"], key: "rules.asks-too-early" }]
        : [],
    ),
  );
  return [...early, ...beforePriority];
}
