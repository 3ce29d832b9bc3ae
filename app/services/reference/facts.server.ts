import type { WorkingCalendar } from "~/core/deadlines/calendar";
import { buildGazetteer, type Gazetteer } from "~/core/places/gazetteer";
import type { RoutingFacts } from "~/core/routing/facts";
import { type Publication, ruleSetInForce } from "~/core/routing/in-force";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import type { ExchangeRates } from "~/core/shared/money";
import type { Database, Transaction } from "~/infra/db/client.server";
import { singleton } from "~/infra/singleton.server";
import { currentVersion } from "./catalogue-version.server";
import { exchangeRatesSchema } from "./exchange-rates.schema";
import { type OpportunityRows, readOpportunities } from "./opportunity-rows.server";
import {
  type CommuneRecord,
  communeRecord,
  type DepartmentRecord,
  departmentRecord,
  type OpportunityRecord,
  type ParkRecord,
  parkRecord,
  readLocalised,
  type SectorRecord,
  sectorRecord,
} from "./records";

/** All that routing and the rooms know of the province at one version of its data. Never changed; replaced whole. */
export type Facts = {
  version: bigint;
  /** By code. */
  departments: ReadonlyMap<string, DepartmentRecord>;
  sectors: ReadonlyMap<string, SectorRecord>;
  communes: ReadonlyMap<string, CommuneRecord>;
  parks: ReadonlyMap<string, ParkRecord>;
  /** Every opportunity by slug, closed and awarded ones too: a lead may name them, and their pages stay. */
  opportunities: ReadonlyMap<string, OpportunityRecord>;
  rates: ExchangeRates;
  calendar: WorkingCalendar;
  /** The rule set in force. */
  ruleSet: RuleSet;
  /** What `routeLead` and `checkCodes` want (`sectors` of the latter: `facts.sectors`). */
  routing: RoutingFacts;
  gazetteer: Gazetteer;
};

type Loaded = { factsAt: (at: Date) => Facts; rows: OpportunityRows };
type Held = { version: bigint; loaded: Promise<Loaded> };

/**
 * The facts as they are now: an edit that was committed before this call is in them, and a rule set that was to come
 * into force meanwhile is. Costs one small query, shared with all who ask at the same time; the tables are read again
 * only when the version has changed.
 * @param at the moment whose rule set is wanted.
 */
export async function readFacts(db: Database, at: Date = new Date()): Promise<Facts> {
  const version = await currentVersion(db);
  const snapshots = singleton("facts", () => new WeakMap<Database, Held>());
  const held = snapshots.get(db);
  // What is held may be newer already, when another request asked after this one.
  if (held && held.version >= version) return (await held.loaded).factsAt(at);
  const loaded = load(db, held ?? null);
  snapshots.set(db, { version, loaded });
  loaded.catch(() => {
    if (snapshots.get(db)?.loaded === loaded) snapshots.delete(db);
  });
  return (await loaded).factsAt(at);
}

async function load(db: Database, held: Held | null): Promise<Loaded> {
  const before = held && (await held.loaded.catch(() => null));
  // One repeatable read, so that no table is of another moment than the others.
  return await db.$transaction((tx) => loadFacts(tx, before?.rows ?? null), {
    isolationLevel: "RepeatableRead",
  });
}

async function loadFacts(tx: Transaction, before: OpportunityRows | null): Promise<Loaded> {
  const { version } = await tx.catalogueVersion.findFirstOrThrow();
  const publications = await tx.rulePublication.findMany({
    where: { cancelledAt: null },
    include: { ruleSet: true },
    orderBy: { id: "asc" },
  });
  const settings = await tx.setting.findMany({
    where: { key: { in: ["exchange-rates", "place-names", "place-spellings"] } },
  });
  const setting = (key: string) => settings.find((row) => row.key === key)?.value;
  const placeNames = ["place-names", "place-spellings"].flatMap((key) => {
    const names = setting(key);
    return Array.isArray(names) ? names.map(readLocalised) : [];
  });
  const rates = exchangeRatesSchema.parse(setting("exchange-rates"));
  const departments = await tx.department.findMany({
    orderBy: { code: "asc" },
    include: { periods: { orderBy: { id: "asc" } } },
  });
  const sectors = await tx.sector.findMany({ orderBy: { code: "asc" } });
  const communes = await tx.commune.findMany({ orderBy: { code: "asc" } });
  const parks = await tx.park.findMany({ orderBy: { slug: "asc" } });
  const years = await tx.calendarYear.findMany({ orderBy: { year: "asc" } });
  const rows = await readOpportunities(tx, rates, before);
  const records = {
    departments: byKey(departments.map(departmentRecord), ({ code }) => code),
    sectors: byKey(sectors.map(sectorRecord), ({ code }) => code),
    communes: byKey(communes.map(communeRecord), ({ code }) => code),
    parks: byKey(parks.map(parkRecord), ({ slug }) => slug),
    opportunities: rows.records,
  };
  const facts = {
    version,
    ...records,
    rates,
    calendar: { years: Object.fromEntries(years.map(calendarYear)) },
    routing: { ...records, sectors: [...records.sectors.values()], rates },
    gazetteer: buildGazetteer([...records.communes.values()], [...records.parks.values()], placeNames),
  };
  return { factsAt: factsByRuleSet(facts, publications), rows };
}

type Published = Publication & { ruleSet: { rules: unknown } };

/** The facts with the rule set that is in force at a moment; for each rule set one object, since memories hang on it. */
function factsByRuleSet(facts: Omit<Facts, "ruleSet">, publications: Published[]): (at: Date) => Facts {
  const made = new Map<number, Facts>();
  return (at) => {
    // A lead that is entered with a date before the first rules is decided by those.
    const published = ruleSetInForce(publications, at) ?? publications[0];
    if (!published) throw new Error("there is no published rule set: the reference data has not been loaded");
    const known = made.get(published.version);
    if (known) return known;
    const whole: Facts = { ...facts, ruleSet: ruleSetSchema.parse(published.ruleSet.rules) };
    made.set(published.version, whole);
    return whole;
  };
}

function calendarYear(row: { year: number; status: string; off: string[]; working: string[] }) {
  const status = row.status === "official" ? "official" : "provisional";
  return [String(row.year), { status, off: row.off, working: row.working }] as const;
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
