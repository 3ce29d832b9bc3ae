import type { Localised } from "~/core/shared/localised";

/** What is scored. SECURITY is no criterion: it is a gate that a person passes or refers. */
export const criterionCodes = [
  "TECH",
  "ENV",
  "CAPITAL_HA",
  "JOBS",
  "LINKAGE",
  "BUDGET",
  "CAPACITY",
  "SECTOR",
] as const;
export type CriterionCode = (typeof criterionCodes)[number];

/** Criteria that follow from what the lead says; a person may judge otherwise, with a reason. */
export const automaticCodes = ["CAPITAL_HA", "JOBS", "SECTOR"] as const;
export type AutomaticCode = (typeof automaticCodes)[number];

export function isAutomatic(code: CriterionCode): code is AutomaticCode {
  return automaticCodes.some((known) => known === code);
}

/** Every criterion is judged on the same scale. */
export const scale = [0, 1, 2, 3, 4] as const;
export type Points = (typeof scale)[number];
export const highest: Points = 4;

export function isPoints(value: unknown): value is Points {
  return scale.some((points) => points === value);
}

export type Criterion = {
  code: CriterionCode;
  /** Of 100. 0 shows a criterion and does not count it. */
  weight: number;
  name: Localised;
  /** What a person must have seen before giving points. */
  evidence: Localised;
  /** One sentence for each of 0 to 4. */
  steps: readonly Localised[];
};

/** Least values for 1, 2, 3 and 4 points. */
export type Thresholds = readonly [number, number, number, number];

export type Scorecard = {
  criteria: readonly Criterion[];
  /** Million USD a hectare. */
  capitalPerHa: Thresholds;
  /** Jobs a hectare. */
  jobsPerHa: Thresholds;
  prioritySectors: readonly string[];
  /** What the criteria rest on. */
  sources: readonly { title: string; url: string }[];
};

/** What the automatic criteria and the gate look at; null is what nobody said. */
export type ScoreFacts = {
  /** Whole and decimal dollars at the reference rate. */
  capitalUsd: number | null;
  areaHa: number | null;
  jobs: number | null;
  sector: string | null;
  /** A commune of the place lies on the national border. */
  border: boolean;
};

/** What a person judged: points, and the evidence (for an automatic criterion: the reason to judge otherwise). */
export type Judgement = { points: Points; evidence: string };
export type Judgements = Partial<Record<CriterionCode, Judgement>>;

export type AutomaticReason = {
  key:
    | "capital.per-ha"
    | "capital.unknown"
    | "jobs.per-ha"
    | "jobs.unknown"
    | "sector.priority"
    | "sector.other"
    | "sector.unknown";
  /** The figure that was compared. */
  value: number | null;
};

export type ScorePart = {
  code: CriterionCode;
  weight: number;
  /** Null: not judged yet. */
  points: Points | null;
  /** `weight × points / 4`; 0 while it is not judged. */
  earned: number;
  from: "automatic" | "person" | "nobody";
  /** What the facts alone say; null for criteria that a person judges, and where a fact is missing. */
  automatic: Points | null;
  reason: AutomaticReason | null;
};

export type Score = {
  /** Of 100, in quarters of a point. */
  total: number;
  /** How much of the 100 nobody has judged: the total can still rise by as much. */
  unjudged: number;
  parts: ScorePart[];
  /** Whether the facts ask for a look by those who guard the border; a person may find more. */
  gate: "refer" | "nothing-seen";
};

/**
 * The score of a lead by a card: what follows from the facts, and what people judged. Nothing is assumed: what nobody
 * judged earns nothing and is named as such. The same facts and judgements give the same score, at the desk and in public.
 */
export function scoreOf(card: Scorecard, facts: ScoreFacts, judgements: Judgements): Score {
  const parts = card.criteria.map((criterion): ScorePart => {
    const { code, weight } = criterion;
    const found = isAutomatic(code) ? automaticPoints(code, card, facts) : null;
    const judged = judgements[code];
    const points = judged?.points ?? found?.points ?? null;
    return {
      code,
      weight,
      points,
      earned: ((points ?? 0) * weight) / highest,
      from: judged ? "person" : points === null ? "nobody" : "automatic",
      automatic: found?.points ?? null,
      reason: found?.reason ?? null,
    };
  });
  return {
    total: parts.reduce((sum, { earned }) => sum + earned, 0),
    unjudged: parts.reduce((sum, { points, weight }) => sum + (points === null ? weight : 0), 0),
    parts,
    gate: facts.border ? "refer" : "nothing-seen",
  };
}

type Found = { points: Points | null; reason: AutomaticReason };

function automaticPoints(code: AutomaticCode, card: Scorecard, facts: ScoreFacts): Found {
  switch (code) {
    case "CAPITAL_HA": {
      const perHa = ratio(facts.capitalUsd === null ? null : facts.capitalUsd / 1_000_000, facts.areaHa);
      return reached(perHa, card.capitalPerHa, "capital.per-ha", "capital.unknown");
    }
    case "JOBS":
      return reached(ratio(facts.jobs, facts.areaHa), card.jobsPerHa, "jobs.per-ha", "jobs.unknown");
    case "SECTOR": {
      if (facts.sector === null) return { points: null, reason: { key: "sector.unknown", value: null } };
      const isPriority = card.prioritySectors.includes(facts.sector);
      return {
        points: isPriority ? highest : 0,
        reason: { key: isPriority ? "sector.priority" : "sector.other", value: null },
      };
    }
  }
}

function ratio(amount: number | null, areaHa: number | null): number | null {
  return amount === null || areaHa === null || areaHa <= 0 ? null : amount / areaHa;
}

function reached(
  value: number | null,
  thresholds: Thresholds,
  known: AutomaticReason["key"],
  unknown: AutomaticReason["key"],
): Found {
  if (value === null) return { points: null, reason: { key: unknown, value: null } };
  const count = thresholds.filter((least) => value >= least).length;
  return { points: scale[count] ?? highest, reason: { key: known, value } };
}

/** Defence and security, which are looked at and never scored. */
export const gates = ["not-looked", "nothing-found", "refer"] as const;
export type Gate = (typeof gates)[number];
