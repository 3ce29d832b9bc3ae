import fc from "fast-check";
import { filled, formsOf } from "../support/html-client";
import type { Door } from "../support/site-map";
import { type Body, bodies, type Fields, requestOf } from "./bodies";
import { type Fault, faultOf } from "./fault";
import { freshToken, type Scene } from "./scene";

export type FuzzInputs = {
  seed: number;
  /** How many for each door. */
  inputs: number;
  /** Called with each door before it is tried. */
  told?: (door: string) => void;
};

/** A page is read anew, and a lead made anew, after so many posts: a form that is out of date meets only one check. */
const batch = 20;

/** Names that every form may be sent, whatever it shows. */
const commonNames = [
  "intent",
  "version",
  "lastEvent",
  "back",
  "go",
  "form.language",
  "form.token",
  "form.step",
  "form.place",
  "form.placeRef",
];

/**
 * Posts `inputs` generated bodies to every action of the map: to those of the desk as an administrator (one in eight as a
 * stranger), to the others as a stranger. Half of the bodies are made up, half are well filled forms with a few wrong fields.
 * @returns every fault, and the tokens of the receipts that were shown
 */
export async function fuzzActions(scene: Scene, doors: Door[], { seed, inputs, told }: FuzzInputs) {
  const faults: Fault[] = [];
  const receipts = new Set<string>();
  let posts = 0;
  let cookie = await scene.signIn();
  for (const door of doors.filter((candidate) => candidate.hasAction)) {
    told?.(`POST ${door.pattern}`);
    const ofDesk = door.pattern.startsWith("/admin");
    for (let made = 0; made < inputs; made += batch) {
      const address = await scene.address(door);
      const forms = await formsOn(scene, door, address, ofDesk ? cookie : "");
      const names = [
        ...new Set([...forms.flat().map(([name]) => name), ...leadNames(scene), ...commonNames]),
      ];
      const numRuns = Math.min(batch, inputs - made);
      const samples = fc.sample(bodies(names, forms), { numRuns, seed: seed + made });
      const answers = await Promise.all(
        samples.map((body, at) => post(scene, address, ofDesk && at % 8 > 0 ? cookie : "", body)),
      );
      posts += answers.length;
      for (const { fault, location } of answers) {
        if (fault) faults.push(fault);
        const receipt = /\/proposals\/sent\/([^/?]+)/.exec(location)?.[1];
        if (receipt) receipts.add(receipt);
      }
      // An administrator may end the own session, change the own role and close the own account.
      if (ofDesk && answers.some(({ location }, at) => at % 8 > 0 && location.includes("/sign-in"))) {
        cookie = await scene.signIn();
      }
    }
  }
  return { posts, faults, receipts };
}

async function post(scene: Scene, address: string, cookie: string, generated: Body) {
  const token = scene.freshFormToken();
  const fields = generated.fields.map(([name, value]): [string, string] => [
    name,
    value === freshToken ? token : value,
  ]);
  const body = { ...generated, fields };
  const request = requestOf(body);
  const answer = await fetch(scene.url + address, {
    method: "POST",
    redirect: "manual",
    headers: {
      "Content-Type": request.contentType,
      Origin: scene.url,
      ...(cookie && { Cookie: cookie }),
    },
    body: request.body,
  }).catch(() => null);
  const fault = await faultOf(answer, `POST ${address}`, body);
  return { fault, location: answer?.headers.get("Location") ?? "" };
}

/** The forms of this action as a browser would send them, without a change. */
async function formsOn(scene: Scene, door: Door, address: string, cookie: string): Promise<Fields[]> {
  if (door.pattern.endsWith("/proposals/new")) return scene.proposals;
  const page = await fetch(scene.url + address, { headers: cookie ? { Cookie: cookie } : {} });
  const html = page.headers.get("Content-Type")?.includes("html") ? await page.text() : "";
  return formsOf(html)
    .filter(({ action }) => action === "" || new URL(action, page.url).pathname === address)
    .map((form) => filled(form, typed))
    .filter((form) => form.length > 0);
}

/** What a person writes where a form is empty. */
const typed = {
  email: "demo@example.com",
  code: "VC26-000000-0",
  name: "Demo Person",
  reply: "Here is what you asked for.",
  reason: "It belongs to another department.",
  question: "What area of land do you need?",
  note: "Called the sender.",
  text: "Thank you.",
};

function leadNames(scene: Scene): string[] {
  return scene.proposals.flat().map(([name]) => name);
}
