import type { ExchangeRates } from "~/core/shared/money";
import type { Transaction } from "~/infra/db/client.server";
import { type OpportunityRecord, opportunityRecord } from "./records";

/** The opportunities of one moment, and which version of its row each was read from. */
export type OpportunityRows = {
  records: ReadonlyMap<string, OpportunityRecord>;
  /** Slug → xmin: the transaction that wrote the row last. */
  versions: ReadonlyMap<string, string>;
  rates: ExchangeRates;
};

/** More changed rows than this are read with all others in one go. */
const mostSingly = 1_000;

/**
 * Every opportunity by slug. What has not been written since `before` is taken from there: after the edit of one, reading ten
 * thousand again would hold up the next request by half a second.
 */
export async function readOpportunities(
  tx: Transaction,
  rates: ExchangeRates,
  before: OpportunityRows | null,
): Promise<OpportunityRows> {
  const versions = await rowVersions(tx);
  // Amounts in dollars are part of a record.
  const usable = before && JSON.stringify(before.rates) === JSON.stringify(rates) ? before : null;
  const changed = [...versions].flatMap(([slug, version]) =>
    usable?.versions.get(slug) === version ? [] : [slug],
  );
  const rows =
    changed.length > mostSingly
      ? await tx.opportunity.findMany()
      : await tx.opportunity.findMany({ where: { slug: { in: changed } } });
  const read = new Map(rows.map((row) => [row.slug, opportunityRecord(row, rates)]));
  const records = new Map<string, OpportunityRecord>();
  for (const slug of versions.keys()) {
    const record = read.get(slug) ?? usable?.records.get(slug);
    if (record) records.set(slug, record);
  }
  return { records, versions, rates };
}

/** One text for all rows: ten thousand of them would cost more to unpack than to read. Slugs hold no space. */
async function rowVersions(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ versions: string | null }[]>`
    SELECT string_agg(slug || ' ' || xmin::text, ' ') AS versions FROM opportunity`;
  const parts = rows[0]?.versions?.split(" ") ?? [];
  const versions = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2)
    versions.set(parts[index] ?? "", parts[index + 1] ?? "");
  return versions;
}
