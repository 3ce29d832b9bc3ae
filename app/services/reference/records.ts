import type { NamePeriod } from "~/core/departments/department";
import { isOpportunityKind, isOpportunityStatus, type Opportunity } from "~/core/opportunities/opportunity";
import type { PublishedWords } from "~/core/opportunities/search-document";
import type { Commune, FormerLocation, Park } from "~/core/places/place";
import type { SectorWords } from "~/core/routing/read-sector";
import { languages } from "~/core/shared/language";
import type { Localised } from "~/core/shared/localised";
import { type ExchangeRates, isCurrency, type Money, toUsd } from "~/core/shared/money";
import type * as db from "~/infra/db/generated/client";
import { isoDay } from "../date-columns";

/** What the rooms know of the province's records: the core's types with what the pages show besides. */

export type DepartmentRecord = {
  code: string;
  abbreviation: string;
  kind: string;
  name: Localised;
  remit: Localised;
  predecessors: readonly string[];
  /** The names that it bore, where it bore others than today's. */
  periods: readonly NamePeriod[];
  /** ISO days; the day of `validTo` is the first on which it is no more. */
  validFrom: string | null;
  validTo: string | null;
  successorCodes: readonly string[];
  receivesLeads: boolean;
  coordinator: boolean;
  confirmed: string;
  sources: readonly string[];
  /** null where nobody has confirmed it yet: the page says so, and nothing is made up. */
  mailbox: string | null;
  phone: string | null;
  address: string | null;
  hours: string | null;
};

export type SectorRecord = SectorWords & { name: Localised; department: string };

export type CommuneRecord = Commune & {
  areaKm2: number;
  latitude: number;
  longitude: number;
  sources: readonly string[];
};

export type ParkRecord = Park & {
  developer: string | null;
  statusLabel: Localised;
  statusSentence: Localised;
  /** As published, in dollars a square metre for the whole term; never an offer. */
  leasePrice: { price: string; asOf: string } | null;
  leaseTermUntil: readonly string[];
  sectorsAsPublished: readonly string[];
  confirmed: string;
  note: string | null;
  sources: readonly string[];
};

export type OpportunityRecord = Opportunity &
  PublishedWords & {
    /** A figure that its source prints in an implausible unit: shown as such, never counted with. */
    capitalAsPublished: { value: number; note: string } | null;
    machineTranslated: boolean;
    /** By the desk, since it was loaded. */
    edited: boolean;
    synthetic: boolean;
  };

export function departmentRecord(
  row: db.Department & { periods: readonly db.DepartmentName[] },
): DepartmentRecord {
  const { names, remit, typicalLeads: _, loadedHash: __, editedAt: ___, ...rest } = row;
  return {
    ...rest,
    name: readLocalised(names),
    remit: readLocalised(remit),
    validFrom: isoDay(row.validFrom),
    validTo: isoDay(row.validTo),
    periods: row.periods.map(({ names, from, to }) => ({
      name: readLocalised(names),
      from: isoDay(from),
      to: isoDay(to),
    })),
  };
}

export function sectorRecord(row: db.Sector): SectorRecord {
  const words: { [L in (typeof languages)[number]]?: string[] } = {};
  for (const language of languages) words[language] = readStrings(field(row.words, language));
  return { code: row.code, name: readLocalised(row.names), words, department: row.departmentCode };
}

export function communeRecord(row: db.Commune): CommuneRecord {
  const { names, type, loadedHash: _, editedAt: __, ...rest } = row;
  return { ...rest, name: readLocalised(names), type: type === "ward" ? "ward" : "commune" };
}

export function parkRecord(row: db.Park): ParkRecord {
  const {
    names,
    statusLabels,
    statusSentences,
    formerLocation,
    leasePrice,
    loadedHash: _,
    editedAt: __,
    ...rest
  } = row;
  return {
    ...rest,
    name: readLocalised(names),
    statusLabel: readLocalised(statusLabels),
    statusSentence: readLocalised(statusSentences),
    formerLocation: readFormerLocation(formerLocation),
    leasePrice: readLeasePrice(leasePrice),
  };
}

export function opportunityRecord(row: db.Opportunity, rates: ExchangeRates): OpportunityRecord {
  const capital = readMoney(row.capitalMinor, row.capitalCurrency);
  return {
    slug: row.slug,
    kind: isOpportunityKind(row.kind) ? row.kind : "project",
    name: readLocalised(row.names),
    summary: readLocalised(row.summaries),
    sector: row.sectorCode,
    communeCodes: row.communeCodes,
    parkSlug: row.parkSlug,
    formerLocation: row.formerLocation,
    areaHa: row.areaHa,
    capital,
    capitalUsd: capital ? Number(toUsd(capital, rates).minor) / 100 : null,
    form: row.form,
    status: isOpportunityStatus(row.status) ? row.status : "listed",
    statusAsOf: row.statusAsOf,
    statusDate: row.statusDate ? isoDay(row.statusDate) : null,
    confirmed: row.confirmed,
    sources: row.sources,
    note: row.note,
    updatedAt: row.updatedAt.toISOString(),
    sectorAsPublished: row.sectorAsPublished,
    scale: row.scale,
    capitalAsPublished: readFigure(row.capitalAsPublished),
    statusAsPublished: row.statusAsPublished,
    machineTranslated: row.machineTranslated,
    edited: row.editedAt !== null,
    synthetic: row.synthetic,
  };
}

/** A column of names or texts, each in its language; whatever else stands there is passed over. */
export function readLocalised(value: unknown): Localised {
  const texts: Localised = {};
  for (const language of languages) {
    const text = field(value, language);
    if (typeof text === "string" && text !== "") texts[language] = text;
  }
  return texts;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function readText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function readStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function readFormerLocation(value: unknown): FormerLocation {
  return {
    communes: readStrings(field(value, "communes")),
    district: readText(field(value, "district")),
    province: readText(field(value, "province")),
  };
}

function readLeasePrice(value: unknown): ParkRecord["leasePrice"] {
  const price = readText(field(value, "price"));
  const asOf = readText(field(value, "asOf"));
  return price && asOf ? { price, asOf } : null;
}

function readFigure(value: unknown): OpportunityRecord["capitalAsPublished"] {
  const figure = field(value, "value_as_printed");
  const note = readText(field(value, "unit_note"));
  return typeof figure === "number" && note ? { value: figure, note } : null;
}

function readMoney(minor: bigint | null, currency: string | null): Money | null {
  return minor !== null && isCurrency(currency) ? { minor, currency } : null;
}
