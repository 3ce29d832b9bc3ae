import { describe, expect, test } from "vitest";
import { leadStates } from "~/core/leads/lead";
import { canMove, type LeadMove, leadMoves, moveRefusal, stateAfter } from "~/core/leads/moves";

const moves = Object.keys(leadMoves).filter((move): move is LeadMove => move in leadMoves);

test("what may be done in which state", () => {
  const allowed = Object.fromEntries(
    leadStates.map((state) => [
      state,
      moves.filter((move) => canMove(move, { state, reopened: 0 })).join(" "),
    ]),
  );
  expect(allowed).toEqual({
    received: "note withdraw",
    routed:
      "accept assign forward return correct-clock extend add-task cancel-task answer-task note withdraw",
    "in-progress":
      "assign forward return ask-submitter correct-clock extend add-task cancel-task answer-task note resolve withdraw",
    "waiting-for-submitter":
      "assign forward return resume correct-clock add-task cancel-task answer-task note resolve withdraw",
    resolved: "note reopen",
    withdrawn: "note",
  });
});

describe("where a move leads", () => {
  const cases: [
    LeadMove,
    "routed" | "in-progress" | "waiting-for-submitter" | "resolved" | "withdrawn",
    string,
  ][] = [
    ["accept", "routed", "in-progress"],
    ["assign", "waiting-for-submitter", "waiting-for-submitter"],
    ["forward", "in-progress", "routed"],
    ["ask-submitter", "in-progress", "waiting-for-submitter"],
    ["resume", "waiting-for-submitter", "in-progress"],
    ["note", "withdrawn", "withdrawn"],
    ["resolve", "in-progress", "resolved"],
    ["withdraw", "routed", "withdrawn"],
    ["reopen", "resolved", "in-progress"],
  ];
  test.each(cases)("%s from %s leads to %s", (move, from, to) => {
    expect(stateAfter(move, from)).toBe(to);
  });
});

test("a resolved lead is reopened once only, and the refusal says which it is", () => {
  expect(moveRefusal("reopen", { state: "resolved", reopened: 0 })).toBeNull();
  expect(moveRefusal("reopen", { state: "resolved", reopened: 1 })).toBe("lead.reopened-before");
  expect(moveRefusal("reopen", { state: "withdrawn", reopened: 0 })).toBe("lead.wrong-state");
});

const open = { state: "in-progress" as const, reopened: 0 };

test.each([
  ["nobody has asked for it", "not-asked", "lead.appraisal-not-asked"],
  ["it is silent: silence is not consent", "silent", "lead.appraisal-silent"],
  ["it asked for more information", "more-information", "lead.appraisal-more-information"],
  ["it has given its opinion", "given", null],
  ["the lead needs none", "none", null],
] as const)("a lead that needs an appraisal, and %s", (_, appraisal, refusal) => {
  expect(moveRefusal("resolve", { ...open, appraisal })).toBe(refusal);
});

describe("a lead returned twice", () => {
  const returned = { ...open, state: "routed" as const, inArbitration: true };
  const decided = { ...open, arbitrated: true };
  test("is accepted or forwarded by the coordinator only", () => {
    for (const move of ["accept", "forward"] as const) {
      expect(moveRefusal(move, returned)).toBe("lead.in-arbitration");
      expect(moveRefusal(move, { ...returned, arbiter: true })).toBeNull();
    }
  });
  test("is never returned again, before the decision or after it", () => {
    expect(moveRefusal("return", returned)).toBe("lead.in-arbitration");
    expect(moveRefusal("return", { ...decided, arbiter: true })).toBe("lead.arbitrated");
  });
  test("stays where the coordinator decided: its department does not pass it on", () => {
    expect(moveRefusal("forward", decided)).toBe("lead.arbitrated");
  });
});

test("a due date is moved once only, and not while the clock stands", () => {
  expect(moveRefusal("extend", { ...open, extended: true })).toBe("lead.extended-before");
  expect(moveRefusal("extend", { ...open, state: "waiting-for-submitter" })).toBe("lead.wrong-state");
});
