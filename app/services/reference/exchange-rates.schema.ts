import { z } from "zod";
import { currencies, type ExchangeRates } from "~/core/shared/money";

const decimal = z.string().regex(/^[0-9]{1,12}(\.[0-9]{1,8})?$/, { error: "rates.not-a-number" });
const positive = decimal.refine((text) => Number(text) > 0, { error: "rates.not-positive" });
const rate = z.union([z.strictObject({ perUsd: positive }), z.strictObject({ inUsd: positive })]);

/** The reference rates, as the setting `exchange-rates` keeps them and its editor sends them. */
export const exchangeRatesSchema: z.ZodType<ExchangeRates> = z.strictObject({
  date: z.iso.date({ error: "rates.not-a-date" }),
  source: z.string().trim().min(1, { error: "rates.no-source" }).max(300),
  rates: z.record(z.enum(currencies), rate),
});
