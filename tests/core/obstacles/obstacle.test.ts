import { expect, test } from "vitest";
import { canMoveObstacle, causeKey, stepStanding } from "~/core/obstacles/obstacle";
import { readMinute } from "~/core/obstacles/obstacle-forms";

const key = (law: string, article: string, topic = "land") => causeKey({ topic, law, article });

test("the same provision is the same cause however it was typed", () => {
  expect(key("Luật Đất đai 31/2024", "Điều 160")).toBe(key(" luat dat dai  31/2024", "DIEU 160"));
});

const others: [string, string | null][] = [
  ["another article", key("Luật Đất đai 31/2024", "Điều 16")],
  ["another topic", key("Luật Đất đai 31/2024", "Điều 160", "environment")],
  ["no law", key("", "Điều 160")],
];

test.each(others)("%s is not the same cause", (_name, other) => {
  expect(other).not.toBe(key("Luật Đất đai 31/2024", "Điều 160"));
});

const steps: [string, boolean, string, string][] = [
  ["due yesterday", false, "2026-11-23", "overdue"],
  ["due today", false, "2026-11-24", "ahead"],
  ["due tomorrow", false, "2026-11-25", "ahead"],
  ["due yesterday and done", true, "2026-11-23", "done"],
];

test.each(steps)("a step %s (done: %s)", (_name, done, dueOn, standing) => {
  expect(stepStanding({ dueOn, done }, "2026-11-24")).toBe(standing);
});

test("an obstacle goes before the working group once, and a settled one is left alone", () => {
  expect(canMoveObstacle("escalate", "open")).toBe(true);
  expect(canMoveObstacle("escalate", "escalated")).toBe(false);
  expect(canMoveObstacle("edit", "resolved")).toBe(false);
});

test("minutes name departments of the list, each once", () => {
  const departments = new Set(["finance", "health"]);
  const typed = { metOn: "2026-11-20", text: "Talked.", departments: "finance health finance" };
  expect(readMinute(typed, departments, "2026-11-24")).toEqual({
    value: { metOn: "2026-11-20", text: "Talked.", departments: ["finance", "health"] },
  });
  expect(readMinute({ ...typed, departments: "nobody" }, departments, "2026-11-24")).toEqual({
    problems: { departments: "unknown" },
  });
});
