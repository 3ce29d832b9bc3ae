import { unknownCode } from "~/core/routing/check-rule-set";
import type { RuleSet } from "~/core/routing/rules";
import type { Connection, Database, Transaction } from "~/infra/db/client.server";
import { indexFingerprint, indexOpportunities } from "~/services/opportunities/index-search.server";
import { publishFirstScorecard } from "~/services/scorecard/first-scorecard.server";
import { touchCatalogue } from "./catalogue-version.server";
import type { ReferenceFiles } from "./reference-files.schema";
import { parseExamples, parseFiles, type ReferenceExample, readRawFiles } from "./reference-files.server";
import { referenceTables } from "./reference-rows";
import { upsertRows } from "./upsert-rows.server";

/** Any fixed number: two starts at once load one after the other. */
const loadLock = 72_707_370;

/**
 * Loads `prisma/data`, or the files of another `folder`, into the database. Loading it twice changes nothing; a record that
 * changed in the files changes here, unless an administrator edited the row since. Nothing is deleted: what left the files
 * stays as it is.
 * @returns how many rows were written; 0 when the files and the words of the search index are those of the last load.
 */
export async function loadReferenceData(db: Database, now: Date, folder?: string): Promise<number> {
  const raw = await readRawFiles(folder);
  const index = indexFingerprint();
  if (await isLoaded(db, raw.hash, index)) return 0;
  const files = parseFiles(raw);
  const examples = parseExamples(raw);
  checkRules(files);
  return await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${loadLock})`;
      if (await isLoaded(tx, raw.hash, index)) return 0;
      const written = await writeTables(tx, files, examples, now);
      await indexOpportunities(tx, "all");
      await touchCatalogue(tx);
      const value = loadedValue(raw.hash, index);
      await tx.setting.upsert({
        where: { key: "reference-data" },
        create: { key: "reference-data", value, loadedHash: raw.hash },
        update: { value, loadedHash: raw.hash },
      });
      return written;
    },
    // Ten thousand opportunities are indexed anew in some seconds; a start may wait for that.
    { maxWait: 60_000, timeout: 120_000 },
  );
}

async function isLoaded(db: Connection, files: string, index: string): Promise<boolean> {
  const row = await db.setting.findUnique({ where: { key: "reference-data" } });
  return row?.value === loadedValue(files, index);
}

function loadedValue(files: string, index: string): string {
  return `files ${files} index ${index}`;
}

function checkRules(files: ReferenceFiles): void {
  const unknown = unknownCode(files["routing-rules"], {
    departments: new Set(files.departments.departments.map(({ code }) => code)),
    sectors: new Set(files.sectors.sectors.map(({ code }) => code)),
  });
  if (unknown) throw new Error(`prisma/data/routing-rules.json names ${unknown.code}, which is in no list`);
}

async function writeTables(
  tx: Transaction,
  files: ReferenceFiles,
  examples: readonly ReferenceExample[],
  now: Date,
): Promise<number> {
  let written = 0;
  for (const table of referenceTables(files)) {
    const stamps = table.name === "opportunity" ? { createdAt: now, updatedAt: now } : {};
    written += (await upsertRows(tx, table, stamps)).length;
  }
  written += await publishFirstRules(tx, files["routing-rules"], now);
  written += await loadExamples(tx, examples, now);
  if (await publishFirstScorecard(tx, files.scorecard, now)) written += 1;
  return written;
}

/**
 * The rules of the files come into force in a house that has published none of its own; a changed file comes with a new
 * version. What two people have decided is not overruled by an update.
 */
async function publishFirstRules(tx: Transaction, rules: RuleSet, now: Date): Promise<number> {
  const { version } = rules;
  const own = { publications: { some: { kind: { not: "reference" } } } };
  const taken = await tx.ruleSet.count({ where: { OR: [{ version }, own] } });
  if (taken > 0) return 0;
  const note = "Bộ quy tắc đi kèm khi cài đặt, theo chức năng đã công bố của các cơ quan";
  await tx.ruleSet.create({ data: { version, rules, note, loadedHash: "", createdAt: now } });
  await tx.rulePublication.create({ data: { version, kind: "reference", from: now, at: now, note } });
  return 2;
}

/** Worked cases are known by their line: one that staff changed or dismissed is not loaded again. */
async function loadExamples(tx: Transaction, examples: readonly ReferenceExample[], now: Date) {
  const { count } = await tx.ruleExample.createMany({
    data: examples.map(({ name, lead, expect, hash }) => ({
      name,
      lead,
      expect,
      state: "active",
      loadedHash: hash,
      at: now,
    })),
    skipDuplicates: true,
  });
  return count;
}
