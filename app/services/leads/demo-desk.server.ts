import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { acceptLead } from "./accept-lead.server";
import { askSubmitter } from "./ask-submitter.server";
import { assignLead } from "./assign-lead.server";
import type { ChangeResult, DeskDeps, Seen } from "./change-lead.server";
import { forwardLead } from "./forward-lead.server";
import { markRead } from "./mark-read.server";
import { noteLead } from "./note-lead.server";
import { reopenLead } from "./reopen-lead.server";
import { resolveLead } from "./resolve-lead.server";

type Person = { id: number; role: string; departmentCode: string | null };
type Move = (deps: DeskDeps, seen: Seen, head: Person) => Promise<ChangeResult | undefined>;

const accept: Move = (deps, seen) => acceptLead(deps, seen);
const read: Move = async (deps, seen) => {
  await markRead(deps, seen.leadId);
  return undefined;
};
const note: Move = (deps, seen) => noteLead(deps, seen, "Demo: đã gọi điện cho người gửi.");
const assign: Move = (deps, seen, head) => assignLead(deps, seen, head.id);
const ask: Move = (deps, seen) =>
  askSubmitter(deps, seen, "Demo: What area of land do you need, and from when?");
const forward: Move = (deps, seen) =>
  forwardLead(deps, seen, { department: "finance", reason: "Demo: thuộc chức năng của cơ quan nhận." });
const answer: Move = (deps, seen) =>
  resolveLead(deps, seen, {
    outcome: "answered",
    text: "Demo: Thank you. You will find the procedure on our site.",
  });
const agree: Move = (deps, seen) =>
  resolveLead(deps, seen, { outcome: "agreed", text: "Demo: We look forward to your visit." });
const decline: Move = (deps, seen) =>
  resolveLead(deps, seen, { outcome: "declined", text: "Demo: This site is not open to your sector." });
const reopen: Move = (deps, seen) => reopenLead(deps, seen, "Demo: người gửi gửi thêm thông tin.");

/** One story after the other, so that a desk has leads in every state. An empty one leaves a lead as it came. */
const stories: Move[][] = [
  [],
  [accept, note],
  [accept, answer],
  [accept, ask],
  [read],
  [accept, assign],
  [accept, agree],
  [forward],
  [accept, decline, reopen],
];

/** Handles the demo leads that nobody has touched, through the services, as the demo staff of their departments. */
export async function handleDemoLeads(
  base: Omit<DeskDeps, "actor">,
  people: readonly Person[],
): Promise<number> {
  const { db } = base;
  const leads = await db.lead.findMany({
    where: { demo: true, state: "routed", version: 1 },
    orderBy: { id: "asc" },
    select: { id: true, departmentCode: true },
  });
  for (const [index, lead] of leads.entries()) {
    const of = (role: string) =>
      people.find((person) => person.role === role && person.departmentCode === lead.departmentCode);
    const [officer, head] = [of("officer"), of("head")];
    if (!officer || !head) continue;
    for (const move of stories[index % stories.length] ?? []) {
      // Only heads reopen.
      const who = move === reopen ? head : officer;
      const actor = actorOf(who, lead.departmentCode);
      await move({ ...base, actor }, await seenNow(db, lead.id), head);
    }
  }
  return leads.length;
}

function actorOf(person: Person, department: string): StaffActor {
  return { kind: "staff", id: person.id, role: person.role === "head" ? "head" : "officer", department };
}

async function seenNow(db: Database, leadId: number): Promise<Seen> {
  const { version } = await db.lead.findUniqueOrThrow({ where: { id: leadId }, select: { version: true } });
  return { leadId, version, lastEvent: null };
}
