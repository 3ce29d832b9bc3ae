import { expect, test } from "vitest";
import { safeBack } from "~/core/accounts/back";

test.each([
  ["/admin/leads?state=any&q=caf%C3%A9", "/admin/leads?state=any&q=caf%C3%A9"],
  ["/admin", "/admin"],
  ["//evil.example", "/admin"],
  ["/admin//evil.example", "/admin"],
  ["/\\evil.example", "/admin"],
  ["/admin/\\evil", "/admin"],
  ["https://evil.example/admin", "/admin"],
  ["/administrator", "/admin"],
  ["/admin\n/leads", "/admin"],
  ["/vi/opportunities", "/admin"],
  ["", "/admin"],
])("back to %j is %j", (back, path) => {
  expect(safeBack(back)).toBe(path);
});
