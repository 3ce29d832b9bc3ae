import {
  type LeadKind,
  leadKinds,
  type Need,
  needsOf,
  type Priority,
  priorities,
  readPlace,
  type SubmitterType,
  submitterTypes,
} from "~/core/leads/lead";
import { type Condition, type SiteType, siteTypes } from "~/core/routing/rules";

/**
 * One of the ways in which a condition can hold: exactly one kind, submitter type, type of site and priority, and what
 * else is asked of it. Every lead for which the condition holds lies in one of its cells. Leads are taken to be valid:
 * a need and a topic belong to their kinds.
 */
export type Cell = Omit<Condition, "kind" | "submitterType" | "site" | "priority"> & {
  kind: LeadKind;
  submitterType: SubmitterType;
  site: SiteType;
  priority: Priority;
};

/** The cells of a condition; none when nothing can satisfy it. */
export function cellsOf(condition: Condition): Cell[] {
  const { kind, submitterType, site, priority, ...rest } = condition;
  if (isContradictory(condition)) return [];
  return kindsOf(condition).flatMap((oneKind) =>
    (submitterType ?? submitterTypes).flatMap((oneType) =>
      sitesOf(condition).flatMap((oneSite) =>
        (priority ?? priorities).map((onePriority) => ({
          ...rest,
          kind: oneKind,
          submitterType: oneType,
          site: oneSite,
          priority: onePriority,
        })),
      ),
    ),
  );
}

/** Whether every lead of a cell satisfies a condition. Says no when it cannot tell. */
export function implies(cell: Cell, condition: Condition): boolean {
  const within = <T>(asked: readonly T[] | undefined, given: readonly T[] | undefined) =>
    asked === undefined || (given?.every((value) => asked.includes(value)) ?? false);
  const atLeast = (asked: number | undefined, given: number | undefined) =>
    asked === undefined || (given !== undefined && given >= asked);
  const atMost = (asked: number | undefined, given: number | undefined) =>
    asked === undefined || (given !== undefined && given <= asked);
  return (
    within(condition.kind, [cell.kind]) &&
    within(condition.submitterType, [cell.submitterType]) &&
    within(condition.site, [cell.site]) &&
    within(condition.priority, [cell.priority]) &&
    within(condition.need, cell.need) &&
    within(condition.topic, cell.topic) &&
    within(condition.sector, cell.sector) &&
    within(condition.place, cell.place) &&
    within(condition.parkKind, cell.parkKind) &&
    within(condition.opportunity, cell.opportunity) &&
    within(condition.country, cell.country) &&
    within(condition.words, cell.words) &&
    within(condition.decidedBy, cell.decidedBy) &&
    (condition.onBorder === undefined || cell.onBorder === true) &&
    atLeast(condition.capitalUsdAtLeast, cell.capitalUsdAtLeast) &&
    atMost(condition.capitalUsdAtMost, cell.capitalUsdAtMost) &&
    atLeast(condition.areaHaAtLeast, cell.areaHaAtLeast) &&
    atMost(condition.areaHaAtMost, cell.areaHaAtMost)
  );
}

/** Whether an empty choice, or a range that ends before it begins, lets nothing through. */
function isContradictory(condition: Condition): boolean {
  const { capitalUsdAtLeast: least = 0, capitalUsdAtMost: most = least } = condition;
  const { areaHaAtLeast: smallest = 0, areaHaAtMost: largest = smallest } = condition;
  const empty = Object.values(condition).some((value) => Array.isArray(value) && value.length === 0);
  // No lead has an area of nothing.
  return empty || least > most || smallest > largest || condition.areaHaAtMost === 0;
}

/** The kinds that a condition leaves: a need and a topic belong to few. */
function kindsOf({ kind, need, topic }: Condition): LeadKind[] {
  const hasNeed = (candidate: LeadKind) => {
    const own: readonly Need[] = needsOf(candidate);
    return need === undefined || need.some((value) => own.includes(value));
  };
  return (kind ?? leadKinds).filter(
    (candidate) => hasNeed(candidate) && (topic === undefined || candidate === "obstacle"),
  );
}

/** The types of site that a condition leaves. */
function sitesOf({ site, place, parkKind, onBorder }: Condition): SiteType[] {
  return (site ?? siteTypes).filter(
    (candidate) =>
      (place === undefined || place.some((ref) => readPlace(ref)?.type === candidate)) &&
      (parkKind === undefined || candidate === "park") &&
      (onBorder === undefined || candidate !== "none"),
  );
}
