import { randomBytes } from "node:crypto";
import type { Database } from "~/infra/db/client.server";
import { startDraft } from "~/services/rules/start-draft.server";
import { aPlannedReorganisation } from "./reorganisation";
import { addressOf, type Door } from "./site-map";

/** An address for each page of the map, with something to show. */
export async function sampleAddresses(db: Database, lead: { id: number; code: string; trackToken?: string }) {
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
  const staff = await db.staff.findFirstOrThrow();
  const draft = await startDraft(
    { db, now: new Date(), actor: { kind: "staff", id: staff.id, role: "coordinator", department: "" } },
    { basedOn: 1, note: "A sample" },
  );
  const rule = {
    version: draft.kind === "done" ? String(draft.version) : "1",
    list: "department",
    rule: "obstacle-elsewhere",
  };
  const example = await db.ruleExample.findFirstOrThrow();
  const track = /\/track\/([a-z0-9-]+)/i.exec(mail.text)?.[1] ?? "";
  const welcome = randomBytes(16).toString("hex");
  const ids: [room: string, id: number][] = [
    ["/outbox/", mail.id],
    ["/examples/", example.id],
    ["/reorganisations/", await aPlannedReorganisation(db)],
  ];
  return {
    of: (door: Door, lang = "vi") => {
      const [, id] = ids.find(([room]) => door.pattern.includes(room)) ?? ["", staff.id];
      const code = door.pattern.includes("/departments/") ? "finance" : lead.code;
      const slug = door.pattern.includes("/parks/")
        ? "duc-hoa-1"
        : door.pattern.includes("/communes/")
          ? "tan-ninh"
          : "long-an-border-gate-economic-zone";
      const token = door.pattern.includes("welcome") ? welcome : track;
      const kind = "split";
      return addressOf(door, { lang, code, id: String(id), slug, token, year: "2027", kind, ...rule });
    },
  };
}
