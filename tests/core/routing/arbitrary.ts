import fc from "fast-check";
import { type LeadInput, leadKinds, needsOf, type PlaceRef, submitterTypes, topics } from "~/core/leads/lead";
import { languages } from "~/core/shared/language";
import { currencies } from "~/core/shared/money";
import { aLead, facts } from "./province";

export const sectorCodes = facts.sectors.map(({ code }) => code);
export const places: PlaceRef[] = [
  ...[...facts.parks.keys()].map((slug): PlaceRef => `park:${slug}`),
  ...[...facts.communes.keys()].map((code): PlaceRef => `commune:${code}`),
];
const sectorWords = facts.sectors.flatMap(({ words }) =>
  languages.flatMap((language) => words[language] ?? []),
);

/** Amounts around the thresholds of every currency, and any others. */
const capital = fc.record({
  amount: fc.oneof(
    fc.constantFrom(
      19_999_999.99,
      20_000_000,
      49_999_999.99,
      50_000_000,
      18_181_818.18,
      18_181_818.19,
      3e9,
      1.3e12,
    ),
    fc.nat(),
    fc.double({ min: 0, max: 1e15, noNaN: true }),
  ),
  currency: fc.constantFrom(...currencies),
});

const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...sectorWords) },
      { weight: 1, arbitrary: fc.string() },
    ),
    {
      maxLength: 5,
    },
  )
  .map((words) => words.join(" "));

/** Any valid lead about the province. */
export const anyLead: fc.Arbitrary<LeadInput> = fc
  .record({
    kind: fc.constantFrom(...leadKinds),
    type: fc.constantFrom(...submitterTypes),
    sector: fc.option(fc.constantFrom(...sectorCodes), { nil: undefined }),
    place: fc.option(fc.constantFrom(...places), { nil: undefined }),
    opportunity: fc.option(fc.constantFrom(...facts.opportunities.keys()), { nil: undefined }),
    capital: fc.option(capital, { nil: undefined }),
    areaHa: fc.option(fc.constantFrom(0.4, 0.5, 1, 9.99, 10, 100, 2500), { nil: undefined }),
    country: fc.constantFrom("JP", "VN", "KR", "CN", "DE"),
    choice: fc.nat(20),
    subject: text,
    message: text,
  })
  .map(({ choice, country, ...lead }) => {
    const needs = needsOf(lead.kind);
    const made = aLead({
      ...lead,
      need: needs[choice % (needs.length + 1)],
      topic: lead.kind === "obstacle" ? topics[choice % (topics.length + 1)] : undefined,
    });
    return { ...made, submitter: { ...made.submitter, country } };
  });
