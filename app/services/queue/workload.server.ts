import { vietnamDate, workingDaysBetween } from "~/core/deadlines/calendar";
import { type Answered, meanDays, medianDays } from "~/core/leads/workload";
import { departmentsInReach, type StaffActor } from "~/core/policy/may";
import { type Database, poolOf } from "~/infra/db/client.server";
import { takers } from "../people/takers";
import { readFacts } from "../reference/facts.server";

export const workloadDays = 90;

/** One person's work, or what nobody has been given yet (`staffId` null), in one department. */
export type Workload = {
  department: string;
  staffId: number | null;
  name: string | null;
  open: number;
  overdue: number;
  waiting: number;
  /** First answers that were given in this department, wherever the lead went afterwards. */
  answered: number;
  /** Working days from receipt to the first question or answer; null when there was none, or no calendar. */
  mean: number | null;
  median: number | null;
};

/** All the work of one department, whoever has it. */
export type DepartmentWorkload = Omit<Workload, "staffId" | "name">;

type Deps = { db: Database; now: Date; actor: StaffActor };

/**
 * Who has how much, and how fast first answers come: a head's own department, or all. Whoever could take a lead and has
 * none stands there as well: that is whom a head looks for.
 */
export async function readWorkload({
  db,
  now,
  actor,
}: Deps): Promise<{ people: Workload[]; departments: DepartmentWorkload[] }> {
  const facts = await readFacts(db);
  const department = departmentsInReach(actor, "workload:read") === "all" ? null : actor.department;
  const [loads, answers, takers] = await Promise.all([
    readLoads(db, vietnamDate(now), department),
    readAnswers(db, new Date(now.getTime() - workloadDays * 86_400_000), department),
    readTakers(db, department),
  ]);
  const timed = answers.map((answer) => ({
    ...answer,
    days: workingDaysBetween(answer.received, answer.answered, facts.calendar),
  }));
  const byPerson = ({ department, staffId }: { department: string; staffId: number | null }) =>
    `${department} ${staffId ?? ""}`;
  const people = summed([...loads, ...takers], timed, byPerson).sort(
    (one, other) =>
      one.department.localeCompare(other.department) || (one.name ?? "").localeCompare(other.name ?? ""),
  );
  const departments = summed(loads, timed, (row) => row.department)
    .map(({ staffId: _, name: __, ...whole }) => whole)
    // Where answers are late comes first, then where there is most to do.
    .sort(
      (one, other) =>
        other.overdue - one.overdue ||
        other.open - one.open ||
        one.department.localeCompare(other.department),
    );
  return { people, departments };
}

type Timed = Answer & { days: number | null };

/** The rows with one key become one: counts added up, mean and median over all their answers. */
function summed(
  loads: readonly Load[],
  answers: readonly Timed[],
  keyOf: (row: Load | Timed) => string,
): Workload[] {
  const rows = new Map<string, Load>();
  const answered = new Map<string, Answered[]>();
  for (const load of loads) {
    const { open = 0, overdue = 0, waiting = 0 } = rows.get(keyOf(load)) ?? {};
    rows.set(keyOf(load), {
      ...load,
      open: open + load.open,
      overdue: overdue + load.overdue,
      waiting: waiting + load.waiting,
    });
  }
  for (const answer of answers) {
    const { department, staffId, name, days, count } = answer;
    const key = keyOf(answer);
    answered.set(key, [...(answered.get(key) ?? []), { days, count }]);
    if (!rows.has(key)) rows.set(key, { department, staffId, name, open: 0, overdue: 0, waiting: 0 });
  }
  return [...rows].map(([key, row]) => {
    const theirs = answered.get(key) ?? [];
    const count = theirs.reduce((sum, answer) => sum + answer.count, 0);
    return { ...row, answered: count, mean: meanDays(theirs), median: medianDays(theirs) };
  });
}

/** Those to whom leads of a department can be given. */
async function readTakers(db: Database, department: string | null) {
  const staff = await db.staff.findMany({
    where: {
      ...takers,
      departmentCode: department ?? { not: null },
    },
    select: { id: true, name: true, departmentCode: true },
  });
  return staff.map(({ id, name, departmentCode }) => ({
    staffId: id,
    name,
    department: departmentCode ?? "",
    open: 0,
    overdue: 0,
    waiting: 0,
  }));
}

type Load = Pick<Workload, "department" | "staffId" | "name" | "open" | "overdue" | "waiting">;

async function readLoads(db: Database, today: string, department: string | null): Promise<Load[]> {
  const { rows } = await poolOf(db).query<Load>(
    `SELECT l."departmentCode" AS department, l."assigneeId" AS "staffId", p.name, count(*)::int AS open,
            (count(*) FILTER (WHERE l.state <> 'waiting-for-submitter' AND l."dueOn" < $1::date))::int AS overdue,
            (count(*) FILTER (WHERE l.state = 'waiting-for-submitter'))::int AS waiting
       FROM lead_sight s JOIN lead l ON l.id = s."leadId" LEFT JOIN staff p ON p.id = l."assigneeId"
      WHERE s.sight = '*' AND s.open AND ($2::text IS NULL OR l."departmentCode" = $2)
      GROUP BY 1, 2, 3`,
    [today, department],
  );
  return rows;
}

type Answer = {
  department: string;
  staffId: number | null;
  name: string | null;
  received: string;
  answered: string;
  count: number;
};

/**
 * First answers by the days on which leads came and were answered: few rows however many leads. An answer counts where
 * it was given: a lead that was passed on afterwards does not take it along.
 */
async function readAnswers(db: Database, since: Date, department: string | null): Promise<Answer[]> {
  const { rows } = await poolOf(db).query<Answer>(
    `SELECT d.code AS department, f."staffId", p.name,
            (l."receivedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS received,
            (f.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS answered, count(*)::int AS count
       FROM (SELECT DISTINCT ON (e."leadId") e."leadId", e."staffId", e.at FROM lead_event e
              WHERE e.kind IN ('asked', 'resolved') AND e.at >= $1
              ORDER BY e."leadId", e.id) f
       JOIN lead l ON l.id = f."leadId" LEFT JOIN staff p ON p.id = f."staffId"
       CROSS JOIN LATERAL (SELECT COALESCE((SELECT a."departmentCode" FROM assignment a
                             WHERE a."leadId" = f."leadId" AND a.at <= f.at ORDER BY a.id DESC LIMIT 1),
                           l."departmentCode") AS code) d
      WHERE ($2::text IS NULL OR d.code = $2)
        AND NOT EXISTS (SELECT 1 FROM lead_event b WHERE b."leadId" = f."leadId" AND b.kind IN ('asked', 'resolved') AND b.at < $1)
      GROUP BY 1, 2, 3, 4, 5`,
    [since, department],
  );
  return rows;
}
