import { type Concentration, concentration, type PartnerShare } from "~/core/projects/concentration";
import { type ConcentrationBands, projectLeadKinds } from "~/core/projects/taxonomy";
import { type ExchangeRates, isCurrency, toUsd } from "~/core/shared/money";
import type { Database } from "~/infra/db/client.server";

/** The lead side looks back this many days. */
export const leadDays = 365;

/**
 * How far the province leans on one foreign partner: over active projects by committed capital, and over the last
 * year's investment, partnership and technology leads by number. Domestic and unknown partners count in neither.
 */
export async function readConcentration(
  { db, now, rates }: { db: Database; now: Date; rates: ExchangeRates },
  bands: ConcentrationBands,
): Promise<{ projects: Concentration | null; withoutPartner: number; leads: Concentration | null }> {
  const foreign = { not: "VN" };
  const since = new Date(now.getTime() - leadDays * 86_400_000);
  const [counts, capital, withoutPartner, leads] = await Promise.all([
    db.project.groupBy({
      by: ["partnerCountry"],
      where: { state: "active", partnerCountry: foreign },
      _count: true,
    }),
    db.$queryRaw<{ country: string; currency: string; minor: bigint }[]>`
      SELECT p."partnerCountry" AS country, c.currency, sum(c."amountMinor")::bigint AS minor
        FROM project_capital c JOIN project p ON p.id = c."projectId"
       WHERE c.kind = 'committed' AND c."struckAt" IS NULL AND p.state = 'active' AND p."partnerCountry" <> 'VN'
       GROUP BY p."partnerCountry", c.currency`,
    db.project.count({ where: { state: "active", partnerCountry: null } }),
    db.lead.groupBy({
      by: ["country"],
      where: { kind: { in: [...projectLeadKinds] }, country: foreign, receivedAt: { gte: since } },
      _count: true,
    }),
  ]);
  const usdOf = (country: string) =>
    capital
      .filter((row) => row.country === country)
      .reduce((sum, { minor, currency }) => {
        return isCurrency(currency) ? sum + toUsd({ minor: BigInt(minor), currency }, rates).minor : sum;
      }, 0n);
  const projects = counts.flatMap(({ partnerCountry, _count }): PartnerShare[] =>
    partnerCountry ? [{ country: partnerCountry, count: _count, usdMinor: usdOf(partnerCountry) }] : [],
  );
  const senders = leads.map(({ country, _count }) => ({ country, count: _count, usdMinor: 0n }));
  return {
    projects: concentration(projects, bands),
    withoutPartner,
    leads: concentration(senders, bands),
  };
}
