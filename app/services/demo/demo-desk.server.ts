import { acceptLead } from "../leads/accept-lead.server";
import { askSubmitter } from "../leads/ask-submitter.server";
import { assignLead } from "../leads/assign-lead.server";
import type { ChangeResult, DeskDeps, Seen } from "../leads/change-lead.server";
import { forwardLead } from "../leads/forward-lead.server";
import { markRead } from "../leads/mark-read.server";
import { noteLead } from "../leads/note-lead.server";
import { reopenLead } from "../leads/reopen-lead.server";
import { resolveLead } from "../leads/resolve-lead.server";
import { appraise, showCasework } from "./demo-casework.server";
import { actorOf, type DemoPerson, otherThan, seenNow } from "./demo-people.server";

type Move = (deps: DeskDeps, seen: Seen, head: DemoPerson) => Promise<ChangeResult | undefined>;

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
  forwardLead(deps, seen, {
    department: otherThan(deps.actor.department),
    reason: "Demo: thuộc chức năng của cơ quan nhận.",
  });
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

/**
 * One story after the other, so that a desk has leads in every state. An empty one leaves a lead as it came. Before an
 * answer the opinion is given that a flagged lead needs.
 */
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
const resolving: readonly Move[] = [answer, agree, decline];

/**
 * Handles the demo leads that nobody has touched, through the services, as the demo staff of their departments: first one
 * story each, then once each thing that a desk does beside them.
 */
export async function handleDemoLeads(
  base: Omit<DeskDeps, "actor">,
  people: readonly DemoPerson[],
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
      if (resolving.includes(move)) await appraise(base, people, lead.id);
      // Only heads reopen.
      const actor = actorOf(move === reopen ? head : officer);
      await move({ ...base, actor }, await seenNow(db, lead.id), head);
    }
  }
  const ids = leads.map(({ id }) => id);
  if (ids.length > 0) await showCasework(base, people, ids);
  return leads.length;
}
