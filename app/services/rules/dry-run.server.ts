import { type DryRunResult, startDryRun } from "~/core/routing/dry-run-rules";
import type { RuleSet } from "~/core/routing/rules";
import { type Database, poolOf } from "~/infra/db/client.server";
import type { Facts } from "../reference/facts.server";
import { leadOfRow, type RoutedColumns } from "./lead-of-row";

/** As many leads as are decided in some tens of milliseconds: between two such lots others have their turn. */
const lot = 2_000;

type Row = RoutedColumns & { id: number; receivedOn: string };

/** What would have become of the leads received since a moment, if `after` decided instead of `before`. Stores nothing. */
export async function dryRun(
  db: Database,
  facts: Facts,
  rules: { before: RuleSet; after: RuleSet },
  since: Date,
): Promise<DryRunResult> {
  const run = startDryRun(rules.before, rules.after, facts.routing);
  let last = 0;
  for (;;) {
    const { rows } = await poolOf(db).query<Row>({
      name: "dry-run",
      text: `SELECT id, kind, "submitterType", country, language, "sectorCode", place, "opportunitySlug",
                    "capitalMinor", "capitalCurrency", "areaHa", jobs, need, topic, subject, message,
                    to_char("receivedAt" AT TIME ZONE interval '7 hours', 'YYYY-MM-DD') AS "receivedOn"
               FROM lead WHERE id > $1 AND "receivedAt" >= $2 ORDER BY id LIMIT ${lot}`,
      values: [last, since],
    });
    for (const row of rows) {
      // The driver hands big integers over as texts.
      const capitalMinor = row.capitalMinor === null ? null : BigInt(row.capitalMinor);
      run.add({
        ...leadOfRow({ ...row, capitalMinor }),
        id: row.id,
        receivedOn: row.receivedOn,
      });
      last = row.id;
    }
    if (rows.length < lot) return run.result();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The codes and subjects of moved leads, for the list of them. */
export async function namesOfLeads(db: Database, ids: readonly number[]) {
  const rows = await db.lead.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, code: true, subject: true, language: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
