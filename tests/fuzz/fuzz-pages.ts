import fc from "fast-check";
import type { Door } from "../support/site-map";
import { encode, namesLike, values } from "./bodies";
import { type Fault, faultOf } from "./fault";
import type { FuzzInputs } from "./fuzz-actions";
import type { Scene } from "./scene";

const batch = 20;

/** Every parameter that a page of the product reads from its address. */
const parameters = [
  "q",
  "kind",
  "sector",
  "place",
  "status",
  "capitalMin",
  "capitalMax",
  "areaMin",
  "areaMax",
  "currency",
  "sort",
  "page",
  "form",
  "step",
  "from",
  "tried",
  "ref",
  "opportunity",
  "back",
  "done",
  "state",
  "department",
  "due",
  "assignee",
  "language",
  "_routes",
  "index",
];

const hostilePaths = [
  "%",
  "%zz",
  "%00",
  "%C0%80",
  "%2F..%2F",
  "..%2f..%2fetc",
  "%E0%A4%A",
  "a".repeat(3_000),
  "-1",
  "0",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "VC26-000000-0",
  "%F0%9F%9A%80",
  "tay-ninh'--",
  "2027.5",
  "1e3",
  ";",
  "%3F",
];

const acceptedLanguages = [
  "",
  "vi",
  "zh-HK",
  "*",
  "xx;q=9",
  ",,;;",
  "en;q=NaN",
  "a".repeat(5_000),
  "vi-VN-x-y-z;q=0.0001",
];
const cookies = [
  "",
  "vamco=",
  "vamco=a",
  `vamco=${"A".repeat(43)}`,
  "__proto__=1",
  ";;;",
  `x=${"y".repeat(4_000)}`,
];

type Asked = {
  method: "GET" | "HEAD";
  /** A value for the last parameter of the path, or null for one that exists. */
  path: string | null;
  query: [string, string][];
  data: boolean;
  language: string;
  cookie: string;
};

const asked: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom("GET", "GET", "GET", "HEAD"),
  path: fc.oneof(
    fc.constant(null),
    fc.constantFrom(...hostilePaths),
    fc.string({ minLength: 1, maxLength: 60, unit: "binary" }).map(encode),
  ),
  query: fc.array(fc.tuple(namesLike(parameters), values), { maxLength: 8 }),
  data: fc.constantFrom(false, false, false, true),
  language: fc.constantFrom(...acceptedLanguages),
  cookie: fc.constantFrom(...cookies),
});

/** Asks for every page of the map `inputs` times, with parameters that make no sense; the desk as an administrator. */
export async function fuzzPages(scene: Scene, doors: Door[], { seed, inputs, told }: FuzzInputs) {
  const faults: Fault[] = [];
  let gets = 0;
  const cookie = await scene.signIn();
  for (const door of doors.filter((candidate) => candidate.hasLoader)) {
    told?.(`GET ${door.pattern}`);
    for (let made = 0; made < inputs; made += batch) {
      const address = await scene.address(door);
      const samples = fc.sample(asked, { numRuns: Math.min(batch, inputs - made), seed: seed + made });
      const ofDesk = door.pattern.startsWith("/admin");
      const found = await Promise.all(
        samples.map((sample) => ask(scene, door, address, ofDesk ? { ...sample, cookie } : sample)),
      );
      gets += found.length;
      faults.push(...found.filter((fault) => fault !== null));
    }
  }
  return { gets, faults };
}

async function ask(scene: Scene, door: Door, address: string, sample: Asked): Promise<Fault | null> {
  const { method, path, query, data, language, cookie } = sample;
  const given = path === null ? address : withLastParameter(door, address, path);
  // Queries longer than this are the HTTP parser's affair, which hangs up.
  const search = query
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&")
    .slice(0, 8_000);
  const target = `${given}${data ? ".data" : ""}${search ? `?${search}` : ""}`;
  const answer = await fetch(scene.url + target, {
    method,
    redirect: "manual",
    headers: { "Accept-Language": language, ...(cookie && { Cookie: cookie }) },
  }).catch(() => null);
  // What is no page answers in its own type.
  const request = door.hasPage ? `${method} ${target}` : `${method} ${target}.data`;
  return faultOf(answer, request, { language, cookie });
}

function withLastParameter(door: Door, address: string, value: string): string {
  const parts = door.pattern.split("/");
  const at = parts.findLastIndex((part) => part.startsWith(":") || part === "*");
  return at < 0
    ? address
    : address
        .split("/")
        .map((part, index) => (index === at ? value : part))
        .join("/");
}
