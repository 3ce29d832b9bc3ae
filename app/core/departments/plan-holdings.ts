import type { Heirs } from "~/core/departments/follow-rules";
import type { LeadChange, Share, TaskChange, ViewChange } from "~/core/departments/reorganisation";
import type { LeadKind } from "~/core/leads/lead";
import { queueSearch, readQueueQuery } from "~/core/leads/queue-query";
import type { SiteType } from "~/core/routing/rules";

/** What the conditions of a split ask of a lead or a project. */
export type Subject = { kind: LeadKind; sector: string | null; site: SiteType };

/** What another department was asked in a lead, and has not answered; `due` is an ISO day. */
export type TaskStanding = {
  id: number;
  lead: number;
  kind: string;
  department: string;
  due?: string | null;
  question?: string | null;
};

/** A project, or a step promised in one, with the department that holds it. */
export type RecordStanding = Omit<Subject, "kind"> & { id: number; department: string };

/** A saved queue, as it is kept. */
export type ViewStanding = { id: number; query: string; sharedWith: string | null };

/** Who takes over from a department in a matter: the first part of a split that fits, else the one that takes the rest. */
export function heirIn(subject: Subject, heirs: Heirs): (code: string) => string {
  return (code) => {
    const heir = heirs.get(code);
    return heir?.parts.find(({ share }) => takes(share, subject))?.to ?? heir?.rest ?? code;
  };
}

/**
 * Open tasks go to whoever takes over. One that comes to the department that leads its lead ends: nobody answers to
 * himself. Where two come together at one department, it is asked once: the task that is due first stays, and asks what
 * the others asked. Appraisal is not divided, as the rules do not divide it.
 */
export function taskChanges(
  tasks: readonly TaskStanding[],
  leads: ReadonlyMap<number, Subject & { department: string }>,
  moves: ReadonlyMap<number, LeadChange>,
  heirs: Heirs,
): TaskChange[] {
  const all = tasks.flatMap((task): Going[] => {
    const { lead: leadId, kind, department: from } = task;
    const lead = leads.get(leadId);
    if (!lead) return [];
    const to = kind === "appraisal" ? (heirs.get(from)?.rest ?? from) : heirIn(lead, heirs)(from);
    const leader = moves.get(leadId)?.to ?? lead.department;
    return [{ ...task, from, to, ends: to === leader && (to !== from || leader !== lead.department) }];
  });
  const groups = new Map<string, typeof all>();
  for (const task of all.filter(({ ends }) => !ends)) {
    const key = `${task.lead} ${task.kind} ${task.to}`;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  const together = new Map([...groups.values()].flatMap((group) => [...askedOnce(group)]));
  return all.flatMap((task): TaskChange[] => {
    const { id, lead, from, to } = task;
    const change = { id, lead, from, to, ends: task.ends, ...together.get(id) };
    return to === from && !change.ends && !change.question ? [] : [change];
  });
}

type Going = TaskStanding & Pick<TaskChange, "from" | "to" | "ends">;
type Together = Pick<TaskChange, "question"> & { ends?: true; asked?: "once" };

/** Of the open tasks that one department has in a lead, the one that is due first stays; by id what becomes of each. */
function askedOnce(tasks: readonly Going[]): Map<number, Together> {
  // What one department was asked twice before is its own affair.
  if (tasks.length < 2 || tasks.every(({ from, to }) => from === to)) return new Map();
  const late = "9999-12-31";
  const [stays, ...others] = tasks.toSorted(
    (a, b) => (a.due ?? late).localeCompare(b.due ?? late) || a.id - b.id,
  );
  if (!stays) return new Map();
  const before = stays.question ?? null;
  const asked = [...new Set([stays, ...others].flatMap(({ question }) => question ?? []))];
  const after = asked.length > 0 ? asked.join("\n\n") : null;
  const result = new Map<number, Together>(others.map(({ id }) => [id, { ends: true, asked: "once" }]));
  return after === before ? result : result.set(stays.id, { question: { before, after } });
}

/** Projects and the steps in them: they are investments, divided by sector and place. */
export function recordChanges(
  records: readonly RecordStanding[],
  heirs: Heirs,
): { id: number; from: string; to: string }[] {
  return records.flatMap(({ id, department: from, sector, site }) => {
    const to = heirIn({ kind: "investment", sector, site }, heirs)(from);
    return to === from ? [] : [{ id, from, to }];
  });
}

/** A saved queue asks for the successor, and is shared with it; its owner may choose another part of a split by hand. */
export function viewChanges(views: readonly ViewStanding[], heirs: Heirs): ViewChange[] {
  const heir = (code: string | null) => (code === null ? null : (heirs.get(code)?.rest ?? code));
  return views.flatMap(({ id, ...before }): ViewChange[] => {
    const asked = readQueueQuery(new URLSearchParams(before.query));
    const department = heir(asked.department);
    const after = {
      query: department === asked.department ? before.query : queueSearch({ ...asked, department }),
      sharedWith: heir(before.sharedWith),
    };
    return after.query === before.query && after.sharedWith === before.sharedWith
      ? []
      : [{ id, before, after }];
  });
}

function takes({ kind, sector, site }: Share, subject: Subject): boolean {
  return (
    (!kind || kind.includes(subject.kind)) &&
    (!sector || (subject.sector !== null && sector.includes(subject.sector))) &&
    (!site || site.includes(subject.site))
  );
}
