import type { StaffActor } from "~/core/policy/may";
import { currencies, type ExchangeRate, type ExchangeRates } from "~/core/shared/money";
import { readRate } from "~/core/shared/read-rate";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { type Edit, formStamp } from "../form-stamp.server";
import { indexOpportunities } from "../opportunities/index-search.server";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { exchangeRatesSchema } from "../reference/exchange-rates.schema";

const ratesKey = "exchange-rates";

export type RatesProblem = { field: string; key: string };

/** A dollar is a dollar; every other currency is quoted as it is today: in dollars, or by how much one dollar is. */
export const editedCurrencies = currencies.filter((currency) => currency !== "USD");

/** One currency's rate as a decimal, whichever way it is quoted. */
export function quoted(rate: ExchangeRate): string {
  return "inUsd" in rate ? rate.inUsd : rate.perUsd;
}

/** Reads rates as they were typed, each beside today's (`readRate`). */
export function readRates(
  typed: { date: string; source: string; amounts: Readonly<Record<string, string>> },
  today: ExchangeRates,
): { rates: ExchangeRates } | { problems: RatesProblem[] } {
  const problems: RatesProblem[] = [];
  const rates = { ...today.rates };
  for (const currency of editedCurrencies) {
    const before = today.rates[currency];
    const read = readRate(typed.amounts[currency] ?? "", Number(quoted(before)));
    if ("error" in read) problems.push({ field: currency, key: read.error });
    else rates[currency] = "inUsd" in before ? { inUsd: read.rate } : { perUsd: read.rate };
  }
  const { date, source } = typed;
  const parsed = exchangeRatesSchema.safeParse({ date, source, rates });
  if (parsed.success && problems.length === 0) return { rates: parsed.data };
  const issues = parsed.success ? [] : parsed.error.issues;
  return {
    problems: [...issues.map((issue) => ({ field: String(issue.path[0]), key: issue.message })), ...problems],
  };
}

export function ratesStamp({ date, source, rates }: ExchangeRates): string {
  return formStamp([date, source, ...editedCurrencies.map((currency) => quoted(rates[currency]))]);
}

/**
 * New reference rates. Decisions that were made with the old ones keep them, with their date.
 * @param seen the stamp of what the form was made from (`ratesStamp`).
 */
export async function editRates(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  rates: ExchangeRates,
  seen: string,
): Promise<Edit> {
  return db.$transaction(async (tx): Promise<Edit> => {
    await tx.$queryRaw`SELECT key FROM setting WHERE key = ${ratesKey} FOR UPDATE`;
    const before = await tx.setting.findUniqueOrThrow({ where: { key: ratesKey } });
    if (ratesStamp(exchangeRatesSchema.parse(before.value)) !== seen) return "outrun";
    await tx.setting.update({ where: { key: ratesKey }, data: { value: rates, editedAt: now } });
    await indexOpportunities(tx, "all");
    await touchCatalogue(tx);
    await recordAudit(tx, { kind: "rates-edited", staffId: actor.id, data: { date: rates.date } }, now);
    return "done";
  });
}
