import { isPlaceRef, type PlaceRef } from "~/core/leads/lead";
import type { Localised } from "~/core/shared/localised";

/** The two provinces that became today's Tây Ninh on 1 July 2025; people still look for offers by them. */
export const formerProvinces = ["long-an", "tay-ninh"] as const;
export type FormerProvince = (typeof formerProvinces)[number];

/** A place as the catalogue filters by it: a commune, a park, or all of a former province (`region:long-an`). */
export type PlaceFilter = PlaceRef | `region:${FormerProvince}`;

/** A commune or ward of today, with the units and districts it was made of on 1 July 2025. */
export type Commune = {
  code: string;
  slug: string;
  type: "commune" | "ward";
  name: Localised;
  /** "Long An" or "Tây Ninh", as the reference data writes it. */
  formerProvince: string;
  /** "Huyện Đức Hòa"; several where the new unit joins parts of several old districts. */
  formerDistricts: readonly string[];
  /** "Xã Mỹ Hạnh Nam"; "(part)" at the end where the old unit was split. */
  formerUnits: readonly string[];
  border: boolean;
};

/** Where a park lay before 1 July 2025, as far as a source says. */
export type FormerLocation = {
  communes: readonly string[];
  district: string | null;
  province: string | null;
};

/** An industrial park, cluster, export-processing or economic zone. */
export type Park = {
  slug: string;
  kind: string;
  name: Localised;
  /** Codes of today's communes; empty when no source places the park. */
  communeCodes: readonly string[];
  formerLocation: FormerLocation;
  areaHa: number | null;
  /** Industrial land for lease, let or not, in ha. */
  leasableHa: number | null;
  /** Share of that land that is let, 0 to 100. */
  occupancyPct: number | null;
  /** As published: "leasing", "full", "under construction/leasing", "in planning" … */
  status: string;
  /** The date of that status, as published: "2023", "2022-04", "undated". */
  statusAsOf: string;
};

export function isFormerProvince(value: string): value is FormerProvince {
  return formerProvinces.some((province) => province === value);
}

/** "Long An" → `long-an`; null for anything that is not one of the two. */
export function formerProvinceOf(name: string | null): FormerProvince | null {
  if (name === "Long An") return "long-an";
  if (name === "Tây Ninh") return "tay-ninh";
  return null;
}

/** Whether a text has the form of a place filter; whether the code is in a list is asked elsewhere. */
export function isPlaceFilter(value: string): value is PlaceFilter {
  if (value.startsWith("region:")) return isFormerProvince(value.slice("region:".length));
  return isPlaceRef(value);
}

export function communeRef(code: string): PlaceRef {
  return `commune:${code}`;
}

export function parkRef(slug: string): PlaceRef {
  return `park:${slug}`;
}
