import { z } from "zod";
import { publicLabels } from "~/core/obstacles/obstacle";
import { closedReasons, stages } from "~/core/projects/taxonomy";
import { languages } from "~/core/shared/language";

const texts = z.partialRecord(z.enum(languages), z.string().min(1));
const named = texts.refine((names) => names.vi && names.en, { error: "a name in vi and en" });
/** What the public reads has all six languages. */
const inAll = z.record(z.enum(languages), z.string().min(1));

/** prisma/data/project-taxonomy.json: every code of the core once, in its order. */
export const projectTaxonomySchema = z.object({
  stages: z
    .array(z.object({ code: z.enum(stages), names: named, exit: named }))
    .refine((given) => given.map(({ code }) => code).join() === stages.join(), {
      error: "the stages of core/projects/taxonomy, in their order",
    }),
  reasons: z
    .array(z.object({ code: z.enum(closedReasons), names: named }))
    .refine((given) => new Set(given.map(({ code }) => code)).size === closedReasons.length, {
      error: "every reason of core/projects/taxonomy once",
    }),
  publicLabels: z
    .array(z.object({ code: z.enum(publicLabels), names: inAll }))
    .refine((given) => new Set(given.map(({ code }) => code)).size === publicLabels.length, {
      error: "every label of core/obstacles/obstacle once",
    }),
  concentration: z
    .object({ watch: z.number().positive().max(1), high: z.number().positive().max(1) })
    .refine(({ watch, high }) => watch <= high, { error: "watch is not above high" }),
});
