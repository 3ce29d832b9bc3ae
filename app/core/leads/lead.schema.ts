import { z } from "zod";
import {
  blankText,
  cleanEmail,
  cleanLine,
  cleanText,
  isEmail,
  isPhone,
  isWebAddress,
} from "~/core/leads/clean";
import type { LeadErrorKey } from "~/core/leads/errors";
import {
  consentVersion,
  isPlaceRef,
  type LeadInput,
  leadKinds,
  needs,
  needsOf,
  submitterTypes,
  topics,
} from "~/core/leads/lead";
import { isCountry } from "~/core/shared/country";
import { languages } from "~/core/shared/language";
import { currencies, isInMinorUnits, largestAmount } from "~/core/shared/money";

/** Longest texts, in UTF-16 units as browsers count `maxlength`. */
export const longest = {
  name: 200,
  email: 254,
  phone: 40,
  website: 500,
  subject: 200,
  message: 10_000,
} as const;
export const largestArea = 1_000_000;
export const largestJobs = 1_000_000;

/** Ties every message to the list of keys that the locales are checked against. */
function key(name: LeadErrorKey): { error: LeadErrorKey } {
  return { error: name };
}

type TextKeys = { type: LeadErrorKey; blank: LeadErrorKey; long: LeadErrorKey };

function text(clean: (raw: string) => string, max: number, keys: TextKeys) {
  return z
    .string(key(keys.type))
    .transform(clean)
    .pipe(
      z
        .string()
        .max(max, key(keys.long))
        .refine((value) => !blankText(value), key(keys.blank)),
    );
}

/** Codes are compared with lists later; here only their form, so that no text of any length reaches a look-up. */
function code(unknown: LeadErrorKey) {
  return z
    .string(key(unknown))
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, key(unknown))
    .max(200, key(unknown));
}

const country = z.string(key("country.unknown")).refine(isCountry, key("country.unknown"));

const submitterSchema = z.strictObject(
  {
    type: z.enum(submitterTypes, key("submitter-type.unknown")),
    name: text(cleanLine, longest.name, { type: "name.blank", blank: "name.blank", long: "name.too-long" }),
    email: z
      .string(key("email.invalid"))
      .transform(cleanEmail)
      .pipe(z.string().max(longest.email, key("email.invalid")).refine(isEmail, key("email.invalid"))),
    phone: z
      .string(key("phone.invalid"))
      .transform(cleanLine)
      .pipe(z.string().max(longest.phone, key("phone.invalid")).refine(isPhone, key("phone.invalid")))
      .optional(),
    country,
    language: z.enum(languages, key("language.unknown")),
  },
  objectError("submitter.missing"),
);

const organisationSchema = z.strictObject(
  {
    name: text(cleanLine, longest.name, {
      type: "organisation.blank",
      blank: "organisation.blank",
      long: "organisation.too-long",
    }),
    country: country.optional(),
    website: z
      .string(key("website.invalid"))
      .transform(cleanLine)
      .pipe(
        z.string().max(longest.website, key("website.invalid")).refine(isWebAddress, key("website.invalid")),
      )
      .optional(),
  },
  objectError("organisation.invalid"),
);

const capitalSchema = z
  .strictObject(
    {
      amount: z
        .number(key("capital.not-a-number"))
        .min(0, key("capital.negative"))
        .max(largestAmount, key("capital.too-large")),
      currency: z.enum(currencies, key("currency.unknown")),
    },
    objectError("capital.invalid"),
  )
  .refine(({ amount, currency }) => amount < 0 || isInMinorUnits(amount, currency), {
    path: ["amount"],
    ...key("capital.too-precise"),
  });

const leadShape = {
  kind: z.enum(leadKinds, key("kind.unknown")),
  submitter: submitterSchema,
  organisation: organisationSchema.optional(),
  sector: code("sector.unknown").optional(),
  place: z
    .string(key("place.unknown"))
    .max(200, key("place.unknown"))
    .refine(isPlaceRef, key("place.unknown"))
    .optional(),
  opportunity: code("opportunity.unknown").optional(),
  capital: capitalSchema.optional(),
  areaHa: z
    .number(key("area.not-a-number"))
    .positive(key("area.not-positive"))
    .max(largestArea, key("area.too-large"))
    .optional(),
  jobs: z
    .number(key("jobs.not-a-number"))
    .int(key("jobs.not-a-number"))
    .min(0, key("jobs.not-a-number"))
    .max(largestJobs, key("jobs.too-large"))
    .optional(),
  need: z.enum(needs, key("need.unknown")).optional(),
  topic: z.enum(topics, key("topic.unknown")).optional(),
  subject: text(cleanLine, longest.subject, {
    type: "subject.blank",
    blank: "subject.blank",
    long: "subject.too-long",
  }),
  message: text(cleanText, longest.message, {
    type: "message.blank",
    blank: "message.blank",
    long: "message.too-long",
  }),
  consent: z.strictObject(
    {
      version: z.literal(consentVersion, {
        error: ({ input }): LeadErrorKey =>
          typeof input === "string" ? "consent.outdated" : "consent.missing",
      }),
    },
    objectError("consent.missing"),
  ),
};

