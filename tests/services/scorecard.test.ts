import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import { scoreOf } from "~/core/scorecard/scorecard";
import { selfCheck } from "~/core/scorecard/self-check";
import type { Database } from "~/infra/db/client.server";
import { readFacts } from "~/services/reference/facts.server";
import { loadReferenceData } from "~/services/reference/load-reference-data.server";
import {
  discardScorecardDraft,
  publishScorecard,
  saveScorecardDraft,
} from "~/services/scorecard/edit-scorecard.server";
import {
  latestScores,
  publishedScorecard,
  readDraft,
  readLeadScore,
} from "~/services/scorecard/queries.server";
import { scoreLead } from "~/services/scorecard/score-lead.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, seenNow } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;
let coordinator: StaffActor;

const now = new Date("2026-12-01T02:00:00Z");

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  await loadReferenceData(db, now);
  officer = await aStaff(db, "officer", "economic-zone-authority");
  coordinator = await aStaff(db, "coordinator");
});
afterAll(() => close());

const investment = () =>
  aLead(db, now, {
    sector: "electronics",
    capital: { amount: 260_000_000_000, currency: "VND" },
    areaHa: 2,
    jobs: 200,
  });
const judgements = { TECH: { points: 3, evidence: "Drawings of the line" } } as const;

async function score(leadId: number, over: { lastScore?: number; version?: number } = {}) {
  return scoreLead(deskOf(db, officer, now), await seenNow(db, leadId), {
    judgements,
    gate: "nothing-found",
    gateReason: null,
    lastScore: 0,
    version: (await publishedScorecard(db)).version,
    ...over,
  });
}

test("before anybody judged, the figures of the lead alone speak: dong at the reference rate, by the hectare", async () => {
  const lead = await investment();
  const view = await readLeadScore(db, lead.id, await readFacts(db));
  expect(view.saved).toBeNull();
  // About 10 million USD on 2 ha; 100 jobs a hectare.
  expect(view.score.parts.find(({ code }) => code === "CAPITAL_HA")?.points).toBe(2);
  expect(view.score.parts.find(({ code }) => code === "JOBS")?.points).toBe(3);
  expect(view.score.unjudged).toBe(75);
});

test("each saving is a row and an event; a form that is behind is told and writes nothing", async () => {
  const lead = await investment();
  expect(await score(lead.id)).toEqual({ kind: "done" });
  expect(await score(lead.id)).toEqual({ kind: "outrun" });
  const saved = await readLeadScore(db, lead.id, await readFacts(db));
  expect(saved.score.total).toBe(18.75 + 7.5 + 7.5);
  expect(await score(lead.id, { lastScore: saved.saved?.id ?? 0 })).toEqual({ kind: "done" });
  expect(await db.leadScore.count({ where: { leadId: lead.id } })).toBe(2);
  expect(await db.leadEvent.count({ where: { leadId: lead.id, kind: "scored" } })).toBe(2);
  await expect(db.leadScore.updateMany({ data: { total: 100 } })).rejects.toThrow(/history/);
});

test("ten who save at once from the same page leave one score", async () => {
  const lead = await investment();
  const results = await Promise.all(Array.from({ length: 10 }, () => score(lead.id)));
  expect(results.filter(({ kind }) => kind === "done")).toHaveLength(1);
  expect(await db.leadScore.count({ where: { leadId: lead.id } })).toBe(1);
});

test("only investment leads are scored", async () => {
  const lead = await aLead(db, now, { kind: "partnership" });
  expect(await score(lead.id)).toEqual({ kind: "outrun" });
});

