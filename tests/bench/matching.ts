import type { Database } from "~/infra/db/client.server";
import { matchOpportunities } from "~/services/matching/match-lead.server";
import type { LeadColumns } from "~/services/matching/sides";
import { readFacts } from "~/services/reference/facts.server";
import { percentiles } from "./measure";

const asked = 200;
const warmUp = 20;

/**
 * How long the matches of one lead take over the catalogue as it is, candidates and scores and all: percentiles in
 * milliseconds over 200 leads of all sectors and many places, one after the other.
 */
export async function matching(db: Database): Promise<{ p50ms: number; p95ms: number; p99ms: number }> {
  const facts = await readFacts(db);
  const sectors = [...facts.sectors.keys()];
  const communes = [...facts.communes.keys()];
  const now = new Date();
  const times: number[] = [];
  for (let index = 0; index < asked + warmUp; index += 1) {
    const lead: LeadColumns = {
      id: 0,
      code: "",
      kind: index % 3 === 0 ? "technology" : "investment",
      need: null,
      submitterType: "foreign-investor",
      language: index % 2 === 0 ? "en" : "vi",
      // Every fourth names no sector, every third no place: these lean on words and on the sector in the text.
      sectorCode: index % 4 === 0 ? null : (sectors[index % sectors.length] ?? null),
      place: index % 3 === 1 ? null : `commune:${communes[index % communes.length]}`,
      opportunitySlug: null,
      capitalMinor: 500_000_000n,
      capitalCurrency: "USD",
      areaHa: 5,
      subject: index % 2 === 0 ? "Food and beverage processing plant" : "Nhà máy chế biến thực phẩm",
      message: "We look for land and partners. Chúng tôi tìm đất và đối tác.",
      receivedAt: now,
    };
    const start = performance.now();
    await matchOpportunities({ db, now }, lead, facts, 10);
    if (index >= warmUp) times.push(performance.now() - start);
  }
  const { p50ms, p95ms, p99ms } = percentiles(times);
  return { p50ms, p95ms, p99ms };
}
