import { afterAll, beforeAll, expect, test } from "vitest";
import { matchWeights } from "~/core/matching/match";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { trackToken } from "~/services/intake/form-token.server";
import { linkMatch, standingLinks, unlinkMatch } from "~/services/matching/links.server";
import { matchCounterparts, matchOpportunities, publicMatches } from "~/services/matching/match-lead.server";
import { readFacts } from "~/services/reference/facts.server";
import { seedOpportunities } from "~/services/seed/seed-opportunities.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, secret, seenNow } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
let coordinator: StaffActor;
let officer: StaffActor;
let stranger: StaffActor;

const now = new Date("2026-12-01T02:00:00Z");
const zone = "economic-zone-authority";

const domestic = {
  kind: "partnership",
  submitter: {
    type: "domestic-enterprise",
    name: "Demo Person",
    email: "home@example.com",
    country: "VN",
    language: "vi",
  },
  sector: "electronics",
  place: undefined,
  subject: "Tìm đối tác sản xuất linh kiện điện tử",
  message: "Chúng tôi có nhà xưởng và lao động.",
};

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  coordinator = await aStaff(db, "coordinator");
  officer = await aStaff(db, "officer", zone);
  stranger = await aStaff(db, "officer", "justice");
  let state = 1;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  await seedOpportunities({ db, now, random, progress: () => {} }, 3_000);
}, 120_000);
afterAll(() => close());

test("opportunities of sector and place come first, closed ones never, and every part has its reason", async () => {
  const facts = await readFacts(db);
  const [sample] = [...facts.opportunities.values()].filter(
    ({ sector, communeCodes, status }) => sector === "electronics" && communeCodes[0] && status === "listed",
  );
  const lead = await aLead(db, now, {
    sector: "electronics",
    place: `commune:${sample?.communeCodes[0]}`,
    capital: { amount: 5_000_000, currency: "USD" },
  });
  const matches = await matchOpportunities({ db, now }, lead, facts, 10);
  expect(matches.length).toBeGreaterThan(3);
  expect(matches[0]?.opportunity.sector).toBe("electronics");
  expect(matches[0]?.opportunity.communeCodes).toEqual(sample?.communeCodes);
  for (const { opportunity, match } of matches) {
    expect(["closed", "awarded"]).not.toContain(opportunity.status);
    expect(match.parts).toHaveLength(Object.keys(matchWeights.parts).length);
  }
  expect(await matchOpportunities({ db, now }, lead, facts, 10)).toEqual(matches);
});

test("the receipt shows three at most, and nothing to who has no link or whose lead is of another kind", async () => {
  const lead = await aLead(db, now, { sector: "energy" });
  const tokenOf = (row: typeof lead) => trackToken(secret, { formToken: row.formToken });
  expect((await publicMatches(db, tokenOf(lead), now)).length).toBeLessThanOrEqual(3);
  expect(await publicMatches(db, tokenOf(lead), now)).not.toHaveLength(0);
  expect(await publicMatches(db, "nonsense", now)).toEqual([]);
  const obstacle = await aLead(db, now, { kind: "obstacle", topic: "land" });
  expect(await publicMatches(db, tokenOf(obstacle), now)).toEqual([]);
});

test("the receipt stands when matching fails", async () => {
  const broken = new Proxy(db, {
    get: (target, name) => {
      if (name === "$queryRaw") throw new Error("the database has gone");
      return Reflect.get(target, name);
    },
  });
  const lead = await aLead(db, now, { sector: "energy" });
  expect(await publicMatches(broken, trackToken(secret, { formToken: lead.formToken }), now)).toEqual([]);
});

test("a foreign need meets a domestic offer, seen only by who may see that lead", async () => {
  const foreign = await aLead(db, now, { sector: "electronics" });
  const home = await aLead(db, now, domestic);
  const facts = await readFacts(db);
  const codes = async (actor: StaffActor) =>
    (await matchCounterparts({ db, now, actor }, foreign, facts, 10)).map(({ id }) => id);
  expect(await codes(coordinator)).toContain(home.code);
  expect(await codes(coordinator)).not.toContain(foreign.code);
  expect(await codes(stranger)).toEqual([]);
});

test("a link is kept with its weights and its reason, once, and taken back by a row of its own", async () => {
  const lead = await aLead(db, now, { sector: "electronics" });
  const home = await aLead(db, now, domestic);
  const desk = deskOf(db, coordinator, now);
  const facts = await readFacts(db);
  const link = async (target: Parameters<typeof linkMatch>[2]) =>
    linkMatch(desk, await seenNow(db, lead.id), target, "They make what the others need.");

  expect(await link({ lead: home.code })).toEqual({ kind: "done" });
  expect(await link({ lead: home.code })).toEqual({ kind: "not-linked", reason: "link.exists" });
  expect(await link({ lead: lead.code })).toEqual({ kind: "not-linked", reason: "target.itself" });
  expect(await link({ opportunity: "no-such" })).toEqual({ kind: "not-linked", reason: "target.unknown" });

  const [mine] = await standingLinks(desk, lead.id, facts);
  expect(mine).toMatchObject({ other: { code: home.code }, weightsVersion: 1, mine: true });
  const [theirs] = await standingLinks(desk, home.id, facts);
  expect(theirs).toMatchObject({ other: { code: lead.code }, mine: false });
  const [hidden] = await standingLinks({ db, actor: stranger }, home.id, facts);
  expect(hidden?.other).toBeNull();

  const linkId = mine?.id ?? 0;
  const unlink = async () => unlinkMatch(desk, await seenNow(db, lead.id), linkId, "A slip.");
  expect(await unlink()).toEqual({ kind: "done" });
  expect(await unlink()).toEqual({ kind: "not-linked", reason: "link.gone" });
  expect(await standingLinks(desk, lead.id, facts)).toEqual([]);
  const kinds = (await db.leadEvent.findMany({ where: { leadId: lead.id }, orderBy: { id: "asc" } })).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(expect.arrayContaining(["linked", "unlinked"]));
  await expect(db.leadLink.update({ where: { id: linkId }, data: { reason: "x" } })).rejects.toThrow(
    /history/,
  );
});

test("a lead that an officer may not see cannot be linked by its code", async () => {
  const lead = await aLead(db, now, { sector: "electronics" });
  const home = await aLead(db, now, { ...domestic, kind: "return", need: "nationality" });
  const seen = await seenNow(db, lead.id);
  const result = await linkMatch(deskOf(db, officer, now), seen, { lead: home.code }, "Because.");
  expect(result).toEqual({ kind: "not-linked", reason: "target.unknown" });
});

test("twenty who link the same at once leave one link", async () => {
  const lead = await aLead(db, now, { sector: "electronics" });
  const home = await aLead(db, now, domestic);
  const seen = await seenNow(db, lead.id);
  const desk = deskOf(db, coordinator, now);
  const results = await Promise.all(
    Array.from({ length: 20 }, () => linkMatch(desk, seen, { lead: home.code }, "At once.")),
  );
  expect(results.filter(({ kind }) => kind === "done")).toHaveLength(1);
  expect(await db.leadLink.count({ where: { leadId: lead.id } })).toBe(1);
});