/** A field that the lead does not have is refused: a typo in an optional name would change the route in silence. */
function objectError(missing: LeadErrorKey) {
  return {
    error: (issue: { code: string }): LeadErrorKey =>
      issue.code === "unrecognized_keys" ? "field.unknown" : missing,
  };
}

type KindChoices = Pick<LeadInput, "kind" | "need" | "topic">;

/** A need or topic that the kind does not have is an error at its own path (routing policy, second paragraph). */
function choicesOfKind(lead: KindChoices, context: z.RefinementCtx<unknown>): void {
  const refuse = (path: "need" | "topic", message: LeadErrorKey) =>
    context.addIssue({ code: "custom", path: [path], message, params: { kind: lead.kind } });
  if (lead.need && needsOf(lead.kind).length === 0) refuse("need", "need.not-for-kind");
  else if (lead.need && !needsOf(lead.kind).includes(lead.need)) refuse("need", "need.unknown");
  if (lead.topic && lead.kind !== "obstacle") refuse("topic", "topic.not-for-kind");
}

/** The Lead JSON of intake, API and dry run; every issue's message is one of `leadErrorKeys`. */
export const leadSchema = z
  .strictObject(leadShape, objectError("lead.not-an-object"))
  .superRefine(choicesOfKind);

/** The words of a lead, which a worked case lets one edit. */
export const leadTextSchema = z.strictObject({ subject: leadShape.subject, message: leadShape.message });

/** A line of `npm run route`: a lead, and when it would have been received (ISO 8601 with offset). */
export const routeRequestSchema = z
  .strictObject(
    {
      ...leadShape,
      receivedAt: z
        .string(key("received-at.invalid"))
        .transform((value, context) => {
          const instant = readInstant(value);
          if (instant) return instant;
          context.addIssue({ code: "custom", message: "received-at.invalid" satisfies LeadErrorKey });
          return z.NEVER;
        })
        .optional(),
    },
    objectError("lead.not-an-object"),
  )
  .superRefine(choicesOfKind);

/** An instant with its offset from UTC; null for a local time, which could mean any of 24 hours, and for 30 February. */
export function readInstant(text: string): Date | null {
  const [, date, time, offset] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}(?::?\d{2})?)$/i.exec(text) ?? [];
  if (!date || !time || !offset) return null;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null;
  const [, hours = "", minutes = "00"] = /^([+-]\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  if (Number(time.slice(0, 2)) > 23) return null;
  const instant = new Date(`${date}T${time}${hours ? `${hours}:${minutes}` : "Z"}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

export type FieldError = { path: string; key: string; params: Record<string, string | number> };

/** The first thing wrong with a lead: dotted path, key of the sentence, and what the sentence needs. */
export function firstError(error: z.ZodError): FieldError {
  return fieldErrors(error)[0] ?? { path: "", key: "lead.not-an-object", params: {} };
}

/** Everything wrong with a lead, one entry a path, in the order of the fields. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const seen = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const names = issue.code === "unrecognized_keys" ? [unknownField(issue)] : [];
    const path = [...issue.path, ...names].map(String).join(".");
    if (!seen.has(path)) seen.set(path, { path, key: issue.message, params: paramsOf(issue) });
  }
  return [...seen.values()];
}

function paramsOf(issue: z.core.$ZodIssue): FieldError["params"] {
  if (issue.code === "too_big") return { max: Number(issue.maximum) };
  if (issue.code === "unrecognized_keys") return { field: unknownField(issue) };
  if (issue.code === "custom" && typeof issue.params?.kind === "string") return { kind: issue.params.kind };
  return {};
}

/** The name of a field that a lead does not have, as far as a person reads it; one without a name is shown as such. */
function unknownField({ keys: [name = ""] }: { keys: string[] }): string {
  return name === "" ? '""' : name.slice(0, 100);
}
