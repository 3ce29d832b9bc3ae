type With<Code extends string, Params> = { code: Code; params: Params };
type Load = { open: number; limit: number | null };
type Nothing = Record<string, never>;

/**
 * Why a lead went to a person, or did not. Of the chosen one: `deputy-of`, `speaks`, then what decided. Of the others
 * the first thing that spoke against them. Of the queue: `all-full`, `nobody-there`.
 */
export type PersonReason =
  | With<"deputy-of", { staffId: number; until: string }>
  | With<"speaks", { language: string }>
  | With<"only", Nothing>
  | With<"least-load", Load>
  | With<"longest-idle", { since: string | null }>
  | With<"first-listed", Nothing>
  | With<"on-leave", { until: string; deputy: number | null }>
  | With<"head", Nothing>
  | With<"full", Load>
  | With<"language", { language: string }>
  | With<"more-load", Load>
  | With<"less-idle", { since: string | null }>
  | With<"later-listed", Nothing>
  | With<"all-full", Nothing>
  | With<"nobody-there", Nothing>;
