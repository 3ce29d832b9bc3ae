import { expect, test } from "vitest";
import { type GateFacts, missingFor, moveStage, stageBeside } from "~/core/projects/stages";
import { type Stage, stages } from "~/core/projects/taxonomy";

const nothing: GateFacts = {
  sector: false,
  partnerCountry: false,
  place: false,
  committed: false,
  realised: false,
  certificate: false,
  jobsActual: false,
};
const everything: GateFacts = {
  sector: true,
  partnerCountry: true,
  place: true,
  committed: true,
  realised: true,
  certificate: true,
  jobsActual: true,
};

const gates: [Stage, string[]][] = [
  ["NEW", []],
  ["QUALIFIED", ["sector", "partner-country"]],
  ["PROPOSAL", ["place"]],
  ["SITE_VISIT", []],
  ["NEGOTIATION", []],
  ["DECISION", ["committed-capital"]],
  ["LICENSING", ["certificate"]],
  ["IMPLEMENTATION", ["realised-capital"]],
  ["OPERATION", ["realised-capital", "jobs-actual"]],
  ["AFTERCARE", []],
];

test.each(gates)("to leave %s a project of which nothing is known still needs %j", (stage, needs) => {
  expect(missingFor(stage, nothing)).toEqual(needs);
  expect(missingFor(stage, everything)).toEqual([]);
});

test.each(gates.filter(([, needs]) => needs.length > 0))("%s is not left while its gate is shut", (stage) => {
  expect(moveStage({ stage, state: "active" }, "forward", nothing)).toEqual({ refusal: "stage.gate" });
});

test("going back asks for nothing", () => {
  expect(moveStage({ stage: "LICENSING", state: "active" }, "back", nothing)).toEqual({ to: "DECISION" });
});

test("there is nothing before the first stage and nothing after the last", () => {
  expect(moveStage({ stage: "NEW", state: "active" }, "back", everything)).toEqual({
    refusal: "stage.no-further",
  });
  expect(moveStage({ stage: "AFTERCARE", state: "active" }, "forward", everything)).toEqual({
    refusal: "stage.no-further",
  });
});

test.each(["stalled", "lost"] as const)("a %s project stays where it is", (state) => {
  expect(moveStage({ stage: "NEW", state }, "forward", everything)).toEqual({ refusal: "stage.not-active" });
});

test("one stage forward and one back is where one was", () => {
  for (const stage of stages.slice(0, -1)) {
    const next = stageBeside(stage, "forward");
    expect(next && stageBeside(next, "back")).toBe(stage);
  }
});
