import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text as streamText } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { runCommand } from "../support/command";
import { freshDatabase } from "../support/database";

let settings: { DATABASE_URL: string };

beforeAll(async () => {
  const { url, close } = await freshDatabase();
  await close();
  settings = { DATABASE_URL: url };
});

const route = (lines: string) => runCommand("route", ["-"], settings, lines);
const objects = (output: string) =>
  output
    .trimEnd()
    .split("\n")
    .map((line): Record<string, unknown> => JSON.parse(line));

test("every worked case of the policy is decided as the policy says", async () => {
  const text = readFileSync("prisma/data/routing-examples.jsonl", "utf8");
  const cases = objects(text) as { expect: Record<string, unknown> }[];
  const { code, output } = await route(text);
  expect(code).toBe(0);
  const decided = objects(output).map(({ department, coordinating, appraisal, priority, dueDays }) => ({
    department,
    coordinating: new Set(coordinating as string[]),
    appraisal,
    priority,
    dueDays,
  }));
  const expected = cases.map(({ expect: e }) => ({
    ...e,
    coordinating: new Set(e.coordinating as string[]),
  }));
  expect(decided).toEqual(expected);
});

test("a line that is no lead is answered in its place, and the next one is decided all the same", async () => {
  const lead = JSON.parse(
    readFileSync("prisma/data/routing-examples.jsonl", "utf8").split("\n")[0] ?? "",
  ).lead;
  const lines = [
    "not json",
    JSON.stringify({ ...lead, submitter: { ...lead.submitter, country: "XX" } }),
    JSON.stringify({ ...lead, sector: "no-such-sector" }),
    JSON.stringify({ ...lead, need: "market" }),
    "",
    JSON.stringify({ ...lead, receivedAt: "2026-11-23T17:30:00+07:00" }),
  ];
  const { code, output } = await route(lines.join("\n"));
  expect(code).toBe(0);
  expect(objects(output)).toEqual([
    { line: 1, error: { path: "", message: expect.any(String) } },
    { line: 2, error: { path: "submitter.country", message: expect.any(String) } },
    { line: 3, error: { path: "sector", message: expect.any(String) } },
    { line: 4, error: { path: "need", message: expect.any(String) } },
    { line: 5, error: { path: "", message: expect.any(String) } },
    // Received after five on the day before the new holiday: counts from the 25th, seven working days later.
    expect.objectContaining({ line: 6, department: "science-technology", due: "2026-12-04" }),
  ]);
});

test("a line ends with a line feed alone, and what reads the answers may leave early", async () => {
  const [text = ""] = readFileSync("prisma/data/routing-examples.jsonl", "utf8").split("\n");
  const spread = text.replace("{", "{\r");
  const { output } = await route([spread, spread].join("\r\n"));
  expect(objects(output).map(({ line, department }) => [line, department])).toEqual([
    [1, "science-technology"],
    [2, "science-technology"],
  ]);
  const command = spawn(process.execPath, ["build/commands/route.js", "-"], {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
  command.stdin.on("error", () => {});
  command.stdin.end(`${text}\n`.repeat(5_000));
  const ended = once(command, "exit");
  const errors = streamText(command.stderr);
  await once(command.stdout, "data");
  command.stdout.destroy();
  expect(await ended).toEqual([0, null]);
  expect(await errors).toBe("");
});

test("ten thousand lines come whole out of a pipe", async () => {
  const line = readFileSync("prisma/data/routing-examples.jsonl", "utf8").split("\n")[0] ?? "";
  const { output } = await route(`${line}\n`.repeat(10_000));
  const answers = objects(output);
  expect(answers).toHaveLength(10_000);
  expect(answers.at(-1)).toMatchObject({ line: 10_000, department: "science-technology" });
});
