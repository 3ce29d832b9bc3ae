import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { StaffActor } from "~/core/policy/may";
import { hashToken } from "~/infra/auth/tokens.server";
import type { Database } from "~/infra/db/client.server";
import { makeOneTimeLink } from "~/services/accounts/passwords.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { newFormToken } from "~/services/intake/form-token.server";
import { submitLead } from "~/services/intake/submit-lead.server";
import { startDraft } from "~/services/rules/start-draft.server";
import { aStaff, mail } from "../support/desk";
import { leadFields } from "../support/html-client";
import { brokenLeads } from "../support/lead-ledger";
import { anObstacle, aProject } from "../support/projects";
import { aPlannedReorganisation } from "../support/reorganisation";
import { addressOf, type Door } from "../support/site-map";
import type { Fields } from "./bodies";

/** What the fuzz acts on: a running product, its database and the secret that it signs forms with. */
export type Scene = {
  url: string;
  /** The cookie of an administrator whose session is good. */
  signIn: () => Promise<string>;
  /** An address of a door, with parameters that exist. */
  address: (door: Door) => Promise<string>;
  /** Proposals as they are filled in well, each for a form of its own. */
  proposals: Fields[];
  freshFormToken: () => string;
  /** What was lost, doubled or stored by halves, given the receipts that were shown. */
  reckon: (receipts: ReadonlySet<string>) => Promise<string[]>;
};

const examples: unknown[] = readFileSync("prisma/data/routing-examples.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line).lead);

/** What is done to a project, and to an obstacle: the last part of their forms' addresses. */
const projectVerbs = ["facts", "stage", "state", "capital", "certificate", "strike"];
const obstacleVerbs = ["facts", "step", "done", "minutes", "escalate", "resolve"];

/** Stands in a body for a form's token until it is sent. */
export const freshToken = "a fresh token of a form";

export async function setScene(url: string, db: Database, secret: string): Promise<Scene> {
  let own = 0;
  const colleague = await aStaff(db, "officer", "finance");
  const slugs = {
    park: (await db.park.findFirstOrThrow()).slug,
    commune: (await db.commune.findFirstOrThrow()).slug,
    opportunity: (await db.opportunity.findFirstOrThrow()).slug,
  };

  /** A lead that nobody has handled yet: most verbs of the desk work on one of those alone. */
  async function newLead() {
    const formToken = newFormToken(secret, randomBytes(16), new Date());
    const result = await submitLead(
      { db, now: new Date(), random: randomBytes, secret, mail },
      {
        lead: examples[own % examples.length],
        formToken,
        consent: { text: "I agree.", language: "en" },
        channel: "web",
      },
    );
    if (result.kind !== "received") throw new Error(`not received: ${JSON.stringify(result)}`);
    own += 1;
    const lead = await db.lead.findUniqueOrThrow({ where: { code: result.code } });
    return { ...lead, trackToken: result.trackToken };
  }

  return {
    url,
    async signIn() {
      const visitor = { address: "127.0.0.1", userAgent: "fuzz" };
      // What the last one has done to the own account is the account's affair.
      const { id } = await aStaff(db, "administrator");
      return `vamco=${await beginSession(db, id, visitor, false, new Date())}`;
    },
    async address(door) {
      const { pattern } = door;
      const lead = await newLead();
      const mails = await db.mail.findFirst({ where: { leadId: lead.id } });
      // What a door needs anew, and nothing for the others: the lists must not grow with every batch.
      const person = /\/(staff|people|welcome)\//.test(pattern)
        ? await aStaff(db, "officer", "finance")
        : colleague;
      const owner: StaffActor = { ...colleague, role: "administrator" };
      const verbs = pattern.includes("/obstacles/") ? obstacleVerbs : projectVerbs;
      const drafted = pattern.includes("/rules/")
        ? await startDraft(
            { db, now: new Date(), actor: { ...colleague, role: "coordinator" } },
            { basedOn: 1, note: "A draft of the fuzz" },
          )
        : null;
      const example = await db.ruleExample.findFirstOrThrow({ orderBy: { id: "desc" } });
      const records = pattern.includes("/projects/") || pattern.includes("/obstacles/");
      const project = records ? await aProject(db, owner, new Date(), {}, "finance") : null;
      const obstacle = project ? await anObstacle(db, owner, new Date(), project.id) : null;
      const ids: [room: string, id: number | undefined][] = [
        ["/outbox/", mails?.id],
        ["/examples/", example.id],
        ["/obstacles/causes/", obstacle?.causeId ?? undefined],
        ["/obstacles/", obstacle?.id],
        ["/reorganisations/", pattern.includes("/reorganisations/") ? await aPlannedReorganisation(db) : 0],
      ];
      return addressOf(door, {
        lang: "vi",
        year: "2027",
        version: String(drafted?.kind === "done" ? drafted.version : 1),
        list: "department",
        rule: "obstacle-elsewhere",
        code: pattern.includes("/departments/") ? "finance" : (project?.code ?? lead.code),
        // All verbs in turn.
        verb: verbs[own % verbs.length] ?? "facts",
        kind: "merge",
        id: String((ids.find(([room]) => pattern.includes(room)) ?? ["", person.id])[1]),
        slug: pattern.includes("/parks/")
          ? slugs.park
          : pattern.includes("/communes/")
            ? slugs.commune
            : slugs.opportunity,
        token: pattern.includes("/welcome/")
          ? await makeOneTimeLink(db, person.id, new Date())
          : lead.trackToken,
      });
    },
    proposals: examples.map((lead) => [
      ...Object.entries(leadFields(lead)).filter(([name]) => name !== "consent.version"),
      ["consent", "2026-1"],
      ["form.token", freshToken],
      ["form.step", "check"],
      ["intent", "send"],
    ]),
    freshFormToken: () => newFormToken(secret, randomBytes(16), new Date()),
    async reckon(receipts) {
      const broken = (await brokenLeads(db)).map(({ code, missing }) => `${code} lacks ${missing}`);
      const stored = await db.lead.findMany({ select: { code: true, trackTokenHash: true } });
      const hashes = new Set(stored.map((lead) => lead.trackTokenHash));
      const lost = [...receipts].filter((token) => !hashes.has(hashToken(token)));
      const unseen = stored.length - own - (receipts.size - lost.length);
      return [
        ...broken,
        ...lost.map((token) => `the receipt ${token} is of no lead`),
        ...(unseen === 0 ? [] : [`${unseen} leads were stored whose receipt nobody saw`]),
      ];
    },
  };
}
