import {
  type ReorganisationPlan,
  type ReorganisationRequest,
  reorganisationKinds,
  reorganisationStates,
} from "~/core/departments/reorganisation";
import {
  reorganisationPlanSchema,
  reorganisationRequestSchema,
} from "~/core/departments/reorganisation.schema";
import type { Database } from "~/infra/db/client.server";
import { type ReorganisationNote, reorganisationNotesSchema } from "./reorganisation-notes";

/** A reorganisation as its row tells it. */
export type ReorganisationView = {
  id: number;
  state: (typeof reorganisationStates)[number];
  request: ReorganisationRequest;
  plan: ReorganisationPlan;
  notes: ReorganisationNote[];
  ruleSetVersion: number | null;
  by: string | null;
  doneAt: Date | null;
  undoneAt: Date | null;
};

const mostShown = 200;

/** The newest reorganisations, without their plans, which hold every lead. */
export async function listReorganisations(db: Database): Promise<Omit<ReorganisationView, "plan">[]> {
  const rows = await db.reorganisation.findMany({
    orderBy: { id: "desc" },
    take: mostShown,
    omit: { plan: true },
  });
  const names = await staffNames(db, rows);
  return rows.map((row) => view(row, names));
}

export async function findReorganisation(db: Database, id: number): Promise<ReorganisationView | null> {
  const row = await db.reorganisation.findUnique({ where: { id } });
  if (!row) return null;
  const names = await staffNames(db, [row]);
  return { ...view(row, names), plan: reorganisationPlanSchema.parse(row.plan) };
}

type Row = {
  id: number;
  kind: string;
  state: string;
  request: unknown;
  notes: unknown;
  ruleSetVersion: number | null;
  byStaffId: number | null;
  doneAt: Date | null;
  undoneAt: Date | null;
};

async function staffNames(db: Database, rows: { byStaffId: number | null }[]): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ byStaffId }) => byStaffId ?? []);
  const staff = await db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

function view(row: Row, names: Map<number, string>): Omit<ReorganisationView, "plan"> {
  const state = reorganisationStates.find((known) => known === row.state);
  if (!state || !reorganisationKinds.some((kind) => kind === row.kind)) {
    throw new Error(`reorganisation ${row.id} is in no known state`);
  }
  return {
    id: row.id,
    state,
    request: reorganisationRequestSchema.parse(row.request),
    notes: reorganisationNotesSchema.parse(row.notes),
    ruleSetVersion: row.ruleSetVersion,
    by: row.byStaffId === null ? null : (names.get(row.byStaffId) ?? null),
    doneAt: row.doneAt,
    undoneAt: row.undoneAt,
  };
}
