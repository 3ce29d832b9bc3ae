import { randomBytes } from "node:crypto";
import type { Database } from "~/infra/db/client.server";
import { aPlannedReorganisation } from "./reorganisation";
import { addressOf, type Door } from "./site-map";

/** An address for each page of the map, with something to show. */
export async function sampleAddresses(db: Database, lead: { id: number; code: string; trackToken?: string }) {
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
  const staff = await db.staff.findFirstOrThrow();
  const track = /\/track\/([a-z0-9-]+)/i.exec(mail.text)?.[1] ?? "";
  const welcome = randomBytes(16).toString("hex");
  const reorganisation = await aPlannedReorganisation(db);
  return {
    of: (door: Door, lang = "vi") => {
      const id = door.pattern.includes("/outbox/")
        ? mail.id
        : door.pattern.includes("/reorganisations/")
          ? reorganisation
          : staff.id;
      const code = door.pattern.includes("/departments/") ? "finance" : lead.code;
      const slug = door.pattern.includes("/parks/")
        ? "duc-hoa-1"
        : door.pattern.includes("/communes/")
          ? "tan-ninh"
          : "long-an-border-gate-economic-zone";
      const token = door.pattern.includes("welcome") ? welcome : track;
      return addressOf(door, { lang, code, id: String(id), slug, token, year: "2027", kind: "split" });
    },
  };
}
