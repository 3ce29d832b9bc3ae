import { openDatabase } from "~/infra/db/client.server";
import { readFacts } from "~/services/reference/facts.server";
import { dryRun } from "~/services/rules/dry-run.server";

/**
 * How long a dry run over every lead of a database takes, the newest rules of which differ in one rule that asks for
 * words of the text. The database must have been seeded.
 */
export async function measureDryRun(
  databaseUrl: string,
): Promise<{ name: string; leads: number; seconds: number }[]> {
  const db = openDatabase(databaseUrl, 2);
  try {
    const facts = await readFacts(db);
    const [first, ...others] = facts.ruleSet.departmentRules;
    if (!first) throw new Error("there are no rules");
    const words = { ...first, code: "words", when: [{ words: ["synthetic"], country: ["JP"] }] };
    const after = { ...facts.ruleSet, departmentRules: [words, first, ...others] };
    const begun = performance.now();
    const { leads } = await dryRun(db, facts, { before: facts.ruleSet, after }, new Date(0));
    return [{ name: "dry-run", leads, seconds: Number(((performance.now() - begun) / 1000).toFixed(2)) }];
  } finally {
    await db.$disconnect();
  }
}
