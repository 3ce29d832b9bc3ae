import { routeRequestSchema } from "~/core/leads/lead.schema";
import type { RuleExample } from "~/core/routing/examples";
import { expectationSchema } from "~/core/routing/examples.schema";
import type { Connection } from "~/infra/db/client.server";

export const exampleStates = ["active", "suggested", "dismissed"] as const;
export type ExampleState = (typeof exampleStates)[number];

export type KeptExample = RuleExample & {
  state: ExampleState;
  editVersion: number;
  /** In which the case is written. */
  language: string;
  leadCode: string | null;
  /** Of a suggestion: the rule that had decided, and the department from which the lead was passed on. */
  rule: string | null;
  department: string | null;
  at: Date;
};

/** The worked cases in a state, in their order. One that no lead could be any more is left out. */
export async function readExamples(db: Connection, state: ExampleState): Promise<KeptExample[]> {
  const rows = await db.ruleExample.findMany({ where: { state }, orderBy: { id: "asc" } });
  return rows.flatMap((row) => exampleOf(row) ?? []);
}

export async function readExample(db: Connection, id: number): Promise<KeptExample | null> {
  const row = await db.ruleExample.findUnique({ where: { id } });
  return row && exampleOf(row);
}

type Row = NonNullable<Awaited<ReturnType<Connection["ruleExample"]["findUnique"]>>>;

function exampleOf(row: Row): KeptExample | null {
  const lead = routeRequestSchema.safeParse(row.lead);
  const expect = expectationSchema.safeParse(row.expect);
  if (!lead.success || !expect.success) return null;
  const { id, name, editVersion, leadCode, rule, department, at } = row;
  const state = exampleStates.find((known) => known === row.state) ?? "dismissed";
  return {
    id,
    name,
    state,
    language: lead.data.submitter.language,
    editVersion,
    leadCode,
    rule,
    department,
    at,
    lead: lead.data,
    expect: expect.data,
  };
}
