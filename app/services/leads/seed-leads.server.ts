import { consentVersion, type LeadInput, leadKinds, submitterTypes } from "~/core/leads/lead";
import { languages } from "~/core/shared/language";
import { readFacts } from "~/services/reference/facts.server";
import { type SubmitDeps, submitLead } from "./submit-lead.server";

const countries = ["JP", "KR", "CN", "TW", "US", "SG", "DE", "AU", "VN"];
const atOnce = 8;

type Deps = SubmitDeps & {
  /** 0 up to 1: the same sequence makes the same data. */
  chance: () => number;
  progress: (done: number) => void;
};

/** Sends `count` synthetic leads through the door that every lead comes in by; their mails are kept, never sent. */
export async function seedLeads(deps: Deps, count: number): Promise<void> {
  const facts = await readFacts(deps.db);
  const places = [...facts.communes.keys()].map((code) => `commune:${code}` as const);
  const sectors = [...facts.sectors.keys()];
  const kept = { ...deps, mail: { ...deps.mail, smtp: false } };
  let begun = 0;
  let done = 0;
  const work = async () => {
    while (begun < count) {
      begun += 1;
      const number = begun;
      const lead = syntheticLead(number, places, sectors, deps.chance);
      const result = await submitLead(kept, {
        lead,
        formToken: Buffer.from(deps.random(16)).toString("hex"),
        consent: { text: "synthetic", language: lead.submitter.language },
        channel: "synthetic",
      });
      if (result.kind !== "received")
        throw new Error(`a synthetic lead was refused: ${JSON.stringify(result)}`);
      done += 1;
      deps.progress(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function syntheticLead(
  number: number,
  places: readonly `commune:${string}`[],
  sectors: readonly string[],
  chance: () => number,
): LeadInput {
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(chance() * items.length)] ?? otherwise;
  return {
    kind: pick(leadKinds, "investment"),
    submitter: {
      type: pick(submitterTypes, "foreign-investor"),
      name: `Synthetic Person ${number}`,
      email: `synthetic-${number}@example.com`,
      country: pick(countries, "VN"),
      language: pick(languages, "en"),
    },
    ...(chance() < 0.7 && { sector: pick(sectors, "electronics") }),
    ...(chance() < 0.5 && { place: pick(places, "commune:27976") }),
    ...(chance() < 0.5 && {
      capital: { amount: Math.ceil(10 ** (4 + chance() * 4)), currency: "USD" as const },
    }),
    subject: `Synthetic lead ${number}`,
    message: "A synthetic lead for tests of load.",
    consent: { version: consentVersion },
  };
}
