import { expect, test } from "vitest";
import { bulkProblem, mayUndo, mostInBulk, readSelection, undoMs } from "~/core/leads/bulk";

const one = [{ code: "VC26-7K3M9Q-T", version: 3 }];
const nothing = { assignee: null, department: "", reason: "" };

test("a selection is read as the checkboxes send it; what is none is left out, and nothing is there twice", () => {
  expect(readSelection(["VC26-7K3M9Q-T:3", "VC26-7K3M9Q-T:3", "x:1", "VC26-7K3M9Q-T:0", ""])).toEqual(one);
});

test.each([
  ["nothing is selected", "accept", [], nothing, "none"],
  ["more than a hundred are", "accept", Array(mostInBulk + 1).fill(one[0]), nothing, "many"],
  ["nobody is chosen", "assign", one, nothing, "assignee"],
  ["no department is chosen", "forward", one, { ...nothing, reason: "Theirs." }, "department"],
  ["no reason is given", "forward", one, { ...nothing, department: "finance", reason: " " }, "reason"],
  ["all is there", "forward", one, { ...nothing, department: "finance", reason: "Theirs." }, null],
] as const)("before leads are changed: %s", (_name, verb, selected, given, problem) => {
  expect(bulkProblem(verb, selected, given)).toBe(problem);
});

test("what was done can be taken back for ten minutes, once", () => {
  const at = new Date("2026-12-01T02:00:00Z");
  const after = (ms: number) => new Date(at.getTime() + ms);
  expect(mayUndo({ at, undoneAt: null }, after(undoMs))).toBe(true);
  expect(mayUndo({ at, undoneAt: null }, after(undoMs + 1))).toBe(false);
  expect(mayUndo({ at, undoneAt: at }, after(1))).toBe(false);
});
