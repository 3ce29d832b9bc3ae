import { createHash } from "node:crypto";
import {
  type Opportunity,
  type OpportunityKind,
  type OpportunityStatus,
  opportunityKinds,
  opportunityStatuses,
} from "~/core/opportunities/opportunity";
import {
  opportunityTexts,
  type PublishedWords,
  type SearchNames,
} from "~/core/opportunities/search-document";
import { type Language, languages } from "~/core/shared/language";
import type { Localised } from "~/core/shared/localised";
import { searchVector } from "~/core/shared/search-text";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { exchangeRatesSchema } from "~/services/reference/exchange-rates.schema";
import { communeRecord, opportunityRecord, parkRecord, sectorRecord } from "~/services/reference/records";

const batch = 500;

/**
 * Writes what opportunities are found by, in every language. Called in the transaction that changed them: for the slugs
 * that changed, or for all when names of places, sectors or statuses did.
 */
export async function indexOpportunities(tx: Transaction, which: readonly string[] | "all"): Promise<void> {
  const names = await searchNames(tx);
  const rates = exchangeRatesSchema.parse(
    (await tx.setting.findUniqueOrThrow({ where: { key: "exchange-rates" } })).value,
  );
  const rows = await tx.opportunity.findMany({ where: which === "all" ? {} : { slug: { in: [...which] } } });
  for (let start = 0; start < rows.length; start += batch) {
    const entries = rows.slice(start, start + batch).flatMap((row) => {
      const opportunity = opportunityRecord(row, rates);
      return languages.map((lang) => ({
        slug: row.slug,
        lang,
        vector: searchVector(opportunityTexts(opportunity, names, lang)),
      }));
    });
    await tx.$executeRaw`
      INSERT INTO opportunity_search (slug, language, vector)
      SELECT slug, language, vector::tsvector
        FROM unnest(${entries.map(({ slug }) => slug)}::text[],
                    ${entries.map(({ lang }) => lang)}::text[],
                    ${entries.map(({ vector }) => vector)}::text[]) AS entry(slug, language, vector)
      ON CONFLICT (slug, language) DO UPDATE SET vector = excluded.vector`;
  }
}

/** Changes when the way in which offers become tokens does, or the words that pages show beside every one of them. */
export function indexFingerprint(): string {
  const probe = searchVector(opportunityTexts(sample, sampleNames, "vi"));
  const labels = [...opportunityKinds.map(kindName), ...opportunityStatuses.map(statusName)];
  return createHash("sha256")
    .update(JSON.stringify([probe, labels]))
    .digest("hex");
}

/** An offer with a text in every field and tokens of every script, so that what is indexed, and as what, shows in it. */
const sample: Opportunity & PublishedWords = {
  slug: "sample",
  kind: "project",
  name: { vi: "Khu công nghiệp Đức Hòa 12,5 ha 工业园区 工業団地 산업단지에서 parks", en: "English name" },
  summary: { vi: "summary" },
  sector: "sector",
  communeCodes: ["commune"],
  parkSlug: "park",
  formerLocation: "former location",
  areaHa: null,
  capital: null,
  capitalUsd: null,
  form: "form",
  status: "listed",
  statusAsOf: "status as of",
  statusDate: null,
  confirmed: "confirmed",
  sources: ["source"],
  note: "note",
  updatedAt: "2026-11-24T00:00:00.000Z",
  sectorAsPublished: "sector as published",
  scale: "scale",
  statusAsPublished: "status as published",
};

const sampleNames: SearchNames = {
  kind: kindName,
  status: statusName,
  sector: (code) => ({ vi: code }),
  commune: (code) => ({
    name: { vi: code },
    formerUnits: ["former unit (part)"],
    formerDistricts: ["former district"],
    formerProvince: "former province",
  }),
  park: (slug) => ({ name: { vi: slug } }),
};

async function searchNames(tx: Transaction): Promise<SearchNames> {
  const [sectors, communes, parks] = [
    await tx.sector.findMany(),
    await tx.commune.findMany(),
    await tx.park.findMany(),
  ];
  const sectorNames = new Map(sectors.map(sectorRecord).map(({ code, name }) => [code, name]));
  const communeRecords = new Map(communes.map(communeRecord).map((commune) => [commune.code, commune]));
  const parkRecords = new Map(parks.map(parkRecord).map((park) => [park.slug, park]));
  return {
    kind: kindName,
    status: statusName,
    sector: (code) => sectorNames.get(code) ?? {},
    commune: (code) => communeRecords.get(code),
    park: (slug) => parkRecords.get(slug),
  };
}

function kindName(kind: OpportunityKind): Localised {
  return inAll((lang) => translator(lang).t(`opportunities:kinds.${kind}`));
}

function statusName(status: OpportunityStatus): Localised {
  return inAll((lang) => translator(lang).t(`opportunities:status.${status}.label`));
}

function inAll(text: (lang: Language) => string): Localised {
  return Object.fromEntries(languages.map((lang) => [lang, text(lang)]));
}
