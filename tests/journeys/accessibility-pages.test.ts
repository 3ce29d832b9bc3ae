import { afterAll, beforeAll, expect, test } from "vitest";
import { makeOneTimeLink } from "~/services/accounts/passwords.server";
import { type AxeWalk, expectNoViolation, openIn, opensLeadPage, startAxeWalk } from "../support/axe-walk";
import { aStaff } from "../support/desk";
import { type Addresses, fillDesk } from "../support/sample-addresses";
import { siteMap } from "../support/site-map";

/** Every page of the map, filled. The forms of the lead's page are looked at by accessibility-forms. */

const pages = (await siteMap()).filter((door) => door.hasPage && door.hasLoader && !opensLeadPage(door));

let walk: AxeWalk;
let addresses: Addresses;

beforeAll(async () => {
  walk = await startAxeWalk();
  addresses = await fillDesk(walk.db, walk.administrator);
});
afterAll(() => walk?.stop());

test.each(pages.map((door, turn) => ({ ...door, turn })))("$pattern", async ({ turn, ...door }) => {
  const { page, status } = await walk.goTo(addresses.of(door, await walk.speak(turn)));
  // It shows what it is for, not that there is nothing; a spent one-time link and a page that is not there do say so.
  const expected = { "/:lang/welcome/:token": 410, "/*": 404 }[door.pattern] ?? 200;
  expect({ pattern: door.pattern, status }).toEqual({ pattern: door.pattern, status: expected });
  await expectNoViolation(page);
});

test("a lead in every state, on the desk and for its sender", async () => {
  const leads = await walk.db.lead.findMany({ distinct: ["state", "outcome"], orderBy: { id: "asc" } });
  expect(leads.length).toBeGreaterThan(4);
  for (const [turn, lead] of leads.entries()) {
    const lang = await walk.speak(turn);
    await walk.look(`/admin/leads/${lead.code}`);
    const { text } = await walk.db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
    const token = /\/track\/([0-9a-z]+)/.exec(text)?.[1] ?? "";
    await walk.look(`/${lang}/track/${token}`);
  }
}, 180_000);

test("the question for the code of a second factor", async () => {
  const page = await walk.halfSignedIn();
  await openIn(page, `${walk.product.url}/ja/sign-in/code`);
  expect(page.url()).toContain("/ja/sign-in/code");
  await expectNoViolation(page);
  await page.context().close();
});

test("a one-time link", async () => {
  const token = await makeOneTimeLink(walk.db, (await aStaff(walk.db, "officer", "finance")).id, new Date());
  await walk.look(`/vi/welcome/${token}`);
});
