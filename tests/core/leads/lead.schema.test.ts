import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadErrorKeys } from "~/core/leads/errors";
import type { LeadInput } from "~/core/leads/lead";
import {
  fieldErrors,
  firstError,
  leadSchema,
  readInstant,
  routeRequestSchema,
} from "~/core/leads/lead.schema";

const full = {
  kind: "investment",
  submitter: {
    type: "foreign-investor",
    name: "Demo Person",
    email: "demo@example.com",
    phone: "+81 3-0000-0000",
    country: "JP",
    language: "ja",
  },
  organisation: { name: "Demo K.K.", country: "JP", website: "https://www.example.com/vn" },
  sector: "electronics",
  place: "park:long-hau",
  opportunity: "long-hau",
  capital: { amount: 5_000_000, currency: "USD" },
  areaHa: 2.5,
  jobs: 120,
  subject: "ご提案",
  message: "よろしくお願いします。",
  consent: { version: "2026-1" },
};

type Json = { [key: string]: unknown };
/** `full` with one field, named by its path, set or (undefined) left out. */
function having(path: string, value: unknown): Json {
  const copy: Json = structuredClone(full);
  const names = path.split(".");
  const last = names.pop() ?? "";
  let at: Json = copy;
  for (const name of names) {
    const next: Json = { ...(isJson(at[name]) ? at[name] : {}) };
    at[name] = next;
    at = next;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

function errorOf(value: unknown): string {
  const result = leadSchema.safeParse(value);
  if (result.success) return "fine";
  const { path, key } = firstError(result.error);
  return `${path} ${key}`;
}

test("the lead of the contract goes through as it is", () => {
  const lead: LeadInput = leadSchema.parse(full);
  expect(lead).toEqual(full);
});

describe("is fine", () => {
  const cases: [string, unknown][] = [
    ["phone", undefined],
    ["organisation", undefined],
    ["organisation.website", undefined],
    ["sector", undefined],
    ["place", "commune:27757"],
    ["opportunity", undefined],
    ["capital", undefined],
    ["capital.amount", 0],
    ["capital.amount", 10_909_000.5],
    ["capital.currency", "TWD"],
    ["submitter.name", "Nguyễn Thị Demo"],
    ["submitter.name", "山田"],
    ["submitter.name", "O’Demo-Person, Jr."],
    ["submitter.email", "d.e_m+o@sub.example.co.uk"],
    ["submitter.email", "demo@例え.jp"],
    ["submitter.phone", "(84) 272 355 2489 ext. 12"],
    ["submitter.phone", "＋８４２７２３５５２４８９"],
    ["submitter.country", "TW"],
    ["submitter.language", "zh-TW"],
    ["organisation.website", "http://example.com"],
    ["message", "x".repeat(10_000)],
    ["subject", "x".repeat(200)],
    ["jobs", 0],
  ];
  test.each(cases)("%s = %j", (path, value) => {
    expect(errorOf(having(path, value))).toBe("fine");
  });
});

describe("is refused at its path", () => {
  const cases: [string, unknown, string][] = [
    ["kind", undefined, "kind.unknown"],
    ["kind", "Investment", "kind.unknown"],
    ["submitter", undefined, "submitter.missing"],
    ["submitter", [], "submitter.missing"],
    ["submitter.type", "foreign", "submitter-type.unknown"],
    ["submitter.name", "  ", "name.blank"],
    ["submitter.name", "\u200b", "name.blank"],
    ["submitter.name", 5, "name.blank"],
    ["submitter.name", "x".repeat(201), "name.too-long"],
    ["submitter.email", undefined, "email.invalid"],
    ["submitter.email", "", "email.invalid"],
    ["submitter.email", "demo@example", "email.invalid"],
    ["submitter.email", "demo@@example.com", "email.invalid"],
    ["submitter.email", "demo..x@example.com", "email.invalid"],
    ["submitter.email", "demo@-example.com", "email.invalid"],
    ["submitter.email", "demo@example.c", "email.invalid"],
    ["submitter.email", "Demo <demo@example.com>", "email.invalid"],
    ["submitter.email", "demo@example.com, other@example.com", "email.invalid"],
    ["submitter.email", `${"x".repeat(65)}@example.com`, "email.invalid"],
    ["submitter.phone", "", "phone.invalid"],
    ["submitter.phone", "12345", "phone.invalid"],
    ["submitter.phone", "call me", "phone.invalid"],
    ["submitter.country", "jp", "country.unknown"],
    ["submitter.country", "XX", "country.unknown"],
    ["submitter.country", "UK", "country.unknown"],
    ["submitter.language", "fr", "language.unknown"],
    ["organisation", "Demo", "organisation.invalid"],
    ["organisation", null, "organisation.invalid"],
    ["organisation.name", "", "organisation.blank"],
    ["organisation.country", "", "country.unknown"],
    ["organisation.website", "javascript:alert(1)", "website.invalid"],
    ["organisation.website", "ftp://example.com", "website.invalid"],
    ["organisation.website", "example.com", "website.invalid"],
    ["organisation.website", "https://user:secret@example.com", "website.invalid"],
    ["organisation.website", "https://", "website.invalid"],
    ["sector", "", "sector.unknown"],
    ["sector", null, "sector.unknown"],
    ["place", "27757", "place.unknown"],
    ["place", "commune:", "place.unknown"],
    ["place", "commune:x", "place.unknown"],
    ["place", "park:../etc", "place.unknown"],
    ["opportunity", "No Slug", "opportunity.unknown"],
    ["capital", 5, "capital.invalid"],
    ["capital.amount", undefined, "capital.not-a-number"],
    ["capital.amount", "5", "capital.not-a-number"],
    ["capital.amount", Number.NaN, "capital.not-a-number"],
    ["capital.amount", Number.POSITIVE_INFINITY, "capital.not-a-number"],
    ["capital.amount", -1, "capital.negative"],
    ["capital.amount", 1e16, "capital.too-large"],
    ["capital.amount", 0.001, "capital.too-precise"],
    ["capital.currency", "usd", "currency.unknown"],
    ["areaHa", "2", "area.not-a-number"],
    ["areaHa", 0, "area.not-positive"],
    ["areaHa", 1e9, "area.too-large"],
    ["jobs", 1.5, "jobs.not-a-number"],
    ["jobs", -1, "jobs.not-a-number"],
    ["jobs", 1e9, "jobs.too-large"],
    ["need", "money", "need.unknown"],
    ["need", "market", "need.not-for-kind"],
    ["topic", "noise", "topic.unknown"],
    ["topic", "land", "topic.not-for-kind"],
    ["subject", undefined, "subject.blank"],
    ["subject", "x".repeat(201), "subject.too-long"],
    ["message", "\n\n", "message.blank"],
    ["message", "x".repeat(10_001), "message.too-long"],
    ["consent", undefined, "consent.missing"],
    ["consent", true, "consent.missing"],
    ["consent.version", undefined, "consent.missing"],
    ["consent.version", "2025-1", "consent.outdated"],
    ["colour", "red", "field.unknown"],
    ["submitter.age", 5, "field.unknown"],
    ["receivedAt", "2026-11-23T10:00:00Z", "field.unknown"],
  ];
  test.each(cases)("%s = %j", (path, value, key) => {
    expect(errorOf(having(path, value))).toBe(`${path} ${key}`);
  });

  test("a polluting key is a field that no lead has", () => {
    expect(errorOf(JSON.parse('{"__proto__": {"kind": "investment"}}'))).toContain("kind.unknown");
    const polluted = JSON.parse(JSON.stringify(full).replace('"subject"', '"__proto__":{"x":1},"subject"'));
    expect(errorOf(polluted)).toBe("__proto__ field.unknown");
  });
});

test("a need and a topic go with their kinds only", () => {
  expect(errorOf({ ...full, kind: "return", need: "residence" })).toBe("fine");
  expect(errorOf({ ...full, kind: "support", need: "supply-chain" })).toBe("fine");
  expect(errorOf({ ...full, kind: "return" })).toBe("fine");
  expect(errorOf({ ...full, kind: "obstacle", topic: "security" })).toBe("fine");
  expect(errorOf({ ...full, kind: "support", need: "residence" })).toBe("need need.unknown");
  expect(errorOf({ ...full, kind: "obstacle", need: "other" })).toBe("need need.not-for-kind");
});

test("every error is told at once, one a path, with what its sentence needs", () => {
  const result = leadSchema.safeParse(having("subject", "x".repeat(300)));
  expect(result.error && fieldErrors(result.error)).toEqual([
    { path: "subject", key: "subject.too-long", params: { max: 200 } },
  ]);
  const empty = leadSchema.safeParse({});
  expect(empty.error && fieldErrors(empty.error).map(({ path }) => path)).toEqual([
    "kind",
    "submitter",
    "subject",
    "message",
    "consent",
  ]);
});

describe("texts are kept clean", () => {
  const cases: [string, string, string, string][] = [
    ["spaces around go", "submitter.name", "  Demo Person ", "Demo Person"],
    [
      "a line break in a name could forge a mail header",
      "submitter.name",
      "Demo\r\nBcc: x@example.com",
      "Demo Bcc: x@example.com",
    ],
    ["decomposed Vietnamese is composed", "submitter.name", "Nguyễn".normalize("NFD"), "Nguyễn"],
    ["a next-line character ends a line", "message", "hospital\u0085clinic", "hospital\nclinic"],
    ["NUL goes, since PostgreSQL refuses it", "message", "a\u0000b", "ab"],
    ["half a surrogate pair becomes a sign", "message", "a\ud800b", "a\ufffdb"],
    ["line breaks of a message stay, in one form", "message", "a\r\nb\rc\n\td", "a\nb\nc\n\td"],
    ["overrides of the writing direction go", "subject", "abc\u202etxt.exe", "abctxt.exe"],
    [
      "a full-width e-mail address is made plain",
      "submitter.email",
      "ｄｅｍｏ＠example．com",
      "demo@example.com",
    ],
  ];
  test.each(cases)("%s", (_, path, value, kept) => {
    const lead = leadSchema.parse(having(path, value));
    const [first = "", second = ""] = path.split(".");
    const parent: unknown = Reflect.get(lead, first);
    expect(isJson(parent) ? parent[second] : parent).toBe(kept);
  });
});

test("whatever is handed in, the answer is a lead or keys that have a sentence", () => {
  const keys = new Set<string>(leadErrorKeys);
  const mutated = fc
    .tuple(
      fc.constantFrom(
        "kind",
        "submitter",
        "submitter.name",
        "submitter.email",
        "capital",
        "subject",
        "message",
        "place",
        "consent",
      ),
      fc.anything(),
    )
    .map(([path, value]) => having(path, value));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue(), mutated), (value) => {
      const result = leadSchema.safeParse(value);
      if (result.success) return;
      for (const { key } of fieldErrors(result.error)) expect(keys.has(key), key).toBe(true);
    }),
  );
});

