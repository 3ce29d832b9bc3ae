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
    routed: "accept assign forward note withdraw",
    "in-progress": "assign forward ask-submitter note resolve withdraw",
    "waiting-for-submitter": "assign forward resume note resolve withdraw",
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