test("a new version is drafted, published, and leaves old scores as they were; exports read the newest", async () => {
  const before = await publishedScorecard(db);
  const lead = await investment();
  expect(await score(lead.id)).toEqual({ kind: "done" });
  const old = await readLeadScore(db, lead.id, await readFacts(db));

  const desk = { db, now, actor: coordinator };
  const card = {
    ...before.card,
    criteria: before.card.criteria.map((criterion) => {
      if (criterion.code === "TECH") return { ...criterion, weight: 20 };
      return criterion.code === "SECTOR" ? { ...criterion, weight: 5 } : criterion;
    }),
  };
  expect(await saveScorecardDraft(desk, card, 0)).toEqual({ kind: "done" });
  expect(await saveScorecardDraft(desk, card, 0)).toEqual({ kind: "outrun" });
  const revision = (await readDraft(db))?.revision ?? 0;
  expect((await publishedScorecard(db)).version).toBe(before.version);
  expect(await publishScorecard(desk, revision, "Priority sectors count")).toEqual({ kind: "done" });
  expect(await publishScorecard(desk, revision, "Again")).toEqual({ kind: "outrun" });
  expect((await publishedScorecard(db)).version).toBe(before.version + 1);

  expect(await readLeadScore(db, lead.id, await readFacts(db))).toEqual(old);
  expect((await latestScores(db, [lead.id])).get(lead.id)).toMatchObject({
    total: old.score.total,
    unjudged: old.score.unjudged,
    version: before.version,
  });
  // Saved anew, it is by the new card, and the same as anybody computes from the same facts.
  await score(lead.id, { lastScore: old.saved?.id ?? 0 });
  const anew = await readLeadScore(db, lead.id, await readFacts(db));
  expect(anew.version).toBe(before.version + 1);
  expect(anew.score).toEqual(scoreOf(card, anew.facts, judgements));
  // 5 of 20 less for technology, and 5 more for a priority sector.
  expect(anew.score.total).toBe(15 + 7.5 + 7.5 + 5);
  await expect(db.scorecard.update({ where: { version: 1 }, data: { note: "x" } })).rejects.toThrow(
    /history/,
  );
});

test("a draft can be left, and loading the data again keeps what the desk published", async () => {
  const desk = { db, now, actor: coordinator };
  const { card, version } = await publishedScorecard(db);
  await saveScorecardDraft(desk, card, 0);
  const revision = (await readDraft(db))?.revision ?? 0;
  expect(await discardScorecardDraft(desk, revision)).toEqual({ kind: "done" });
  expect(await readDraft(db)).toBeNull();
  await loadReferenceData(db, now);
  expect((await publishedScorecard(db)).version).toBe(version);
});

test.each<[string, Record<string, unknown>, Record<string, string>]>([
  [
    "dollars",
    { capital: { amount: 12_500_000, currency: "USD" }, areaHa: 2.5, jobs: 300 },
    { "capital.amount": "12,500,000", "capital.currency": "USD", area: "2.5", jobs: "300" },
  ],
  [
    "dong as people say them",
    { capital: { amount: 260_000_000_000, currency: "VND" }, areaHa: 2, jobs: 200 },
    { "capital.amount": "260 tỷ", "capital.currency": "VND", area: "2 ha", jobs: "200" },
  ],
  [
    "no land, so that nothing is computed by the hectare",
    { capital: { amount: 5_000_000, currency: "EUR" } },
    { "capital.amount": "5.000.000", "capital.currency": "EUR", area: "", jobs: "" },
  ],
])("the public self-check and the desk give the same score: %s", async (_, given, typed) => {
  const lead = await aLead(db, now, { sector: "electronics", ...given });
  const points = { TECH: 3, ENV: 2, LINKAGE: 4 } as const;
  const judged = Object.fromEntries(
    Object.entries(points).map(([code, value]) => [code, { points: value, evidence: "A demo paper" }]),
  );
  const facts = await readFacts(db);
  const { version, card } = await publishedScorecard(db);
  const result = await scoreLead(deskOf(db, officer, now), await seenNow(db, lead.id), {
    judgements: judged,
    gate: "not-looked",
    gateReason: null,
    lastScore: 0,
    version,
  });
  expect(result).toEqual({ kind: "done" });
  const query = new URLSearchParams({ ...typed, sector: "electronics" });
  for (const [code, value] of Object.entries(points)) query.set(`points-${code}`, String(value));
  const check = selfCheck(query, card, facts.rates, [...facts.sectors.keys()]);
  const atDesk = (await readLeadScore(db, lead.id, facts)).score;
  expect(check.score).toEqual(atDesk);
  expect((await latestScores(db, [lead.id])).get(lead.id)).toMatchObject({
    total: check.score?.total,
    unjudged: check.score?.unjudged,
  });
});
