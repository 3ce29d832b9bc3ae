import { ruleSetInForce } from "~/core/routing/in-force";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import type { Connection } from "~/infra/db/client.server";
import { type RuleSetState, ruleSetStates } from "./change-rule-set.server";

/** Every version, the newest first, with who did what to it; which one is in force, and what is planned. */
export async function listRuleSets(db: Connection, now: Date) {
  const rows = await db.ruleSet.findMany({ orderBy: { version: "desc" }, omit: { rules: true } });
  const publications = await db.rulePublication.findMany({ orderBy: { id: "desc" } });
  const names = await namesOf(db, [
    ...rows.flatMap((row) => [row.createdById, row.editedById, row.submittedById, row.approvedById]),
    ...publications.flatMap((publication) => [publication.byStaffId, publication.cancelledById]),
  ]);
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const standing = publications.filter(({ cancelledAt }) => cancelledAt === null);
  const inForce = ruleSetInForce(standing, now);
  return {
    inForce: inForce?.version ?? null,
    inForceSince: inForce?.from ?? null,
    planned: standing.filter(({ from }) => from > now).sort((a, b) => a.from.getTime() - b.from.getTime()),
    publications: publications.map((publication) => ({ ...publication, by: name(publication.byStaffId) })),
    versions: rows.map((row) => ({
      ...row,
      state: stateOf(row.state),
      createdBy: name(row.createdById),
      editedBy: name(row.editedById),
      submittedBy: name(row.submittedById),
      approvedBy: name(row.approvedById),
    })),
  };
}

/** The rules of a version; null when there is none. */
export async function readRules(db: Connection, version: number): Promise<RuleSet | null> {
  const row = await db.ruleSet.findUnique({ where: { version }, select: { rules: true } });
  return row && ruleSetSchema.parse(row.rules);
}

/** The rules of several versions, by version; one that there is not is left out. */
export async function readRuleSets(db: Connection, versions: number[]): Promise<Map<number, RuleSet>> {
  const rows = await db.ruleSet.findMany({
    where: { version: { in: versions } },
    select: { version: true, rules: true },
  });
  return new Map(rows.map(({ version, rules }) => [version, ruleSetSchema.parse(rules)]));
}

function stateOf(text: string): RuleSetState {
  return ruleSetStates.find((state) => state === text) ?? "discarded";
}

async function namesOf(db: Connection, ids: (number | null)[]): Promise<Map<number, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await db.staff.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

/** A version's rules while they may be edited; null when it is no draft. */
export async function readDraft(
  db: Connection,
  version: number,
): Promise<{ rules: RuleSet; editVersion: number } | null> {
  const row = await db.ruleSet.findUnique({ where: { version } });
  return row?.state === "draft"
    ? { rules: ruleSetSchema.parse(row.rules), editVersion: row.editVersion }
    : null;
}
