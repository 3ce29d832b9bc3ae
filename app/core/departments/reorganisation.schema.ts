import { z } from "zod";
import {
  type ReorganisationPlan,
  type ReorganisationRequest,
  ruleSetParts,
} from "~/core/departments/reorganisation";
import { leadKinds } from "~/core/leads/lead";
import { expectationSchema } from "~/core/routing/examples.schema";
import { siteTypes } from "~/core/routing/rules";
import { languages } from "~/core/shared/language";

const codes = z.array(z.string());
const move = { from: z.string(), to: z.string() };
const view = z.object({ query: z.string(), sharedWith: z.string().nullable() });
const name = z.partialRecord(z.enum(languages), z.string());
const decided = { effectiveOn: z.string(), basis: z.string() };

/** A request as its row keeps it. */
export const reorganisationRequestSchema: z.ZodType<ReorganisationRequest> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("merge"), from: codes, into: z.string(), ...decided }),
  z.object({ kind: z.literal("close"), from: z.string(), into: z.string(), ...decided }),
  z.object({
    kind: z.literal("split"),
    from: z.string(),
    parts: z.array(
      z.object({
        to: z.string(),
        share: z.object({
          kind: z.array(z.enum(leadKinds)).optional(),
          sector: codes.optional(),
          site: z.array(z.enum(siteTypes)).optional(),
        }),
      }),
    ),
    rest: z.string(),
    ...decided,
  }),
  z.object({ kind: z.literal("rename"), from: z.string(), name, ...decided }),
]);

/** A plan as its row keeps it. */
export const reorganisationPlanSchema: z.ZodType<ReorganisationPlan> = z.object({
  closes: z.array(z.object({ code: z.string(), successors: codes })),
  leads: z.array(
    z.object({
      id: z.number(),
      open: z.boolean(),
      ...move,
      leaves: z.number().nullable(),
      clock: z.object({ assignBy: z.string().nullable(), assignedAt: z.string().nullable() }).nullable(),
      coordinating: z.object({ before: codes, after: codes }).nullable(),
      appraisalEnds: z.boolean(),
    }),
  ),
  tasks: z.array(
    z.object({
      id: z.number(),
      lead: z.number(),
      ...move,
      ends: z.boolean(),
      asked: z.literal("once").optional(),
      question: z.object({ before: z.string().nullable(), after: z.string().nullable() }).optional(),
    }),
  ),
  projects: z.array(z.object({ id: z.number(), ...move })),
  steps: z.array(z.object({ id: z.number(), ...move })),
  views: z.array(z.object({ id: z.number(), before: view, after: view })),
  sectors: z.array(z.object({ code: z.string(), ...move })),
  procedures: z.array(z.object({ code: z.string(), before: codes, after: codes })),
  mailboxes: z.array(z.object({ ...move, mailbox: z.string() })),
  staff: z.array(z.object({ id: z.number(), ...move })),
  coordinator: z.object(move).nullable(),
  begins: codes,
  rules: z.object({
    version: z.number(),
    changes: z.array(
      z.object({
        list: z.enum(ruleSetParts),
        rule: z.string(),
        ...move,
      }),
    ),
  }),
  examples: z.array(z.object({ id: z.number(), before: expectationSchema, after: expectationSchema })),
  name: z.object({ code: z.string(), before: name, after: name }).nullable(),
});