describe("moments", () => {
  const cases: [string, string | null][] = [
    ["2026-11-23T17:30:00+07:00", "2026-11-23T10:30:00.000Z"],
    ["2026-11-23T17:30+07:00", "2026-11-23T10:30:00.000Z"],
    ["2026-11-23T17:30:00+0700", "2026-11-23T10:30:00.000Z"],
    ["2026-11-23T17:30:00+07", "2026-11-23T10:30:00.000Z"],
    ["2026-11-23T10:30:00.5Z", "2026-11-23T10:30:00.500Z"],
    ["2026-11-23T10:30:00.123456Z", "2026-11-23T10:30:00.123Z"],
    ["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["2026-11-23T17:30:00", null],
    ["2026-11-23", null],
    ["2026-02-29T00:00:00Z", null],
    ["2026-11-23T24:00:00Z", null],
    ["2026-11-23T10:60:00Z", null],
    ["2026-11-23T10:30:00+25:00", null],
    ["tomorrow", null],
    ["", null],
  ];
  test.each(cases)("%s", (text, instant) => {
    expect(readInstant(text)?.toISOString() ?? null).toBe(instant);
  });

  test("a line of the dry run carries one", () => {
    const result = routeRequestSchema.parse({ ...full, receivedAt: "2026-11-23T17:30:00+07:00" });
    expect(result.receivedAt).toEqual(new Date("2026-11-23T10:30:00Z"));
  });
});
