import { may, type StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { listenTo } from "~/infra/db/listen.server";
import { singleton } from "~/infra/singleton.server";
import { findDeskLeadById } from "../leads/desk-lead.server";
import { type Notice, readNotice } from "./notice.schema";
import { arrive, leave } from "./presence.server";

/** What a page that is open on the desk is told: which lead, and whether something happened to it or somebody reads it. */
export type News = { code: string; what: "changed" | "reading"; mine: boolean };

type Listener = {
  actor: StaffActor;
  /** Something may have been missed: look again. */
  again: () => void;
  tell: (news: News) => void;
  end: () => void;
};

const channel = "desk";

/** Everybody of this process who has a page of the desk open, with one connection that listens for all of them. */
const desk = singleton("live-desk", () => ({
  listeners: new Set<Listener>(),
  stop: null as (() => Promise<void>) | null,
  closing: false,
}));

/** Tells `listener` what happens on the desk, as far as the policy lets that person see it. @returns what ends it. */
export function watchDesk(db: Database, listener: Listener): () => void {
  if (desk.closing) {
    listener.end();
    return () => {};
  }
  desk.listeners.add(listener);
  desk.stop ??= listenTo(db, channel, {
    heard: (payload) => void pass(db, payload).catch(() => {}),
    back: () => {
      for (const each of desk.listeners) each.again();
    },
  });
  return () => {
    desk.listeners.delete(listener);
    if (desk.listeners.size > 0) return;
    const { stop } = desk;
    desk.stop = null;
    void stop?.();
  };
}

/** Ends every stream: a server that goes would wait for them. */
export function closeDesk(): void {
  desk.closing = true;
  for (const listener of [...desk.listeners]) listener.end();
}

/** Somebody has opened a lead's page, or still has it open. */
export async function comeToLead(db: Database, now: Date, leadId: number, actor: StaffActor): Promise<void> {
  if (await arrive({ db, now }, leadId, actor.id)) await tellReading(db, leadId, actor.id);
}

/** Somebody has closed a lead's page. */
export async function goFromLead(db: Database, leadId: number, actor: StaffActor): Promise<void> {
  await leave({ db }, leadId, actor.id);
  await tellReading(db, leadId, actor.id);
}

async function tellReading(db: Database, leadId: number, by: number): Promise<void> {
  const notice: Notice = { lead: leadId, kind: "reading", by, from: null };
  await db.$executeRaw`SELECT pg_notify(${channel}, ${JSON.stringify(notice)})`;
}

async function pass(db: Database, payload: string): Promise<void> {
  const notice = readNotice(payload);
  if (!notice) return;
  const lead = await findDeskLeadById(db, notice.lead);
  if (!lead) return;
  for (const { actor, tell } of desk.listeners) {
    // Whose department has just passed a lead on is told that it is gone.
    const had = notice.from !== null && notice.from === actor.department;
    if (!had && !may(actor, "lead:read", lead.subject)) continue;
    const what = notice.kind === "reading" ? "reading" : "changed";
    tell({ code: lead.code, what, mine: notice.by === actor.id });
  }
}
