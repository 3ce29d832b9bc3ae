import { landOffer } from "~/core/opportunities/park-land";
import { statusDate } from "~/core/opportunities/status-date";
import { languages } from "~/core/shared/language";
import { moneyOf } from "~/core/shared/money";
import { translator } from "~/i18n/translator.server";
import { landTexts } from "./land-texts";
import type { ReferenceFiles } from "./reference-files.schema";

/** A record as its table holds it: column → value, as JSON. */
export type Row = Record<string, unknown>;

export type Table = { name: string; key: string; rows: Row[] };

/** All tables of reference data, each after those that it refers to. */
export function referenceTables(files: ReferenceFiles): Table[] {
  return [
    { name: "department", key: "code", rows: files.departments.departments },
    { name: "sector", key: "code", rows: files.sectors.sectors.map(sectorRow) },
    {
      name: "commune",
      key: "code",
      rows: files.communes.communes.map((commune) => ({ ...commune, sources: files.communes.sources })),
    },
    { name: "park", key: "slug", rows: files.parks.parks.map((park) => parkRow(park, files.parks.statuses)) },
    {
      name: "opportunity",
      key: "slug",
      rows: [...files.opportunities.opportunities.map(opportunityRow), ...landRows(files)],
    },
    { name: "procedure", key: "code", rows: files.procedures.procedures.map(procedureRow) },
    { name: "trade_agreement", key: "code", rows: files.ftas.ftas.map(agreementRow) },
    { name: "mission", key: "id", rows: files.missions.missions.map(missionRow) },
    {
      name: "calendar_year",
      key: "year",
      rows: Object.entries(files.holidays.calendar.years).map(([year, days]) => ({
        year: Number(year),
        ...days,
      })),
    },
    {
      name: "setting",
      key: "key",
      rows: [
        { key: "exchange-rates", value: files["exchange-rates"] },
        { key: "place-names", value: files.places.places },
        // To be found by: each with the language whose readers write it so.
        {
          key: "place-spellings",
          value: files["place-spellings"].spellings.map(({ vi, lang, text }) => ({ vi, [lang]: text })),
        },
        { key: "project-taxonomy", value: files["project-taxonomy"] },
      ],
    },
  ];
}

function sectorRow({ department, ...sector }: ReferenceFiles["sectors"]["sectors"][number]): Row {
  return { ...sector, departmentCode: department };
}

type Park = ReferenceFiles["parks"]["parks"][number];

function parkRow(park: Park, statuses: ReferenceFiles["parks"]["statuses"]): Row {
  const price = park.leasePrice;
  return {
    slug: park.slug,
    kind: park.kind,
    names: park.names,
    communeCodes: park.communeCodes,
    formerLocation: park.formerLocation,
    areaHa: park.areaHa ?? null,
    leasableHa: park.leasableHa ?? null,
    occupancyPct: park.occupancyPct ?? null,
    developer: park.developer ?? null,
    status: park.status,
    statusAsOf: park.statusAsOf,
    statusLabels: statuses[park.status]?.label ?? { en: park.status },
    statusSentences: statuses[park.status]?.sentence ?? {},
    leasePrice: price
      ? { price: String(price.usd_m2_term ?? `≥ ${price.usd_m2_term_from}`), asOf: price.as_of }
      : null,
    leaseTermUntil: park.leaseTermUntil ?? [],
    sectorsAsPublished: park.sectorsAsPublished ?? [],
    confirmed: park.confirmed,
    note: park.note ?? null,
    sources: park.sources,
  };
}

/** What every opportunity of the reference data has in common; `createdAt` and `updatedAt` are the load's. */
const published = { machineTranslated: true, synthetic: false } as const;

function opportunityRow(opportunity: ReferenceFiles["opportunities"]["opportunities"][number]): Row {
  const { capital, ...rest } = opportunity;
  const money = capital ? moneyOf(capital.amount, capital.currency) : null;
  return {
    ...rest,
    ...published,
    parkSlug: null,
    areaHa: rest.areaHa ?? null,
    scale: rest.scale ?? null,
    capitalMinor: money ? String(money.minor) : null,
    capitalCurrency: money?.currency ?? null,
    capitalAsPublished: rest.capitalAsPublished ?? null,
    form: rest.form ?? null,
    statusDate: statusDate(rest.statusAsOf),
    note: rest.note ?? null,
  };
}

/** Parks with land to let are offers of their own, under the park's slug. */
function landRows(files: ReferenceFiles): Row[] {
  return files.parks.parks.flatMap((park) => {
    const offer = landOffer({
      ...park,
      name: park.names,
      areaHa: park.areaHa ?? null,
      leasableHa: park.leasableHa ?? null,
      occupancyPct: park.occupancyPct ?? null,
    });
    if (!offer) return [];
    const { communes, district } = park.formerLocation;
    return {
      slug: offer.slug,
      kind: offer.kind,
      ...landTexts(offer, park.names, files["park-land"]),
      ...published,
      sectorCode: null,
      sectorAsPublished: null,
      communeCodes: offer.communeCodes,
      parkSlug: offer.parkSlug,
      formerLocation: [...communes, ...(district ? [district] : [])].join(", ") || null,
      areaHa: offer.areaHa,
      scale: null,
      capitalMinor: null,
      capitalCurrency: null,
      capitalAsPublished: null,
      form: null,
      status: offer.status,
      statusAsPublished: park.status,
      statusAsOf: offer.statusAsOf,
      statusDate: statusDate(offer.statusAsOf),
      confirmed: park.confirmed,
      note: null,
      sources: park.sources,
    };
  });
}

function procedureRow(procedure: ReferenceFiles["procedures"]["procedures"][number]): Row {
  return {
    code: procedure.code,
    slug: procedure.slug,
    names: procedure.names,
    forWhom: procedure.forWhom,
    summaries: procedure.summaries,
    departmentCodes: procedure.departmentCodes,
    alsoAt: procedure.alsoAt ?? null,
    // "31 January of the next year" is a day and no length of time; the record keeps it.
    statutoryTime: typeof procedure.statutory_time === "number" ? procedure.statutory_time : null,
    unit: procedure.unit ?? null,
    legalBasis: procedure.legal_basis,
    confirmed: procedure.confirmed,
    clockStarts: procedure.clock_starts ?? null,
    note: procedure.note ?? null,
    sources: procedure.sources,
    record: procedure,
  };
}

function agreementRow(agreement: ReferenceFiles["ftas"]["ftas"][number]): Row {
  const { in_force, in_force_vn, signed, note, ...rest } = agreement;
  return {
    ...rest,
    signed: signed ?? null,
    inForce: in_force ?? null,
    inForceVn: in_force_vn ?? null,
    note: note ?? null,
  };
}

function missionRow(mission: ReferenceFiles["missions"]["missions"][number]): Row {
  const countryNames = languages.map((lang) => [lang, translator(lang).format.country(mission.country)]);
  return { ...mission, countryNames: Object.fromEntries(countryNames) };
}
