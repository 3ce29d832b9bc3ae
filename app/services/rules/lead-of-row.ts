import {
  consentVersion,
  isPlaceRef,
  type LeadInput,
  leadKinds,
  needs,
  submitterTypes,
  topics,
} from "~/core/leads/lead";
import { isLanguage } from "~/core/shared/language";
import { amountOf, isCurrency } from "~/core/shared/money";

/** The columns of a lead that rules can ask for. */
export type RoutedColumns = {
  kind: string;
  submitterType: string;
  country: string;
  language: string;
  sectorCode: string | null;
  place: string | null;
  opportunitySlug: string | null;
  capitalMinor: bigint | null;
  capitalCurrency: string | null;
  areaHa: number | null;
  jobs: number | null;
  need: string | null;
  topic: string | null;
  subject: string;
  message: string;
};

/**
 * What the rules saw of a lead when it came in, from its row. Name and address of the sender are left out: no rule may ask
 * for them. Subject and message stay word for word, since rules look for words, and with them whatever they say of a
 * person.
 */
export function leadOfRow(row: RoutedColumns): LeadInput {
  const { place, capitalMinor, capitalCurrency } = row;
  return {
    kind: leadKinds.find((kind) => kind === row.kind) ?? "investment",
    submitter: {
      type: submitterTypes.find((type) => type === row.submitterType) ?? "citizen",
      name: "Demo Person",
      email: "demo@example.com",
      country: row.country,
      language: isLanguage(row.language) ? row.language : "vi",
    },
    ...(row.sectorCode !== null && { sector: row.sectorCode }),
    ...(place !== null && isPlaceRef(place) && { place }),
    ...(row.opportunitySlug !== null && { opportunity: row.opportunitySlug }),
    ...(capitalMinor !== null &&
      isCurrency(capitalCurrency) && {
        capital: {
          amount: amountOf({ minor: capitalMinor, currency: capitalCurrency }),
          currency: capitalCurrency,
        },
      }),
    ...(row.areaHa !== null && { areaHa: row.areaHa }),
    ...(row.jobs !== null && { jobs: row.jobs }),
    ...optional(
      "need",
      needs.find((need) => need === row.need),
    ),
    ...optional(
      "topic",
      topics.find((topic) => topic === row.topic),
    ),
    subject: row.subject,
    message: row.message,
    consent: { version: consentVersion },
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  const found: { [P in K]?: V } = {};
  if (value !== undefined) found[key] = value;
  return found;
}

/**
 * A lead as a worked case keeps it: with the moment it came in, since rules are valid from day to day. Its words may name
 * persons until somebody takes them out on the page of the case.
 */
export function caseOfLead(row: RoutedColumns & { receivedAt: Date }): Record<string, JsonValue> {
  const { submitter, capital, consent, ...rest } = leadOfRow(row);
  return {
    ...rest,
    submitter: { ...submitter },
    ...(capital && { capital: { ...capital } }),
    consent: { ...consent },
    receivedAt: row.receivedAt.toISOString(),
  };
}

type JsonValue = string | number | boolean | null | { [key: string]: JsonValue };
