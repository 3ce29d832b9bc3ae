import { z } from "zod";
import { priorities } from "~/core/leads/lead";
import type { Expectation } from "~/core/routing/examples";

const code = z.string().min(1).max(200);

/** What a worked case wants, as it is stored: the fields of `Expectation`, at least one of them. */
export const expectationSchema: z.ZodType<Expectation> = z
  .strictObject({
    department: code.optional(),
    coordinating: z.array(code).max(50).optional(),
    appraisal: z.boolean().optional(),
    priority: z.enum(priorities).optional(),
    dueDays: z.number().int().min(1).max(60).optional(),
    rule: code.optional(),
  })
  .refine((expect) => Object.values(expect).some((value) => value !== undefined), {
    error: "rules.empty-choice",
  });
