import type { LeadStanding, ReorganisationFacts } from "~/core/departments/plan-reorganisation";
import { type ReorganisationRequest, subjectsOf, targetsOf } from "~/core/departments/reorganisation";
import { isClosed, leadKinds } from "~/core/leads/lead";
import { sectorOf, siteOf } from "~/core/routing/facts";
import type { Connection } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { aboutRow } from "../reference/about-row";
import type { Facts } from "../reference/facts.server";
import { readExamples } from "../rules/examples.server";
import { readHoldings } from "./holdings.server";

/** Everything of the house that names a department of the request, as it stands now. */
export async function readReorganisationFacts(
  tx: Connection,
  request: ReorganisationRequest,
  facts: Facts,
): Promise<ReorganisationFacts> {
  const subjects = subjectsOf(request);
  const procedures = await tx.procedure.findMany({
    where: { departmentCodes: { hasSome: subjects } },
    orderBy: { code: "asc" },
    select: { code: true, departmentCodes: true },
  });
  const staff = await tx.staff.findMany({
    where: { departmentCode: { in: subjects } },
    orderBy: { id: "asc" },
    select: { id: true, departmentCode: true },
  });
  const all = [...new Set([...subjects, ...targetsOf(request)])];
  const renames = request.kind === "rename";
  const nothing = { tasks: [], projects: [], steps: [], views: [] };
  return {
    departments: facts.departments,
    leads: renames ? [] : await readLeads(tx, request, facts),
    ...(renames ? nothing : await readHoldings(tx, { ending: subjects, all }, facts)),
    examples: renames
      ? []
      : [...(await readExamples(tx, "active")), ...(await readExamples(tx, "suggested"))],
    routing: facts.routing,
    staff: staff.flatMap(({ id, departmentCode }) =>
      departmentCode ? [{ id, department: departmentCode }] : [],
    ),
    sectors: [...facts.sectors.values()].filter(({ department }) => subjects.includes(department)),
    procedures: procedures.map(({ code, departmentCodes }) => ({ code, departments: departmentCodes })),
    ruleSet: facts.ruleSet,
  };
}

/** The leads that the departments lead, take part in, are asked in, or would lead and appraise at once. */
async function readLeads(
  tx: Connection,
  request: ReorganisationRequest,
  facts: Facts,
): Promise<LeadStanding[]> {
  const subjects = subjectsOf(request);
  const appraises = subjects.includes(facts.ruleSet.appraisal.department);
  // Only a split asks what a lead is about, and only then is its text read.
  const divides = request.kind === "split";
  const rows = await tx.lead.findMany({
    where: {
      OR: [
        { departmentCode: { in: subjects } },
        { coordinating: { hasSome: subjects } },
        { tasks: { some: { state: "open", departmentCode: { in: subjects } } } },
        ...(appraises ? [{ appraisal: true, departmentCode: { in: targetsOf(request) } }] : []),
      ],
    },
    orderBy: { id: "asc" },
    select: {
      id: true,
      state: true,
      kind: true,
      departmentCode: true,
      coordinating: true,
      appraisal: true,
      assignee: { select: { id: true, departmentCode: true } },
      assignBy: true,
      assignedAt: true,
      sectorCode: divides,
      place: divides,
      opportunitySlug: divides,
      subject: divides,
      message: divides,
    },
  });
  return rows.map((row): LeadStanding => {
    const about = aboutRow(row);
    return {
      id: row.id,
      open: !isClosed(row.state),
      kind: leadKinds.find((kind) => kind === row.kind) ?? "investment",
      sector: divides ? (sectorOf(about, facts.routing)?.code ?? null) : null,
      site: divides ? siteOf(about, facts.routing).type : "none",
      department: row.departmentCode,
      coordinating: row.coordinating,
      appraisal: row.appraisal,
      assignee: row.assignee && { id: row.assignee.id, department: row.assignee.departmentCode },
      assignBy: isoDay(row.assignBy),
      assignedAt: row.assignedAt?.toISOString() ?? null,
    };
  });
}
