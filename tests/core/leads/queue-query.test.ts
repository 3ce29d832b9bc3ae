import { expect, test } from "vitest";
import { queueSearch, readQueueQuery } from "~/core/leads/queue-query";

test.each([
  "",
  "?q=VC26&state=closed&after=1764547200000_7",
  "?state=waiting-for-submitter&assignee=me&kind=obstacle&standing=overdue&priority=high",
  "?state=any&assignee=none&department=finance",
  "?assignee=12&part=taking-part&sector=rubber&country=JP&standing=soon&before=-62135596800000_3",
])("the address %j of a queue is kept as it is", (search) => {
  expect(queueSearch(readQueueQuery(new URLSearchParams(search)))).toBe(search);
});

test("an address that asks for what is overdue in the old way is understood", () => {
  expect(queueSearch(readQueueQuery(new URLSearchParams("?overdue=yes")))).toBe("?standing=overdue");
});

test("what makes no sense is as if it were not there", () => {
  const typed =
    "?state=broken&assignee=you&department=../x&kind=thing&overdue=1&priority=low&after=x_1&country=jp";
  expect(queueSearch(readQueueQuery(new URLSearchParams(typed)))).toBe("");
});
