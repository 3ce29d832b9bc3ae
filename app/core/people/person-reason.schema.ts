import { z } from "zod";
import type { PersonReason } from "~/core/people/person-reason";

const nothing = z.record(z.string(), z.never());
const load = z.object({ open: z.number(), limit: z.number().nullable() });
const language = z.object({ language: z.string() });
const since = z.object({ since: z.string().nullable() });

const reason = z.discriminatedUnion("code", [
  z.object({ code: z.literal("deputy-of"), params: z.object({ staffId: z.number(), until: z.string() }) }),
  z.object({ code: z.literal("speaks"), params: language }),
  z.object({ code: z.literal("only"), params: nothing }),
  z.object({ code: z.literal("least-load"), params: load }),
  z.object({ code: z.literal("longest-idle"), params: since }),
  z.object({ code: z.literal("first-listed"), params: nothing }),
  z.object({
    code: z.literal("on-leave"),
    params: z.object({ until: z.string(), deputy: z.number().nullable() }),
  }),
  z.object({ code: z.literal("head"), params: nothing }),
  z.object({ code: z.literal("full"), params: load }),
  z.object({ code: z.literal("language"), params: language }),
  z.object({ code: z.literal("more-load"), params: load }),
  z.object({ code: z.literal("less-idle"), params: since }),
  z.object({ code: z.literal("later-listed"), params: nothing }),
  z.object({ code: z.literal("all-full"), params: nothing }),
  z.object({ code: z.literal("nobody-there"), params: nothing }),
]) satisfies z.ZodType<PersonReason>;

/** The reasons of a choice as a lead's history keeps them. */
export const choiceSchema = z.object({
  staffId: z.number(),
  reasons: z.array(reason).min(1),
  others: z.array(z.object({ staffId: z.number(), reason })).default([]),
});
