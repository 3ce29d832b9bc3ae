import { statusDate } from "~/core/opportunities/status-date";
import { languages } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";
import type { Database } from "~/infra/db/client.server";
import type { Prisma } from "~/infra/db/generated/client";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { indexOpportunities } from "../opportunities/index-search.server";

const batch = 500;
const word = {
  vi: "Giả lập",
  en: "Synthetic",
  zh: "模拟",
  "zh-TW": "模擬",
  ja: "模擬",
  ko: "모의",
} as const;

type Deps = {
  db: Database;
  now: Date;
  /** 0 up to 1: the same sequence makes the same data. */
  random: () => number;
  progress: (done: number) => void;
};

/**
 * Adds `count` synthetic opportunities for tests of load, named and marked as such, spread over sectors, communes, sizes and
 * states as the real ones are. They come after those of an earlier run.
 */
export async function seedOpportunities(deps: Deps, count: number): Promise<void> {
  const { db, now } = deps;
  const facts = await readFacts(db);
  const last = await db.opportunity.findFirst({
    where: { synthetic: true },
    orderBy: { slug: "desc" },
    select: { slug: true },
  });
  const first = Number(last?.slug.replace("synthetic-", "") ?? 0) + 1;
  for (let done = 0; done < count; done += batch) {
    const size = Math.min(batch, count - done);
    const rows = Array.from({ length: size }, (_, index) =>
      syntheticRow(first + done + index, facts, now, deps.random),
    );
    await db.$transaction(
      async (tx) => {
        await tx.opportunity.createMany({ data: rows });
        await indexOpportunities(
          tx,
          rows.map(({ slug }) => slug),
        );
        await touchCatalogue(tx);
      },
      { timeout: 120_000 },
    );
    deps.progress(done + size);
  }
}

function syntheticRow(number: number, facts: Facts, now: Date, random: () => number) {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const sector = pick([...facts.sectors.values()]);
  const commune = pick([...facts.communes.values()]);
  const year = 2015 + Math.floor(random() * 12);
  const inDollars = random() < 0.5;
  const amount = Math.ceil(10 ** (5 + random() * 4));
  const slug = `synthetic-${String(number).padStart(6, "0")}`;
  const name = inAll((lang) =>
    [
      `${word[lang]} ${number}`,
      localised(sector?.name ?? {}, lang).text,
      localised(commune?.name ?? {}, lang).text,
    ].join(" – "),
  );
  return {
    slug,
    kind: random() < 0.9 ? "project" : "technology",
    names: name,
    summaries: name,
    sectorCode: sector?.code ?? null,
    communeCodes: commune ? [commune.code] : [],
    formerLocation: commune?.formerUnits[0]?.replace(" (part)", "") ?? null,
    areaHa: random() < 0.6 ? Math.round(random() * 50_000) / 100 : null,
    capitalMinor: random() < 0.3 ? null : BigInt(amount) * (inDollars ? 100n : 26_000n),
    capitalCurrency: inDollars ? "USD" : "VND",
    status: pick(["called", "listed", "preparing", "closed"]) ?? "listed",
    statusAsPublished: "synthetic",
    statusAsOf: String(year),
    statusDate: new Date(statusDate(String(year)) ?? now),
    confirmed: "synthetic",
    sources: [],
    synthetic: true,
    createdAt: now,
    updatedAt: now,
    loadedHash: "synthetic",
  } satisfies Prisma.OpportunityCreateManyInput;
}

function inAll(text: (lang: (typeof languages)[number]) => string): Localised {
  return Object.fromEntries(languages.map((lang) => [lang, text(lang)]));
}
