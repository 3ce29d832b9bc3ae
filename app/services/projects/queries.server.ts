import { cleanLine } from "~/core/leads/clean";
import { readReceiptCode } from "~/core/leads/receipt-code";
import { departmentsInReach, type StaffActor } from "~/core/policy/may";
import { type CapitalEntry, type CapitalSum, sumCapital } from "~/core/projects/capital";
import type { ProjectQuery } from "~/core/projects/project-query";
import { capitalKinds } from "~/core/projects/taxonomy";
import { type ExchangeRates, isCurrency } from "~/core/shared/money";
import { fold } from "~/core/shared/search-text";
import type { Connection, Database } from "~/infra/db/client.server";
import type { ProjectWhereInput } from "~/infra/db/generated/models";
import { becomesProject } from "./open-project.server";

export const projectsPerPage = 50;

/** As much of a project as its doors need. */
export async function findProject(db: Database, typedCode: string) {
  const code = readReceiptCode(typedCode, "DA");
  if (!code) return null;
  return db.project.findUnique({
    where: { code },
    select: { id: true, code: true, departmentCode: true, version: true },
  });
}

export type ProjectView = Awaited<ReturnType<typeof readProject>>;

/** Everything that the desk shows of one project. */
export async function readProject(db: Database, id: number) {
  const project = await db.project.findUniqueOrThrow({
    where: { id },
    include: {
      lead: { select: { code: true } },
      capital: { orderBy: [{ on: "asc" }, { id: "asc" }] },
      certificates: { orderBy: [{ on: "asc" }, { id: "asc" }] },
      obstacles: { orderBy: { id: "asc" }, include: { steps: true } },
      events: { orderBy: { id: "asc" }, include: { staff: { select: { name: true } } } },
    },
  });
  return { ...project, lastEvent: project.events.at(-1)?.id ?? 0 };
}

type CapitalRow = { kind: string; amountMinor: bigint; currency: string };

/** Rows of capital as the core sums them; what is struck out is left to the caller's query. */
export function capitalEntries(rows: readonly CapitalRow[]): CapitalEntry[] {
  return rows.flatMap((row) => {
    const kind = capitalKinds.find((known) => known === row.kind);
    return kind && isCurrency(row.currency)
      ? [{ kind, money: { minor: row.amountMinor, currency: row.currency } }]
      : [];
  });
}

/** The projects that an actor may see and the query asks for, newest first, with what all of them add up to. */
export async function listProjects(
  { db, actor, rates }: { db: Database; actor: StaffActor; rates: ExchangeRates },
  query: ProjectQuery,
) {
  const sight = visibleProjects(actor);
  const where: ProjectWhereInput = { AND: [sight, ...wanted(query)] };
  // Counts per stage are of the list without its own stage: they are the way from one stage to the next.
  const besideStage: ProjectWhereInput = { AND: [sight, ...wanted({ ...query, stage: null })] };
  const [total, byStage, sums] = await Promise.all([
    db.project.count({ where }),
    db.project.groupBy({ by: ["stage"], where: besideStage, _count: true }),
    sumsOf(db, where, rates),
  ]);
  const pages = Math.max(1, Math.ceil(total / projectsPerPage));
  const page = Math.min(query.page, pages);
  const rows = await db.project.findMany({
    where,
    orderBy: { id: "desc" },
    skip: (page - 1) * projectsPerPage,
    take: projectsPerPage,
    include: {
      capital: { where: { struckAt: null } },
      _count: { select: { obstacles: { where: { state: { not: "resolved" } } } } },
    },
  });
  return {
    total,
    pages,
    page,
    stageCounts: new Map(byStage.map((group) => [group.stage, group._count])),
    sums,
    rows: rows.map(({ capital, _count, ...row }) => ({
      ...row,
      committed: sumCapital(capitalEntries(capital), "committed", rates),
      openObstacles: _count.obstacles,
    })),
  };
}

async function sumsOf(
  db: Connection,
  where: ProjectWhereInput,
  rates: ExchangeRates,
): Promise<{ committed: CapitalSum; realised: CapitalSum }> {
  const groups = await db.projectCapital.groupBy({
    by: ["kind", "currency"],
    where: { struckAt: null, project: where },
    _sum: { amountMinor: true },
  });
  const entries = capitalEntries(
    groups.map(({ kind, currency, _sum }) => ({ kind, currency, amountMinor: _sum.amountMinor ?? 0n })),
  );
  return {
    committed: sumCapital(entries, "committed", rates),
    realised: sumCapital(entries, "realised", rates),
  };
}

/** The projects an actor may read whose code or name holds what was typed, a few. */
export async function searchProjects(db: Database, actor: StaffActor, typed: string) {
  const code = readReceiptCode(typed, "DA");
  const found = code ? [{ code }] : words(typed);
  if (found.length === 0) return [];
  return db.project.findMany({
    where: { AND: [visibleProjects(actor), ...found] },
    orderBy: { id: "desc" },
    take: 20,
    select: { id: true, code: true, name: true, departmentCode: true },
  });
}

export function visibleProjects(actor: StaffActor): ProjectWhereInput {
  const departments = departmentsInReach(actor, "project:read");
  return departments === "all" ? {} : { departmentCode: { in: departments } };
}

function wanted(query: ProjectQuery): ProjectWhereInput[] {
  const code = readReceiptCode(query.q, "DA");
  return [
    ...(query.stage ? [{ stage: query.stage }] : []),
    ...(query.state ? [{ state: query.state }] : []),
    ...(query.department ? [{ departmentCode: query.department }] : []),
    ...(query.country ? [{ partnerCountry: query.country }] : []),
    ...(query.sector ? [{ sectorCode: query.sector }] : []),
    ...(code ? [{ code }] : words(query.q)),
  ];
}

/** Prisma hands the text to LIKE as it is: its signs must stand for themselves. */
function words(typed: string): ProjectWhereInput[] {
  return fold(cleanLine(typed).slice(0, 200))
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => ({ searchText: { contains: word.replace(/[\\%_]/g, "\\$&") } }));
}

/** What a lead has to do with projects: its own, the obstacle it is tied to, and what a record of it would begin with. */
export async function readLeadTie(db: Database, leadId: number) {
  const lead = await db.lead.findUniqueOrThrow({
    where: { id: leadId },
    include: {
      project: { select: { code: true, name: true, stage: true, departmentCode: true } },
      obstacle: { select: { id: true, publicLabel: true, project: true } },
    },
  });
  return {
    kind: lead.kind,
    subject: lead.subject,
    message: lead.message,
    topic: lead.topic,
    project: lead.project,
    obstacle: lead.obstacle,
    mayOpen: !lead.project && becomesProject(lead),
    told: {
      name: lead.subject.slice(0, 200),
      sectorCode: lead.sectorCode,
      place: lead.place,
      partnerCountry: lead.organisationCountry ?? lead.country,
      opportunitySlug: lead.opportunitySlug,
      jobsPlanned: lead.jobs,
      jobsActual: null,
    },
  };
}

/** The partner countries of the projects an actor may see, for the filter. */
export async function listCountries(db: Database, actor: StaffActor): Promise<string[]> {
  const groups = await db.project.groupBy({
    by: ["partnerCountry"],
    where: { AND: [visibleProjects(actor), { partnerCountry: { not: null } }] },
    orderBy: { _count: { id: "desc" } },
  });
  return groups.flatMap(({ partnerCountry }) => partnerCountry ?? []);
}
