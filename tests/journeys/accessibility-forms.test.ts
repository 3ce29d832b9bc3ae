import { afterAll, beforeAll, test } from "vitest";
import { type AxeWalk, expectNoViolation, opensLeadPage, sendEmpty, startAxeWalk } from "../support/axe-walk";
import { type Addresses, fillDesk } from "../support/sample-addresses";
import { siteMap } from "../support/site-map";

/** Each form, sent empty. */

const forms = (await siteMap()).filter(
  ({ hasPage, hasLoader, hasAction, pattern }) =>
    hasPage && hasLoader && hasAction && pattern !== "/admin/sign-out",
);

let walk: AxeWalk;
let addresses: Addresses;

beforeAll(async () => {
  walk = await startAxeWalk();
  addresses = await fillDesk(walk.db, walk.administrator);
});
afterAll(() => walk?.stop());

test.each(forms.map((door, turn) => ({ ...door, turn })))("$pattern", async ({ turn, ...door }) => {
  const { page } = await walk.goTo(addresses.of(door, await walk.speak(turn)));
  // The pages as such are looked at by accessibility-pages: here what is sent, and what is said then.
  const opens = opensLeadPage(door);
  const within = opens ? 'main details[open], main [role="alert"]' : "main";
  const look = async () => {
    if ((await page.locator(within).count()) > 0) await expectNoViolation(page, within);
  };
  if (opens) await look();
  const all = "main form[method=post]";
  const own = `${all}[action$="${new URL(page.url()).pathname}"]`;
  const form = (await page.locator(own).count()) > 0 ? own : all;
  if ((await page.locator(form).count()) === 0) return;
  await sendEmpty(page, form);
  await look();
});
