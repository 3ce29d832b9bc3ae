import { z } from "zod";
import { criterionCodes, type Judgements, type Scorecard, scale } from "~/core/scorecard/scorecard";
import { languages } from "~/core/shared/language";

const localisedSchema = z.partialRecord(z.enum(languages), z.string());

const thresholds = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(([a, b, c, d]) => 0 < a && a < b && b < c && c < d, { error: "thresholds.not-rising" });

/** A scorecard as files and the database hold it. Its weights are whole, every criterion stands once, together 100. */
export const scorecardSchema: z.ZodType<Scorecard> = z.object({
  criteria: z
    .array(
      z.object({
        code: z.enum(criterionCodes),
        weight: z
          .number({ error: "weight.not-a-number" })
          .int({ error: "weight.not-a-number" })
          .min(0)
          .max(100),
        name: localisedSchema,
        evidence: localisedSchema,
        steps: z.array(localisedSchema).length(scale.length),
      }),
    )
    .refine((criteria) => new Set(criteria.map(({ code }) => code)).size === criterionCodes.length, {
      error: "criteria.incomplete",
    })
    .refine((criteria) => criteria.reduce((sum, { weight }) => sum + weight, 0) === 100, {
      error: "weights.not-100",
    }),
  capitalPerHa: thresholds,
  jobsPerHa: thresholds,
  prioritySectors: z.array(z.string()),
  sources: z.array(z.object({ title: z.string(), url: z.url() })),
});

/** `prisma/data/scorecard.json`: the first card. */
export const scorecardFileSchema = z.object({
  version: z.number().int(),
  card: scorecardSchema,
});

const judgement = z.object({ points: z.literal([...scale]), evidence: z.string() });

export const judgementsSchema: z.ZodType<Judgements> = z.partialRecord(z.enum(criterionCodes), judgement);

export const scoreFactsSchema = z.object({
  capitalUsd: z.number().nullable(),
  areaHa: z.number().nullable(),
  jobs: z.number().nullable(),
  sector: z.string().nullable(),
  border: z.boolean(),
});
