import { dayBegins, vietnamDate } from "~/core/deadlines/calendar";
import { type Database, poolOf } from "~/infra/db/client.server";

type Figure = { total: number; misrouted: number };
export type RuleAccuracy = Figure & { rule: string; byMonth: Map<string, Figure> };

/**
 * How many of the leads that a rule decided were passed on because they had come to the wrong department, by the month
 * (of Viet Nam) in which they were decided.
 * @returns the months in order, `2026-11`; the rules with the most misrouted leads first.
 */
export async function readAccuracy(
  db: Database,
  now: Date,
  months: number,
): Promise<{ months: string[]; rules: RuleAccuracy[] }> {
  const columns = lastMonths(now, months);
  const { rows } = await poolOf(db).query<{ rule: string; month: string; total: string; misrouted: string }>(
    `SELECT a.rule, to_char(a.at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM') AS month,
            count(*) AS total, count(m."leadId") AS misrouted
       FROM assignment a
       LEFT JOIN (SELECT DISTINCT "leadId" FROM lead_event
                   WHERE kind = 'forwarded' AND data->>'misrouted' = 'true') m ON m."leadId" = a."leadId"
      WHERE a.rule IS NOT NULL AND a.at >= $1
      GROUP BY 1, 2`,
    [dayBegins(`${columns[0]}-01`)],
  );
  const rules = new Map<string, RuleAccuracy>();
  for (const row of rows) {
    const figure = { total: Number(row.total), misrouted: Number(row.misrouted) };
    const known = rules.get(row.rule) ?? { rule: row.rule, total: 0, misrouted: 0, byMonth: new Map() };
    known.total += figure.total;
    known.misrouted += figure.misrouted;
    known.byMonth.set(row.month, figure);
    rules.set(row.rule, known);
  }
  return {
    months: columns,
    rules: [...rules.values()].sort((a, b) => b.misrouted - a.misrouted || b.total - a.total),
  };
}

function lastMonths(now: Date, count: number): string[] {
  const [year = 0, month = 0] = vietnamDate(now).split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}
