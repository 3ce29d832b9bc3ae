import { isPlaceRef } from "~/core/leads/lead";
import type { RoutableLead } from "~/core/routing/facts";
import { amountOf, type ExchangeRates, isCurrency, toUsd } from "~/core/shared/money";

/** The columns, of a lead or a project, that say what it is about. A project has no text of its own. */
export type AboutColumns = {
  sectorCode: string | null;
  place: string | null;
  opportunitySlug: string | null;
  subject?: string;
  message?: string;
};

/** What a row says of its sector and place, as `sectorOf` and `siteOf` ask it. */
export function aboutRow(
  row: AboutColumns,
): Pick<RoutableLead, "sector" | "place" | "opportunity" | "subject" | "message"> {
  return {
    sector: row.sectorCode ?? undefined,
    opportunity: row.opportunitySlug ?? undefined,
    place: row.place !== null && isPlaceRef(row.place) ? row.place : undefined,
    subject: row.subject ?? "",
    message: row.message ?? "",
  };
}

/** The capital of a row in dollars at the reference rate; null when it names none. */
export function capitalUsd(
  row: { capitalMinor: bigint | null; capitalCurrency: string | null },
  rates: ExchangeRates,
): number | null {
  if (row.capitalMinor === null || !isCurrency(row.capitalCurrency)) return null;
  return amountOf(toUsd({ minor: row.capitalMinor, currency: row.capitalCurrency }, rates));
}
