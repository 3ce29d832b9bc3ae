import type { ConcentrationBands } from "~/core/projects/taxonomy";

/** One partner country: how many projects (or leads) come from it, and the capital they committed, in US cents. */
export type PartnerShare = { country: string; count: number; usdMinor: bigint };

export type Band = "even" | "watch" | "high";

export type Concentration = {
  /** Whether shares are of capital or, where none is recorded, of numbers. */
  by: "capital" | "count";
  total: number;
  /** Shares from 0 to 1, the largest first. */
  shares: { country: string; count: number; countShare: number; capitalShare: number }[];
  /** The Herfindahl–Hirschman index of the shares, 0 to 10,000: 10,000 is one partner alone. */
  hhi: number;
  band: Band;
};

/**
 * How far the province leans on one market. By capital where any is recorded, else by numbers; null without partners.
 * The band follows the share of the first partner.
 */
export function concentration(
  partners: readonly PartnerShare[],
  bands: ConcentrationBands,
): Concentration | null {
  const total = partners.reduce((sum, { count }) => sum + count, 0);
  const capital = partners.reduce((sum, { usdMinor }) => sum + usdMinor, 0n);
  if (total === 0) return null;
  const by = capital > 0n ? "capital" : "count";
  const shares = partners
    .map(({ country, count, usdMinor }) => ({
      country,
      count,
      countShare: count / total,
      capitalShare: capital > 0n ? ratio(usdMinor, capital) : 0,
    }))
    .sort((a, b) => of(b, by) - of(a, by) || b.count - a.count || (a.country < b.country ? -1 : 1));
  const top = shares[0];
  const hhi = Math.round(shares.reduce((sum, share) => sum + (of(share, by) * 100) ** 2, 0));
  return { by, total, shares, hhi, band: bandOf(top ? of(top, by) : 0, bands) };
}

type Share = Concentration["shares"][number];

function of(share: Share, by: Concentration["by"]): number {
  return by === "capital" ? share.capitalShare : share.countShare;
}

/** A share of two sums that may be larger than a float holds exactly, to a millionth. */
function ratio(part: bigint, whole: bigint): number {
  return Number((part * 1_000_000n) / whole) / 1_000_000;
}

function bandOf(share: number, bands: ConcentrationBands): Band {
  if (share >= bands.high) return "high";
  return share >= bands.watch ? "watch" : "even";
}
