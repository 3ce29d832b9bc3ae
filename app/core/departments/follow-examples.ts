import type { Heirs } from "~/core/departments/follow-rules";
import type { ExampleChange } from "~/core/departments/reorganisation";
import { type Expectation, type RuleExample, runExamples } from "~/core/routing/examples";
import type { RoutingFacts } from "~/core/routing/facts";
import type { RuleSet } from "~/core/routing/rules";

/**
 * What the worked cases want after a reorganisation. A case that holds under the old rules holds under the new ones: in
 * what they decide it otherwise, it follows. One that does not hold (a suggestion, which asks for other rules) names the
 * successor of what it named. Without this no rules could be published while a case names a department that has ended.
 */
export function followExamples(
  examples: readonly RuleExample[],
  rules: { before: RuleSet; after: RuleSet },
  heirs: Heirs,
  given: { routing: RoutingFacts; at: Date },
): ExampleChange[] {
  return examples.flatMap((example): ExampleChange[] => {
    const failing = (ruleSet: RuleSet) => runExamples(ruleSet, [example], given.routing, given.at)[0];
    const { id, expect } = example;
    if (failing(rules.before)) {
      const after = renamed(expect, heirs);
      return after ? [{ id, before: expect, after }] : [];
    }
    const differences = failing(rules.after)?.differences ?? [];
    if (differences.length === 0) return [];
    const got = Object.fromEntries(differences.map((difference) => [difference.field, difference.got]));
    const after: Expectation = { ...expect, ...got };
    return [{ id, before: expect, after }];
  });
}

/** With successors in the place of departments that end; null when it names none of these. */
function renamed(expect: Expectation, heirs: Heirs): Expectation | null {
  const heir = (code: string) => heirs.get(code)?.rest ?? code;
  const { department, coordinating } = expect;
  const named = [...(department === undefined ? [] : [department]), ...(coordinating ?? [])];
  if (named.every((code) => heir(code) === code)) return null;
  return {
    ...expect,
    ...(department !== undefined && { department: heir(department) }),
    ...(coordinating && { coordinating: [...new Set(coordinating.map(heir))] }),
  };
}
