import type { StaffActor } from "~/core/policy/may";
import type { ExchangeRates } from "~/core/shared/money";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { indexOpportunities } from "../opportunities/index-search.server";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { exchangeRatesSchema } from "../reference/exchange-rates.schema";

export type RatesProblem = { field: string; key: string };

/** Reads rates as they were typed: for each currency how much of it one dollar is, or (EUR) how many dollars one is. */
export function readRates(typed: unknown): { rates: ExchangeRates } | { problems: RatesProblem[] } {
  const parsed = exchangeRatesSchema.safeParse(typed);
  if (parsed.success) return { rates: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => ({
      field: String(issue.path[0] === "rates" ? issue.path[1] : issue.path[0]),
      key: issue.path[0] === "rates" ? "rates.not-a-number" : issue.message,
    })),
  };
}

/** New reference rates. Decisions that were made with the old ones keep them, with their date. */
export async function editRates(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  rates: ExchangeRates,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.setting.update({ where: { key: "exchange-rates" }, data: { value: rates, editedAt: now } });
    await indexOpportunities(tx, "all");
    await touchCatalogue(tx);
    await recordAudit(tx, { kind: "rates-edited", staffId: actor.id, data: { date: rates.date } }, now);
  });
}
