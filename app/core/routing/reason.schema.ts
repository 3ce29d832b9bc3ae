import { z } from "zod";
import { isPlaceRef, leadKinds, needs, priorities, submitterTypes, topics } from "~/core/leads/lead";
import type { Reason } from "~/core/routing/reason";
import { languages } from "~/core/shared/language";
import { currencies } from "~/core/shared/money";

const name = z.partialRecord(z.enum(languages), z.string());
const place = z.string().refine(isPlaceRef);
const sector = z.string();
const opportunity = z.string();

const fact = z.discriminatedUnion("code", [
  z.object({ code: z.literal("kind"), params: z.object({ kind: z.enum(leadKinds) }) }),
  z.object({ code: z.literal("need"), params: z.object({ need: z.enum(needs) }) }),
  z.object({ code: z.literal("topic"), params: z.object({ topic: z.enum(topics) }) }),
  z.object({ code: z.literal("submitter-type"), params: z.object({ type: z.enum(submitterTypes) }) }),
  z.object({ code: z.literal("sector-of-lead"), params: z.object({ sector }) }),
  z.object({ code: z.literal("sector-of-opportunity"), params: z.object({ sector, opportunity }) }),
  z.object({ code: z.literal("sector-in-text"), params: z.object({ sector, words: z.array(z.string()) }) }),
  z.object({ code: z.literal("place-of-lead"), params: z.object({ places: z.array(place) }) }),
  z.object({
    code: z.literal("place-of-opportunity"),
    params: z.object({ places: z.array(place), opportunity }),
  }),
  z.object({ code: z.literal("no-place"), params: z.record(z.string(), z.never()) }),
  z.object({ code: z.literal("on-border"), params: z.object({ communes: z.array(place) }) }),
  z.object({
    code: z.literal("capital-at-least"),
    params: z.object({
      usd: z.number(),
      capital: z.object({ amount: z.number(), currency: z.enum(currencies) }),
      ratesOf: z.string(),
    }),
  }),
  z.object({ code: z.literal("decided-by"), params: z.object({ rule: z.string(), name }) }),
  z.object({ code: z.literal("priority"), params: z.object({ priority: z.enum(priorities) }) }),
]);

const byRule = z.object({ department: z.string(), rule: z.string(), name });
const because = z.array(fact);

/** Reads reasons back from the JSON of a stored decision. */
export const reasonsSchema: z.ZodType<Reason[]> = z.array(
  z.discriminatedUnion("code", [
    z.object({ code: z.literal("department"), params: byRule, because }),
    z.object({ code: z.literal("coordinating"), params: byRule, because }),
    z.object({ code: z.literal("appraisal"), params: byRule, because }),
    z.object({
      code: z.literal("priority"),
      params: z.object({ priority: z.enum(priorities), rule: z.string().nullable(), name }),
      because,
    }),
    z.object({
      code: z.literal("due"),
      params: z.object({ workingDays: z.number(), rule: z.string(), name }),
      because,
    }),
  ]),
);
