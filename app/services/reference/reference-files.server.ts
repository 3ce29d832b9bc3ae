import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ReferenceFiles, referenceFilesSchema } from "./reference-files.schema";

/** The files as they lie on disk, and one hash of them all. */
export type RawFiles = { hash: string; texts: ReadonlyMap<string, string> };

export async function readRawFiles(folder = path.resolve("prisma/data")): Promise<RawFiles> {
  const names = Object.keys(referenceFilesSchema.shape);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, `${name}.json`), "utf8")));
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return {
    hash: hash.digest("hex"),
    texts: new Map(names.map((name, index) => [name, texts[index] ?? ""])),
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
