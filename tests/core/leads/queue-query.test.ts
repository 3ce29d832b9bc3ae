import { expect, test } from "vitest";
import { queueSearch, readQueueQuery } from "~/core/leads/queue-query";

test.each([
  "",
  "?q=VC26&state=closed&page=3",
  "?state=waiting-for-submitter&assignee=me&kind=obstacle&overdue=yes&priority=high",
  "?state=any&assignee=none&department=finance",
])("the address %j of a queue is kept as it is", (search) => {
  expect(queueSearch(readQueueQuery(new URLSearchParams(search)))).toBe(search);
});

test("what makes no sense is as if it were not there", () => {
  const typed = "?state=broken&assignee=you&department=../x&kind=thing&overdue=1&priority=low&page=-1";
  expect(queueSearch(readQueueQuery(new URLSearchParams(typed)))).toBe("");
});
