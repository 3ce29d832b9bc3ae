import { readFileSync } from "node:fs";
import { z } from "zod";
import { workingCalendarSchema } from "~/core/deadlines/calendar.schema";
import type { LeadInput } from "~/core/leads/lead";
import { leadSchema } from "~/core/leads/lead.schema";
import type { RoutingFacts } from "~/core/routing/facts";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { languages } from "~/core/shared/language";
import { currencies } from "~/core/shared/money";

/** The province as the product is delivered: the same reference data that the first start loads. */
function data(file: string): unknown {
  return JSON.parse(readFileSync(`prisma/data/${file}`, "utf8"));
}

const words = z.partialRecord(z.enum(languages), z.array(z.string()));
const rate = z.union([z.object({ perUsd: z.string() }), z.object({ inUsd: z.string() })]);

const { sectors } = z
  .object({ sectors: z.array(z.object({ code: z.string(), words })) })
  .parse(data("sectors.json"));
const { communes } = z
  .object({ communes: z.array(z.object({ code: z.string(), border: z.boolean() })) })
  .parse(data("communes.json"));
const { parks } = z
  .object({
    parks: z.array(z.object({ slug: z.string(), kind: z.string(), communeCodes: z.array(z.string()) })),
  })
  .parse(data("parks.json"));
const { opportunities } = z
  .object({
    opportunities: z.array(
      z.object({ slug: z.string(), sectorCode: z.string().nullable(), communeCodes: z.array(z.string()) }),
    ),
  })
  .parse(data("opportunities.json"));

/** The day on which the leads of these tests are received. */
export const today = "2026-11-24";

export const defaultRules = ruleSetSchema.parse(data("routing-rules.json"));
export const calendar = workingCalendarSchema.parse(
  z.object({ calendar: z.unknown() }).parse(data("holidays.json")).calendar,
);
export const rates = z
  .object({ date: z.string(), source: z.string(), rates: z.record(z.enum(currencies), rate) })
  .parse(data("exchange-rates.json"));

export const facts: RoutingFacts = {
  sectors,
  communes: new Map(communes.map(({ code, border }) => [code, { border }])),
  parks: new Map(parks.map(({ slug, kind, communeCodes }) => [slug, { kind, communeCodes }])),
  opportunities: new Map([
    ...opportunities.map(
      ({ slug, sectorCode: sector, communeCodes }) => [slug, { sector, communeCodes }] as const,
    ),
    // Land of a park is an offer of its own, named like the park.
    ...parks.map(({ slug, communeCodes }) => [slug, { sector: null, parkSlug: slug, communeCodes }] as const),
  ]),
  rates,
};

export const departments = z
  .object({ departments: z.array(z.object({ code: z.string() })) })
  .parse(data("departments.json"))
  .departments.map(({ code }) => code);

export const examples = readFileSync("prisma/data/routing-examples.jsonl", "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) =>
    z
      .object({
        lead: leadSchema,
        expect: z.object({
          department: z.string(),
          coordinating: z.array(z.string()),
          appraisal: z.boolean(),
          priority: z.string(),
          dueDays: z.number(),
        }),
      })
      .parse(JSON.parse(line)),
  );

/** A lead that says nothing but what `parts` add. */
export function aLead(parts: Partial<LeadInput> & { type?: LeadInput["submitter"]["type"] } = {}): LeadInput {
  const { type = "foreign-investor", ...rest } = parts;
  return {
    kind: "investment",
    submitter: { type, name: "Demo Person", email: "demo@example.com", country: "JP", language: "ja" },
    subject: "A proposal",
    message: "Please tell us the next steps.",
    consent: { version: "2026-1" },
    ...rest,
  };
}
