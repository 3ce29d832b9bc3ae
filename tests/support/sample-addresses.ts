import { randomBytes } from "node:crypto";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { handleDemoLeads } from "~/services/demo/demo-desk.server";
import { demoLeads } from "~/services/demo/demo-leads.server";
import { makeDemoStaff } from "~/services/demo/demo-staff.server";
import { runBulk } from "~/services/queue/bulk.server";
import { saveView } from "~/services/queue/views.server";
import { startDraft } from "~/services/rules/start-draft.server";
import { aLead, deskOf, mail, secret } from "./desk";
import { anObstacle, aProject } from "./projects";
import { aPlannedReorganisation } from "./reorganisation";
import { addressOf, type Door } from "./site-map";

export type Addresses = Awaited<ReturnType<typeof sampleAddresses>>;

/** The demo's people, with leads in every state, and the addresses of a desk that has something to show. */
export async function fillDesk(db: Database, reader: number): Promise<Addresses> {
  const now = new Date();
  const { accounts } = await makeDemoStaff(db, now);
  await demoLeads({ db, now, secret, mail, random: (bytes) => randomBytes(bytes) });
  await handleDemoLeads({ db, now, secret, mail }, accounts);
  return await sampleAddresses(db, await aLead(db, now), reader);
}

/**
 * An address for each page of the map, with something to show to the administrator who is the `reader`. The way from an
 * agreed lead to its project shows something where the demo leads are.
 */
export async function sampleAddresses(
  db: Database,
  lead: { id: number; code: string; trackToken?: string },
  reader: number,
) {
  const now = new Date();
  const receipt = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
  const actor: StaffActor = { kind: "staff", id: reader, role: "administrator", department: "" };
  const draft = await startDraft(
    { db, now, actor: { ...actor, role: "coordinator" } },
    { basedOn: 1, note: "Sample" },
  );
  const rule = {
    version: draft.kind === "done" ? String(draft.version) : "1",
    list: "department",
    rule: "obstacle-elsewhere",
  };
  const example = await db.ruleExample.findFirstOrThrow();
  const track = /\/track\/([a-z0-9-]+)/i.exec(receipt.text)?.[1] ?? "";
  const welcome = randomBytes(16).toString("hex");

  const project = await aProject(db, actor, now, { name: "Demo" }, "industry-trade");
  const obstacle = await anObstacle(db, actor, now, project.id);
  await saveView({ db, now, actor }, { name: "Demo", share: false, search: "", columns: ["due"] });
  const view = await db.queueView.findFirstOrThrow({ where: { staffId: reader } });
  const { code, version } = await aLead(db, now);
  const nothingGiven = { assignee: null, department: "", reason: "" };
  const bulk = await runBulk(deskOf(db, actor, now), "accept", [{ code, version }], nothingGiven);
  const agreed = await db.lead.findFirst({ where: { outcome: "agreed", project: null } });
  const stuck = await aLead(db, now, { kind: "obstacle", topic: "land" });

  // The room that an address begins with says whose number or code it asks for.
  const ids: [room: string, id: number][] = [
    ["/outbox/", receipt.id],
    ["/examples/", example.id],
    ["/reorganisations/", await aPlannedReorganisation(db)],
    ["/obstacles/causes/", obstacle.causeId ?? 0],
    ["/obstacles/", obstacle.id],
    ["/views/", view.id],
    ["/bulk/", bulk],
  ];
  const codes: [room: string, code: string][] = [
    ["/departments/", "finance"],
    ["/admin/projects/", project.code],
    ["/leads/:code/project", agreed?.code ?? lead.code],
    ["/leads/:code/obstacle", stuck.code],
  ];
  const of = (door: Door, lang = "vi") => {
    const chosen = <T>(table: [string, T][]) => table.find(([room]) => door.pattern.includes(room))?.[1];
    const slug = door.pattern.includes("/parks/")
      ? "duc-hoa-1"
      : door.pattern.includes("/communes/")
        ? "tan-ninh"
        : "long-an-border-gate-economic-zone";
    return addressOf(door, {
      lang,
      code: chosen(codes) ?? lead.code,
      id: String(chosen(ids) ?? reader),
      slug,
      token: door.pattern.includes("welcome") ? welcome : track,
      year: "2027",
      kind: "split",
      // What projects and obstacles have both.
      verb: "facts",
      ...rule,
    });
  };
  return { of };
}
