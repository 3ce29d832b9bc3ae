import { z } from "zod";
import { isPlaceRef, leadKinds, needs, priorities, submitterTypes, topics } from "~/core/leads/lead";
import type { Reason } from "~/core/routing/reason";
import { parkKinds } from "~/core/routing/rules";
import { languages } from "~/core/shared/language";
import { currencies } from "~/core/shared/money";

const name = z.partialRecord(z.enum(languages), z.string());
const place = z.string().refine(isPlaceRef);
const sector = z.string();
const opportunity = z.string();

const ofCapital = z.object({
  usd: z.number(),
  capital: z.object({ amount: z.number(), currency: z.enum(currencies) }),
  ratesOf: z.string(),
});
const ofArea = z.object({ ha: z.number(), areaHa: z.number() });

const fact = z.discriminatedUnion("code", [
  z.object({ code: z.literal("kind"), params: z.object({ kind: z.enum(leadKinds) }) }),
  z.object({ code: z.literal("need"), params: z.object({ need: z.enum(needs) }) }),
  z.object({ code: z.literal("topic"), params: z.object({ topic: z.enum(topics) }) }),
  z.object({ code: z.literal("submitter-type"), params: z.object({ type: z.enum(submitterTypes) }) }),
  z.object({ code: z.literal("country"), params: z.object({ country: z.string() }) }),
  z.object({ code: z.literal("opportunity"), params: z.object({ opportunity }) }),
  z.object({ code: z.literal("sector-of-lead"), params: z.object({ sector }) }),
  z.object({ code: z.literal("sector-of-opportunity"), params: z.object({ sector, opportunity }) }),
  z.object({ code: z.literal("sector-in-text"), params: z.object({ sector, words: z.array(z.string()) }) }),
  z.object({ code: z.literal("place-of-lead"), params: z.object({ places: z.array(place) }) }),
  z.object({
    code: z.literal("place-of-opportunity"),
    params: z.object({ places: z.array(place), opportunity }),
  }),
  z.object({ code: z.literal("no-place"), params: z.record(z.string(), z.never()) }),
  z.object({
    code: z.literal("park-kind"),
    params: z.object({ kind: z.enum(parkKinds), places: z.array(place) }),
  }),
  z.object({ code: z.literal("on-border"), params: z.object({ communes: z.array(place) }) }),
  z.object({ code: z.literal("capital-at-least"), params: ofCapital }),
  z.object({ code: z.literal("capital-at-most"), params: ofCapital }),
  z.object({ code: z.literal("area-at-least"), params: ofArea }),
  z.object({ code: z.literal("area-at-most"), params: ofArea }),
  z.object({ code: z.literal("words-in-text"), params: z.object({ words: z.array(z.string()) }) }),
  z.object({ code: z.literal("decided-by"), params: z.object({ rule: z.string(), name }) }),
  z.object({ code: z.literal("priority"), params: z.object({ priority: z.enum(priorities) }) }),
]);

const byRule = z.object({ department: z.string(), rule: z.string(), name });
const because = z.array(fact);

/** Reads reasons back from the JSON of a stored decision. */
export const reasonsSchema: z.ZodType<Reason[]> = z.array(
  z.discriminatedUnion("code", [
    z.object({ code: z.literal("sector"), params: z.object({ sector }), because }),
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
    z.object({
      code: z.literal("notify"),
      params: z.object({ recipient: z.string(), rule: z.string(), name }),
      because,
    }),
  ]),
);
