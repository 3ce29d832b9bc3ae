import type { LeadErrorKey } from "~/core/leads/errors";
import type { FieldError } from "~/core/leads/lead.schema";
import { readFigure } from "~/core/shared/figure";
import { amountOf, isCurrency, namedCurrency, parseAmount } from "~/core/shared/money";

type Fields = Record<string, unknown>;

/**
 * Turns the texts of a form, nested by the dotted names of its fields and without the empty ones, into the Lead JSON
 * that `leadSchema` reads: figures as people write them become numbers, a currency without an amount is no capital and an
 * amount without a currency is asked for one, a web address may lack its `https://`. What cannot be read stays as it was
 * typed, with its error.
 */
export function leadFromForm(form: Fields): { lead: Fields; errors: FieldError[] } {
  const lead: Fields = { ...form };
  const errors: FieldError[] = [];
  const refuse = (path: string, key: LeadErrorKey) => errors.push({ path, key, params: {} });

  if (isFields(form.capital)) {
    const { amount, currency: chosen } = form.capital;
    // "3億円" is yen, whatever stands in the list of currencies beside it.
    const currency = (typeof amount === "string" && namedCurrency(amount)) || chosen;
    if (amount === undefined) delete lead.capital;
    else if (typeof amount === "string" && currency === undefined) {
      // 20 million of what is asked alone; as dollars it would be another lead.
      delete lead.capital;
      refuse("capital.currency", "currency.missing");
    } else if (typeof amount === "string" && isCurrency(currency)) {
      const money = parseAmount(amount, currency);
      // Not "enter figures", as a number in JSON has to be: a form reads sums as people say them.
      if ("error" in money)
        refuse("capital.amount", money.error === "capital.not-a-number" ? "capital.unreadable" : money.error);
      else lead.capital = { amount: amountOf(money), currency };
    }
  }
  if (typeof form.areaHa === "string") lead.areaHa = readFigure(form.areaHa) ?? form.areaHa;
  if (typeof form.jobs === "string") lead.jobs = readFigure(form.jobs) ?? form.jobs;
  if (typeof form.consent === "string") lead.consent = { version: form.consent };
  if (isFields(form.organisation)) lead.organisation = organisationOf(form.organisation);
  return { lead, errors };
}

function organisationOf(organisation: Fields): Fields {
  const { website } = organisation;
  if (typeof website !== "string" || /^[a-z][a-z0-9+.-]*:/i.test(website.trim())) return organisation;
  return { ...organisation, website: `https://${website.trim()}` };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
