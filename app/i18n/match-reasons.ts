import type { MatchReason } from "~/core/matching/match";
import type { Locale } from "./locale";
import type { ReasonNames } from "./reasons";

/** Why a part of a match got its points, as a sentence. */
export function matchSentence(
  { key, params }: MatchReason,
  { t }: Locale,
  names: Pick<ReasonNames, "sector" | "place">,
): string {
  const named: Record<string, string | number> = { ...params };
  if (typeof params.sector === "string") named.sector = names.sector(params.sector);
  if (typeof params.park === "string") named.park = names.place(`park:${params.park}`);
  if (typeof params.commune === "string") named.commune = names.place(`commune:${params.commune}`);
  const { region } = params;
  if (region === "long-an" || region === "tay-ninh") named.region = t(`opportunities:regions.${region}`);
  return t(`matching:reasons.${key}`, named);
}
