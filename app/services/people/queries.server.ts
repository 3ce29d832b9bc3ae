import { vietnamDate } from "~/core/deadlines/calendar";
import { openStates } from "~/core/leads/lead";
import { type Leave, leaveOn } from "~/core/people/leave";
import type { Database } from "~/infra/db/client.server";
import { dateOf } from "../date-columns";
import { daysOf } from "./leave-days";

const roles = ["officer", "head"];

/** Those who take leads – of one department, or of all – with what they have open and when they are away. */
export async function listPeople(db: Database, department: string | "all", now: Date) {
  const staff = await db.staff.findMany({
    where: {
      disabledAt: null,
      role: { in: roles },
      ...(department === "all" ? {} : { departmentCode: department }),
    },
    orderBy: [{ departmentCode: "asc" }, { name: "asc" }, { id: "asc" }],
    include: { leaves: { orderBy: { from: "asc" } }, deputy: { select: { name: true } } },
  });
  const open = await db.lead.groupBy({
    by: ["assigneeId"],
    where: { assigneeId: { in: staff.map(({ id }) => id) }, state: { in: [...openStates] } },
    _count: true,
  });
  const openOf = new Map(open.map((row) => [row.assigneeId, row._count]));
  return staff.map((person) => ({
    id: person.id,
    name: person.name,
    departmentCode: person.departmentCode,
    languages: person.languages.length > 0 ? person.languages : [person.language],
    openLimit: person.openLimit,
    open: openOf.get(person.id) ?? 0,
    deputy: person.deputy?.name ?? null,
    ...absence(person.leaves.map(daysOf), now),
  }));
}

/** What is set of somebody's work, whom the department could lend as a deputy, and the leaves that are not over. */
export async function readWorkOf(db: Database, id: number, now: Date) {
  const person = await db.staff.findUnique({
    where: { id },
    include: {
      leaves: { where: { to: { gte: dateOf(vietnamDate(now)) } }, orderBy: { from: "asc" } },
    },
  });
  if (!person) return null;
  const colleagues = person.departmentCode
    ? await db.staff.findMany({
        where: {
          departmentCode: person.departmentCode,
          disabledAt: null,
          role: { in: roles },
          NOT: { id },
        },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { id: true, name: true },
      })
    : [];
  const { name, departmentCode, languages, openLimit, deputyId } = person;
  return {
    id,
    name,
    department: departmentCode ?? "",
    /** Only officers and heads are given leads. */
    takesLeads: roles.includes(person.role) && person.departmentCode !== null,
    languages,
    openLimit,
    deputyId,
    colleagues,
    leaves: person.leaves.map((leave) => {
      const days = daysOf(leave);
      return { id: leave.id, ...days, begun: days.from < vietnamDate(now) };
    }),
  };
}

/** The last day of somebody's leave (ISO), and who stands in. */
export type Away = { until: string; deputy: string | null };

/** Those among the people who have leads who are on leave today; whoever is there is not in the map. */
export async function readAway(
  db: Database,
  staffIds: readonly (number | null)[],
  now: Date,
): Promise<ReadonlyMap<number, Away>> {
  const today = dateOf(vietnamDate(now));
  const people = await db.staff.findMany({
    where: {
      id: { in: [...new Set(staffIds)].filter((id) => id !== null) },
      leaves: { some: { from: { lte: today }, to: { gte: today } } },
    },
    select: { id: true, leaves: true, deputy: { select: { name: true } } },
  });
  return new Map(
    people.flatMap(({ id, leaves, deputy }) => {
      const until = absence(leaves.map(daysOf), now).awayUntil;
      return until ? [[id, { until, deputy: deputy?.name ?? null }] as const] : [];
    }),
  );
}

function absence(leaves: readonly Leave[], now: Date) {
  const today = vietnamDate(now);
  const next = leaves.map(({ from }) => from).filter((from) => from > today);
  return { awayUntil: leaveOn(leaves, today)?.to ?? null, awayFrom: next.sort()[0] ?? null };
}
