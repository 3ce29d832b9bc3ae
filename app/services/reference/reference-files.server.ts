import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type ReferenceFiles, referenceFilesSchema } from "./reference-files.schema";

/** The files as they lie on disk, and one hash of them all. */
export type RawFiles = { hash: string; texts: ReadonlyMap<string, string>; examples: string };

/** A worked case of the rules, one line of `routing-examples.jsonl`; `hash` is that of its line. */
export type ReferenceExample = { name: string; lead: JsonObject; expect: JsonObject; hash: string };
type JsonObject = z.infer<typeof jsonObject>;

const jsonObject = z.record(z.string(), z.json());
const exampleLine = z.object({ lead: jsonObject, expect: jsonObject });

export async function readRawFiles(folder = path.resolve("prisma/data")): Promise<RawFiles> {
  const names = Object.keys(referenceFilesSchema.shape);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, `${name}.json`), "utf8")));
  const hash = createHash("sha256");
  const examples = await readFile(path.join(folder, "routing-examples.jsonl"), "utf8");
  for (const text of [...texts, examples]) hash.update(text).update("\0");
  return {
    hash: hash.digest("hex"),
    texts: new Map(names.map((name, index) => [name, texts[index] ?? ""])),
    examples,
  };
}

/** @throws an error that names the file and the record that does not fit. */
export function parseFiles({ texts }: RawFiles): ReferenceFiles {
  const files = Object.fromEntries([...texts].map(([name, text]) => [name, JSON.parse(text)]));
  const result = referenceFilesSchema.safeParse(files);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const [file, ...place] = issue?.path ?? [];
  throw new Error(`prisma/data/${String(file)}.json does not fit at ${place.join(".")}: ${issue?.message}`);
}

/** The worked cases, each named by its number and its subject. @throws an error that names the line that does not fit. */
export function parseExamples({ examples }: RawFiles): ReferenceExample[] {
  return examples.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const parsed = exampleLine.safeParse(JSON.parse(line));
    if (!parsed.success)
      throw new Error(`prisma/data/routing-examples.jsonl does not fit at line ${index + 1}`);
    const hash = createHash("sha256").update(line).digest("hex");
    return [{ name: `${index + 1}. ${String(parsed.data.lead.subject)}`, hash, ...parsed.data }];
  });
}
