import { expect, test } from "vitest";
import { readCapital, readCertificate, readStateForm, readStrike } from "~/core/projects/project-forms";

const today = "2026-11-24";
const money = (amount: string, currency = "USD") => ({
  "capital.amount": amount,
  "capital.currency": currency,
});
const good = { kind: "committed", on: today, ...money("1,000,000") };

test("capital is read as people write it", () => {
  expect(readCapital({ ...good, ...money("1,2 tỷ", "VND") }, today)).toEqual({
    value: { kind: "committed", money: { minor: 1_200_000_000n, currency: "VND" }, on: today, note: "" },
  });
});

const wrong: [string, Record<string, string>, Record<string, string>][] = [
  ["a sum of nothing", money("0"), { "capital.amount": "not-positive" }],
  ["words for a sum", money("much"), { "capital.amount": "capital.not-a-number" }],
  ["no such currency", money("5", "GBP"), { "capital.amount": "unknown" }],
  ["a day that is ahead", { on: "2026-11-25" }, { on: "future" }],
  ["a day that is none", { on: "2026-02-30" }, { on: "not-a-date" }],
  ["no kind", { kind: "" }, { kind: "unknown" }],
];

test.each(wrong)("%s is refused beside its field", (_name, typed, problems) => {
  expect(readCapital({ ...good, ...typed }, today)).toEqual({ problems });
});

test("everything that is wrong is told at once", () => {
  expect(readCertificate({ kind: "?", number: " ", on: "" }, today)).toEqual({
    problems: { kind: "unknown", number: "blank", on: "not-a-date" },
  });
});

test("a project that stalls or is lost has a reason, one that goes on says why, and only a lost one went elsewhere", () => {
  expect(readStateForm({ state: "lost" }, today)).toEqual({ problems: { reason: "unknown" } });
  expect(readStateForm({ state: "active" }, today)).toEqual({ problems: { note: "blank" } });
  expect(readStateForm({ state: "stalled", reason: "cost", lostTo: "elsewhere" }, today)).toEqual({
    value: { state: "stalled", reason: "cost", note: "", lostTo: null },
  });
});

test("an entry to strike out is one of capital or of certificates", () => {
  expect(readStrike({ entry: "certificate:7", reason: "twice" }, today)).toEqual({
    value: { entry: "certificate", id: 7, reason: "twice" },
  });
  expect(readStrike({ entry: "lead:7", reason: "twice" }, today)).toEqual({ problems: { entry: "unknown" } });
});
