import fc from "fast-check";
import { leadKinds, needs, priorities, submitterTypes, topics } from "~/core/leads/lead";
import {
  type Condition,
  coordinatorRecipient,
  parkKinds,
  type Rule,
  type RuleSet,
  siteTypes,
} from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { places, sectorCodes } from "./arbitrary";
import { departments, facts } from "./province";

/** A field that is asked for now and then, so that most conditions ask for few and some leads fit. */
function maybe<T>(value: fc.Arbitrary<T>, weight = 4) {
  return fc.option(value, { nil: undefined, freq: weight });
}

function some<T>(...values: readonly T[]) {
  return fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: Math.min(values.length, 6) });
}

/** The words that `anyLead` writes are those of the sector lists. */
const words = ["hotel", "Khách sạn", "software", "物流", "물류", "data center", "ホテル", "cảng biển"];
const countries = ["JP", "VN", "KR", "CN"];

const numbers = {
  usd: fc.constantFrom(0, 20_000_000, 50_000_000, 1_000_000),
  ha: fc.constantFrom(0.5, 1, 10, 100),
};

type Known = { decidedBy?: readonly string[]; priority?: boolean };

function anyCondition({ decidedBy = [], priority = false }: Known): fc.Arbitrary<Condition> {
  return fc
    .record({
      kind: maybe(some(...leadKinds), 1),
      need: maybe(some(...needs), 9),
      topic: maybe(some(...topics), 9),
      submitterType: maybe(some(...submitterTypes)),
      country: maybe(some(...countries), 9),
      sector: maybe(some(...sectorCodes)),
      opportunity: maybe(some(...[...facts.opportunities.keys()].slice(0, 12)), 12),
      site: maybe(some(...siteTypes)),
      place: maybe(some(...places), 12),
      parkKind: maybe(some(...parkKinds), 12),
      onBorder: maybe(fc.constant(true as const), 12),
      capitalUsdAtLeast: maybe(numbers.usd, 6),
      capitalUsdAtMost: maybe(numbers.usd, 9),
      areaHaAtLeast: maybe(numbers.ha, 9),
      areaHaAtMost: maybe(numbers.ha, 9),
      words: maybe(some(...words), 9),
      decidedBy: decidedBy.length > 0 ? maybe(some(...decidedBy)) : fc.constant(undefined),
      priority: priority ? maybe(some(...priorities)) : fc.constant(undefined),
    })
    .filter(
      (asked) =>
        (asked.capitalUsdAtLeast ?? 0) <= (asked.capitalUsdAtMost ?? Infinity) &&
        (asked.areaHaAtLeast ?? 0) <= (asked.areaHaAtMost ?? Infinity),
    );
}

const days = ["2025-06-30", "2025-07-01", "2026-01-01", "2026-11-24"];

/** The days on which leads come in: on, before and after the ends of the validities. */
export const anyDay = fc.constantFrom("2025-06-29", ...days, "2026-11-25");

const validity = fc
  .tuple(maybe(fc.constantFrom(...days), 6), maybe(fc.constantFrom(...days), 6))
  .filter(([from, to]) => (from ?? "") <= (to ?? "9"))
  .map(([validFrom, validTo]) => ({ validFrom, validTo }));

/** Rules of one list with codes of their own. */
function anyRules<T extends object>(
  list: string,
  known: Known,
  action: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<(Rule & T)[]> {
  const when = fc.array(anyCondition(known), { minLength: 1, maxLength: 3 });
  return fc.array(fc.tuple(when, validity, action), { maxLength }).map((rules) =>
    rules.map(([conditions, valid, does], index) => ({
      code: `${list}-${index}`,
      name: { en: `Rule ${list} ${index}` },
      when: conditions,
      ...valid,
      ...does,
    })),
  );
}

const department = fc.constantFrom(...departments);
const nothing = fc.constant({});

/** Any rule set that the schema lets through. */
export const anyRuleSet: fc.Arbitrary<RuleSet> = anyRules("department", {}, fc.record({ department }), 8)
  .map((rules) => [
    ...rules,
    { code: "anything-else", name: { en: "Anything else" }, when: [{}], department: "investment-promotion" },
  ])
  .chain((departmentRules) => {
    const decidedBy = departmentRules.map(({ code }) => code);
    return fc.record({
      version: fc.constant(1),
      departmentRules: fc.constant(departmentRules),
      coordinationRules: anyRules(
        "coordination",
        { decidedBy },
        fc.record({
          departments: fc.uniqueArray(department, { maxLength: 3 }),
          sectorDepartment: maybe(fc.constant(true as const), 2),
        }),
        5,
      ),
      appraisal: fc.record({ department, rules: anyRules("appraisal", { decidedBy }, nothing, 3) }),
      priorityRules: anyRules("priority", { decidedBy }, nothing, 3),
      dueRules: anyRules(
        "due",
        { decidedBy, priority: true },
        fc.record({ workingDays: fc.integer({ min: 1, max: 60 }) }),
        4,
      ).map((rules) => [...rules, { code: "anything-else", name: {}, when: [{}], workingDays: 5 }]),
      notifyRules: anyRules(
        "notify",
        { decidedBy, priority: true },
        fc.record({
          notify: fc.uniqueArray(fc.constantFrom(...departments, coordinatorRecipient), {
            minLength: 1,
            maxLength: 3,
          }),
        }),
        3,
      ),
      sectorDepartments: fc.dictionary(fc.constantFrom(...sectorCodes), department, { maxKeys: 6 }),
    });
  })
  // As it is after having been stored and read again.
  .map((rules) => ruleSetSchema.parse(JSON.parse(JSON.stringify(rules))));
