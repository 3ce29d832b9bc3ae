import { z } from "zod";
import { calendarYearSchema } from "~/core/deadlines/calendar.schema";
import { projectTaxonomySchema } from "~/core/projects/taxonomy.schema";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { scorecardFileSchema } from "~/core/scorecard/scorecard.schema";
import { languages } from "~/core/shared/language";
import { currencies } from "~/core/shared/money";
import { exchangeRatesSchema } from "./exchange-rates.schema";

/** The files of prisma/data: a record that does not fit stops the load and is named, before anything is written. */

const texts = z.partialRecord(z.enum(languages), z.string().min(1));
const named = texts.refine((names) => names.vi && names.en, { error: "a name in vi and en" });
const template = z.record(z.enum(languages), z.string().min(1));
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const strings = z.array(z.string());
const placeSpelling = z.object({
  vi: z.string().min(1),
  lang: z.enum(languages),
  text: z.string().min(2),
  source: z.string().nullable(),
});
const sources = strings.min(1);
const optional = z.string().nullish();
const figure = z.number().positive().nullish();

const department = z.object({
  code: slug,
  abbreviation: z.string(),
  kind: z.string(),
  names: named,
  remit: named,
  typicalLeads: strings,
  predecessors: strings,
  receivesLeads: z.boolean(),
  coordinator: z.boolean(),
  confirmed: z.string(),
  sources: strings,
});

const sector = z.object({
  code: slug,
  isic: z.string(),
  names: named,
  department: slug,
  words: z.partialRecord(z.enum(languages), strings),
});

const commune = z.object({
  code: z.string().regex(/^[0-9]+$/),
  slug,
  type: z.enum(["commune", "ward"]),
  names: named,
  formerProvince: z.enum(["Long An", "Tây Ninh"]),
  formerDistricts: strings,
  formerUnits: strings,
  areaKm2: z.number(),
  latitude: z.number(),
  longitude: z.number(),
  border: z.boolean(),
});

const park = z.object({
  slug,
  kind: z.string(),
  names: named,
  communeCodes: strings,
  formerLocation: z.object({
    communes: strings,
    district: z.string().nullable(),
    province: z.string().nullable(),
  }),
  areaHa: figure,
  leasableHa: figure,
  occupancyPct: z.number().min(0).max(100).nullish(),
  developer: optional,
  status: z.string(),
  statusAsOf: z.string(),
  leasePrice: z
    .object({
      usd_m2_term: z.union([z.string(), z.number()]).optional(),
      usd_m2_term_from: z.number().optional(),
      as_of: z.string(),
    })
    .nullish(),
  leaseTermUntil: strings.nullish(),
  sectorsAsPublished: strings.nullish(),
  confirmed: z.string(),
  note: optional,
  sources,
});

const opportunity = z.object({
  slug,
  kind: z.enum(["project", "technology"]),
  names: named,
  summaries: named,
  sectorCode: slug,
  sectorAsPublished: z.string(),
  communeCodes: strings,
  formerLocation: z.string().nullable(),
  areaHa: figure,
  scale: optional,
  capital: z.object({ amount: z.number().positive(), currency: z.enum(currencies) }).nullish(),
  capitalAsPublished: z.object({ value_as_printed: z.number(), unit_note: z.string() }).nullish(),
  form: optional,
  status: z.enum(["listed", "past-list", "called", "preparing", "closed", "awarded"]),
  statusAsPublished: z.string(),
  statusAsOf: z.string(),
  confirmed: z.string(),
  note: optional,
  sources,
});

const procedure = z.looseObject({
  code: z.string(),
  slug,
  names: named,
  forWhom: texts,
  summaries: texts,
  departmentCodes: strings,
  alsoAt: strings.nullish(),
  statutory_time: z.union([z.number(), z.string()]).nullish(),
  unit: optional,
  legal_basis: z.string(),
  confirmed: z.string(),
  clock_starts: optional,
  note: optional,
  sources: strings,
});

const agreement = z.object({
  code: z.string(),
  names: named,
  members: strings,
  partners: strings,
  status: z.string(),
  signed: optional,
  in_force: optional,
  in_force_vn: optional,
  confirmed: z.string(),
  note: optional,
  sources: strings,
});

const mission = z.object({
  id: slug,
  type: z.string(),
  country: z.string().length(2),
  city: z.string(),
  names: named,
  existence: z.string(),
  sources: strings,
});

export const referenceFilesSchema = z.object({
  departments: z.object({ departments: z.array(department) }),
  sectors: z.object({ sectors: z.array(sector) }),
  communes: z.object({ sources, communes: z.array(commune) }),
  parks: z.object({
    statuses: z.record(z.string(), z.object({ label: named, sentence: named })),
    parks: z.array(park),
  }),
  "park-land": z.object({
    name: template,
    leasable: template,
    occupancy: template,
    leasing: template,
    dated: template,
    undated: template,
    today: template,
  }),
  opportunities: z.object({ opportunities: z.array(opportunity) }),
  procedures: z.object({ procedures: z.array(procedure) }),
  ftas: z.object({ ftas: z.array(agreement) }),
  missions: z.object({ missions: z.array(mission) }),
  places: z.object({ places: z.array(texts) }),
  "place-spellings": z.object({ spellings: z.array(placeSpelling) }),
  holidays: z.object({
    calendar: z.object({
      years: z.record(z.string(), calendarYearSchema.extend({ sources: strings.default([]) })),
    }),
  }),
  "project-taxonomy": projectTaxonomySchema,
  "routing-rules": ruleSetSchema,
  scorecard: scorecardFileSchema,
  "exchange-rates": exchangeRatesSchema,
});

export type ReferenceFiles = z.infer<typeof referenceFilesSchema>;
