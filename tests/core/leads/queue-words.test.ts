import { expect, test } from "vitest";
import { queueWords } from "~/core/leads/queue-words";

test.each([
  ["Nguyễn Văn", "'nguyen':* & 'van':*"],
  ["VC26-7K3M9Q", "'vc26':* & '7k3m9q':*"],
  ["demo@example.com", "'demo@example.com':*"],
  ["  工場 ", "'工場':*"],
  ["O'Neill", "'o':* & 'neill':*"],
])("%j is looked for as %s", (typed, query) => {
  expect(queueWords(typed)).toBe(query);
});

test.each(["", "  ", "%_\\", "'&|!"])("%j is no search", (typed) => {
  expect(queueWords(typed)).toBeNull();
});
