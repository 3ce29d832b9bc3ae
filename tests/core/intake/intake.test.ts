import { describe, expect, test } from "vitest";
import { type Answers, nested, readAnswers } from "~/core/intake/answers";
import { emailHint } from "~/core/intake/email-hint";
import { fieldsOf, intakeSteps, ofItsKind, stepOfPath, stepsOf } from "~/core/intake/steps";
import { timeZonesOf } from "~/core/intake/time-zones";
import { leadKinds } from "~/core/leads/lead";
import { countries } from "~/core/shared/country";

describe("the steps of a proposal", () => {
  test("only kinds with a choice of their own have the step that asks for it", () => {
    const withMatter = leadKinds.filter((kind) => stepsOf({ kind }).includes("matter"));
    expect(withMatter).toEqual(["return", "obstacle", "support"]);
  });

  test("coming home is not asked about capital, land or jobs", () => {
    expect(fieldsOf("about", { kind: "return" })).toEqual(["subject", "message", "place", "opportunity"]);
    expect(fieldsOf("about", { kind: "investment" })).toContain("jobs");
  });

  test.each(leadKinds)("every error of a %s can be mended at a step that it has", (kind) => {
    const paths = [
      "kind",
      "need",
      "topic",
      "consent",
      "submitter",
      "submitter.email",
      "organisation.name",
      "capital",
      "",
    ];
    for (const path of paths) expect(stepsOf({ kind })).toContain(stepOfPath(path, { kind }));
  });

  test("every field that is asked for belongs to the step that asks", () => {
    for (const kind of leadKinds)
      for (const step of intakeSteps)
        for (const field of fieldsOf(step, { kind })) expect(stepOfPath(field, { kind })).toBe(step);
  });
});

describe("answers", () => {
  test("dotted names become the Lead JSON, and what is blank is no answer", () => {
    const typed: Record<string, string> = { kind: "return", "submitter.name": "Demo Person", subject: "  " };
    const answers = readAnswers((name) => typed[name] ?? "");
    expect(nested(answers)).toEqual({ kind: "return", submitter: { name: "Demo Person" } });
  });

  test.each<[string, Answers, Answers]>([
    ["a need stays with its kind", { kind: "return", need: "work" }, { kind: "return", need: "work" }],
    ["a need of another kind is left behind", { kind: "support", need: "work" }, { kind: "support" }],
    [
      "a topic is left behind when it is no obstacle",
      { kind: "investment", topic: "land" },
      { kind: "investment" },
    ],
    [
      "a topic stays with an obstacle",
      { kind: "obstacle", topic: "land" },
      { kind: "obstacle", topic: "land" },
    ],
    [
      "capital, land, jobs and sector do not come home with anybody; the opportunity and the sender do",
      {
        kind: "return",
        sector: "textiles",
        place: "commune:25747",
        opportunity: "a-park",
        "capital.amount": "a lot",
        "capital.currency": "USD",
        areaHa: "5",
        jobs: "many",
        "submitter.name": "Demo Person",
        "organisation.name": "Demo Club",
      },
      {
        kind: "return",
        place: "commune:25747",
        opportunity: "a-park",
        "submitter.name": "Demo Person",
        "organisation.name": "Demo Club",
      },
    ],
  ])("%s", (_, answers, kept) => expect(ofItsKind(answers)).toEqual(kept));
});

describe("the hint at a mistyped address", () => {
  test.each([
    ["an.demo@gmial.com", "an.demo@gmail.com"],
    ["an.demo@gmai.com", "an.demo@gmail.com"],
    ["an.demo@gmaill.com", "an.demo@gmail.com"],
    ["an.demo@hotnail.com", "an.demo@hotmail.com"],
    ["an.demo@naver.con", "an.demo@naver.com"],
    ["an.demo@gmail.com", null],
    ["an.demo@mail.com", null],
    ["an.demo@example.com", null],
    ["no address", null],
  ])("%s → %s", (typed, meant) => expect(emailHint(typed)).toBe(meant));
});

describe("time zones", () => {
  test("every country but the four without inhabitants of their own has zones that exist", () => {
    const without = countries.filter((country) => timeZonesOf(country).length === 0);
    expect(without).toEqual(["AQ", "BV", "HM", "UM"]);
    for (const timeZone of countries.flatMap((country) => timeZonesOf(country)))
      expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
  });
});
