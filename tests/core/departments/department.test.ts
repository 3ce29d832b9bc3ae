import { describe, expect, test } from "vitest";
import { requestProblems } from "~/core/departments/check-request";
import { departmentNameAt, heirsOf, isOpen, type Validity } from "~/core/departments/department";
import type { ReorganisationRequest } from "~/core/departments/reorganisation";

test.each([
  ["before its first day", "2026-06-30", false],
  ["on its first day", "2026-07-01", true],
  ["on the day before its end", "2026-12-31", true],
  ["on the day from which it is no more", "2027-01-01", false],
])("a department of 1 July to the end of December is open %s: %s %s", (_, day, open) => {
  expect(isOpen({ validFrom: "2026-07-01", validTo: "2027-01-01" }, day)).toBe(open);
});

test.each([
  ["2025-06-30", "Sở Kế hoạch và Đầu tư"],
  ["2025-07-01", "Sở Tài chính"],
  ["2026-11-24", "Sở Tài chính"],
])("what happened on %s is told with the name %s", (day, name) => {
  const department = {
    name: { vi: "Sở Tài chính" },
    periods: [
      { name: { vi: "Sở Kế hoạch và Đầu tư" }, from: null, to: "2025-07-01" },
      { name: { vi: "Sở Tài chính" }, from: "2025-07-01", to: null },
    ],
  };
  expect(departmentNameAt(department, day)).toEqual({ vi: name });
});

test("who holds today what a department held is found through every reorganisation since", () => {
  const gone = (...successorCodes: string[]) => ({ validFrom: null, validTo: "2025-07-01", successorCodes });
  const departments = new Map<string, Validity & { successorCodes: string[] }>([
    ["one", gone("two", "three")],
    ["two", gone("three")],
    ["three", { validFrom: null, validTo: null, successorCodes: [] }],
    ["round", gone("round")],
  ]);
  expect(heirsOf("one", departments, "2026-01-01")).toEqual(["three"]);
  expect(heirsOf("one", departments, "2025-06-30")).toEqual(["one"]);
  expect(heirsOf("round", departments, "2026-01-01")).toEqual([]);
});

describe("a request is told what is wrong with it", () => {
  const open = { validFrom: null, validTo: null };
  const departments = new Map([
    ["a", { ...open, name: { vi: "Sở A" } }],
    ["b", { ...open, name: { vi: "Sở B" } }],
    ["new", { ...open, validFrom: "2026-12-01", name: { vi: "Sở Mới" } }],
    ["old", { ...open, validTo: "2026-11-01", name: { vi: "Sở Cũ" } }],
  ]);
  const on = (effectiveOn = "2026-11-24") => ({ effectiveOn, basis: "" });
  const part = { to: "b", share: { site: ["park" as const] } };
  test.each<[string, ReorganisationRequest, string[]]>([
    ["nothing", { kind: "merge", from: ["a"], into: "b", ...on() }, []],
    ["no department to merge", { kind: "merge", from: [], into: "b", ...on() }, ["from.too-few"]],
    ["one that has ended", { kind: "merge", from: ["old"], into: "b", ...on() }, ["from.unknown"]],
    ["into itself", { kind: "merge", from: ["a", "b"], into: "b", ...on() }, ["into.same"]],
    ["into one that is still to come", { kind: "close", from: "a", into: "new", ...on() }, ["into.unknown"]],
    ["not on the day it has begun", { kind: "close", from: "a", into: "new", ...on("2026-12-01") }, []],
    ["yesterday", { kind: "close", from: "a", into: "b", ...on("2026-11-23") }, ["date.past"]],
    ["31 November", { kind: "close", from: "a", into: "b", ...on("2026-11-31") }, ["date.invalid"]],
    ["no part", { kind: "split", from: "a", parts: [], rest: "a", ...on() }, ["parts.none"]],
    ["a part for itself", { kind: "split", from: "b", parts: [part], rest: "a", ...on() }, ["parts.twice"]],
    [
      "a part that takes everything",
      { kind: "split", from: "a", parts: [{ to: "b", share: {} }], rest: "a", ...on() },
      ["parts.everything"],
    ],
    ["no rest", { kind: "split", from: "a", parts: [part], rest: "", ...on() }, ["into.unknown"]],
    ["no Vietnamese name", { kind: "rename", from: "a", name: { en: "A" }, ...on() }, ["name.blank"]],
    ["today's name", { kind: "rename", from: "a", name: { vi: "Sở A" }, ...on() }, ["name.same"]],
  ])("%s", (_, request, keys) => {
    expect(requestProblems(request, departments, "2026-11-24").map(({ key }) => key)).toEqual(keys);
  });
});
