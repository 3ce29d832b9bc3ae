import fc from "fast-check";
import { addressOf, type Door } from "../support/site-map";
import { type Body, bodies, requestOf } from "./bodies";

type Options = {
  url: string;
  doors: Door[];
  /** Values for the parameters of the map. */
  values: Record<string, string>;
  /** The cookie of somebody who may do everything; asked for again when a request has ended the session. */
  signIn: () => Promise<string>;
  seed: number;
  inputs: number;
};

export type Fault = { address: string; status: number; body: Body };

/** Names that every form may be sent, whatever it shows: those of the lead's JSON. */
const leadFields = [
  "kind",
  "submitter.type",
  "submitter.name",
  "submitter.email",
  "submitter.phone",
  "submitter.country",
  "submitter.language",
  "organisation.name",
  "organisation.country",
  "organisation.website",
  "sector",
  "place",
  "opportunity",
  "capital.amount",
  "capital.currency",
  "areaHa",
  "jobs",
  "need",
  "topic",
  "subject",
  "message",
  "consent",
  "intent",
  "version",
];

/**
 * Posts `inputs` generated bodies to every action of the map, as a person who may do everything there.
 * @returns the first fault of each action: an answer of 500 or above, or none at all.
 */
export async function fuzzActions(options: Options): Promise<{ posted: number; faults: Fault[] }> {
  const faults: Fault[] = [];
  let posted = 0;
  let cookie = await options.signIn();
  for (const door of options.doors.filter((candidate) => candidate.hasAction)) {
    const address = addressOf(door, options.values);
    const names = await fieldNames(options.url + address, cookie);
    const samples = fc.sample(bodies(names), { numRuns: options.inputs, seed: options.seed });
    for (const body of samples) {
      const { status, location } = await post(options.url, address, cookie, body);
      posted += 1;
      if (status >= 500 || status === 0) {
        faults.push({ address, status, body });
        break;
      }
      if (location?.includes("/sign-in")) cookie = await options.signIn();
    }
  }
  return { posted, faults };
}

async function post(base: string, address: string, cookie: string, body: Body) {
  const request = requestOf(body);
  const answer = await fetch(base + address, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": request.contentType, Origin: base, Cookie: cookie },
    body: request.body,
  }).catch(() => null);
  await answer?.arrayBuffer();
  return { status: answer?.status ?? 0, location: answer?.headers.get("Location") };
}

/** The fields of the forms on the page itself, and those of a lead. */
async function fieldNames(address: string, cookie: string): Promise<string[]> {
  const page = await fetch(address, { headers: { Cookie: cookie } });
  const html = page.headers.get("Content-Type")?.includes("html") ? await page.text() : "";
  const shown = [...html.matchAll(/<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"/g)].map(
    ([, name]) => name ?? "",
  );
  return [...new Set([...shown, ...leadFields])];
}
