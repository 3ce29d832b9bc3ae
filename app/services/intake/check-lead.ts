import { type Answers, nested } from "~/core/intake/answers";
import { ofItsKind } from "~/core/intake/steps";
import { checkCodes } from "~/core/leads/check-codes";
import { isPlaceRef, type LeadInput } from "~/core/leads/lead";
import { type FieldError, fieldErrors, leadSchema } from "~/core/leads/lead.schema";
import { leadFromForm } from "~/core/leads/lead-form";
import type { Facts } from "../reference/facts.server";
import { readPhone } from "./read-phone";

export type CheckedLead = { ok: true; lead: LeadInput } | { ok: false; errors: FieldError[] };

/** Whether a lead can be taken: its form, its phone number in its country, its codes in the province's lists. */
export function checkLead(input: unknown, facts: Facts): CheckedLead {
  const parsed = leadSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error) };
  const lead = parsed.data;
  const errors: FieldError[] = [];
  const typed = lead.submitter.phone;
  const phone = typed === undefined ? undefined : readPhone(typed, lead.submitter.country);
  if (phone === null) errors.push({ path: "submitter.phone", key: "phone.invalid", params: {} });
  const unknown = checkCodes(lead, facts);
  if (unknown) errors.push({ ...unknown, params: {} });
  if (errors.length > 0 || phone === null) return { ok: false, errors };
  return {
    ok: true,
    lead: phone === undefined ? lead : { ...lead, submitter: { ...lead.submitter, phone } },
  };
}

/**
 * The same for what was typed into the form, as far as its kind asks for it. `consent` is the version whose box was
 * ticked, if it was.
 */
export function checkAnswers(typed: Answers, consent: string | undefined, facts: Facts): CheckedLead {
  const answers = ofItsKind(typed);
  const { lead, errors } = leadFromForm({ ...nested(answers), ...(consent !== undefined && { consent }) });
  const checked = checkLead(lead, facts);
  if (checked.ok && errors.length === 0) return checked;
  const paths = new Set(errors.map(({ path }) => path));
  const others = checked.ok ? [] : checked.errors.filter(({ path }) => !paths.has(path));
  const found = [...errors, ...others];
  // Codes are looked up even while the rest is not there yet, so that a step can refuse its own.
  const unknown = checkCodes(
    {
      sector: answers.sector,
      place: answers.place && isPlaceRef(answers.place) ? answers.place : undefined,
      opportunity: answers.opportunity,
    },
    facts,
  );
  if (unknown && !found.some(({ path }) => path === unknown.path)) found.push({ ...unknown, params: {} });
  return { ok: false, errors: found };
}
