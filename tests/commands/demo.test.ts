import { afterAll, beforeAll, expect, test } from "vitest";
import { leadStates } from "~/core/leads/lead";
import type { Database } from "~/infra/db/client.server";
import { signIn } from "~/services/accounts/sign-in.server";
import { runCommand } from "../support/command";
import { freshDatabase } from "../support/database";

let db: Database;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, url, close } = await freshDatabase());
});
afterAll(() => close());

const demo = () => runCommand("demo", [], { DATABASE_URL: url, SESSION_SECRET: "x".repeat(32) });
const passwordOf = (output: string) => /Password of all of them: (\S+)/.exec(output)?.[1] ?? "";

async function enter(password: string) {
  const visitor = { address: "192.0.2.1", userAgent: "" };
  const email = "officer.finance@demo.invalid";
  return (await signIn({ db, now: new Date(), rateLimits: false }, { email, password }, visitor)).kind;
}

test("the demo shows leads in every state and staff of every department; run again it adds none", async () => {
  const first = await demo();
  expect(first.errors).toBe("");
  expect(await enter(passwordOf(first.output))).toBe("signed-in");
  const states = new Set((await db.lead.findMany()).map((lead) => lead.state));
  // Every lead is routed in the transaction that receives it: nobody ever sees one that is only received.
  expect([...states].sort()).toEqual(leadStates.filter((state) => state !== "received").sort());
  // Of everything that a desk does beside them there is something to see.
  const shown = {
    answered: await db.leadTask.count({ where: { state: "answered", kind: "coordination" } }),
    appraised: await db.leadTask.count({ where: { state: "answered", kind: "appraisal" } }),
    resolvedAfterOpinion: await db.lead.count({ where: { appraisal: true, state: "resolved" } }),
    extended: await db.lead.count({ where: { extendedAt: { not: null } } }),
    disputed: await db.lead.count({ where: { arbitration: true } }),
    scored: await db.leadScore.count(),
    linked: await db.leadLink.count(),
    projectsHeldUp: await db.project.count({
      where: { obstacles: { some: { state: { not: "resolved" } } } },
    }),
  };
  expect(Object.entries(shown).filter(([, count]) => count === 0)).toEqual([]);
  const [leads, staff] = [await db.lead.count(), await db.staff.count()];
  const second = await demo();
  expect(await enter(passwordOf(first.output))).toBe("refused");
  expect(await enter(passwordOf(second.output))).toBe("signed-in");
  expect([await db.lead.count(), await db.staff.count()]).toEqual([leads, staff]);
  expect(await db.lead.count({ where: { demo: false } })).toBe(0);
  expect(await db.mail.count({ where: { state: { not: "kept" } } })).toBe(0);
});
