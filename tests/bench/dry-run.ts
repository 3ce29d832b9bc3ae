import type { Database } from "~/infra/db/client.server";
import { readFacts } from "~/services/reference/facts.server";
import { dryRun } from "~/services/rules/dry-run.server";

/**
 * How long a dry run over every lead of a database takes, of a draft that has one rule more than the published rules, which
 * asks for words of the text.
 */
export async function measureDryRun(db: Database): Promise<{ seconds: number }> {
  const facts = await readFacts(db);
  const [first, ...others] = facts.ruleSet.departmentRules;
  if (!first) throw new Error("there are no rules");
  const words = { ...first, code: "words", when: [{ words: ["furniture"], country: ["JP"] }] };
  const after = { ...facts.ruleSet, departmentRules: [words, first, ...others] };
  const begun = performance.now();
  const { leads, moved } = await dryRun(db, facts, { before: facts.ruleSet, after }, new Date(0));
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(2));
  console.log(`dry run: ${leads} leads, ${moved.length} would move`);
  return { seconds };
}
