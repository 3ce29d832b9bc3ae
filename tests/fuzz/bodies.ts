import fc from "fast-check";

/** What a form can be filled with by somebody who wishes it ill, or by a phone that garbles it. */

export type Body = {
  type: "urlencoded" | "multipart" | "raw";
  fields: Fields;
  bytes: Uint8Array;
};

const hostile = [
  "",
  " ",
  "\0",
  "a\0b",
  "\uD800",
  "\uDFFF\uD800",
  "‮evil",
  "Nguyễn Văn Đề Mô".normalize("NFD"),
  "ﷺ".repeat(200),
  "🏭".repeat(500),
  "a".repeat(10_001),
  "x".repeat(60_000),
  "-1",
  "1e309",
  "NaN",
  "Infinity",
  "0x10",
  "99999999999999999999999999",
  "1.234.567,89",
  "१२३",
  "５００００００",
  "null",
  "undefined",
  "[object Object]",
  "true",
  "__proto__",
  "constructor",
  "' OR 1=1 --",
  "\\' ; DROP TABLE lead; --",
  "%' AND '1'='1",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "$" + "{7*7}",
  "../../etc/passwd",
  "//evil.example/",
  "javascript:alert(1)",
  "http://[::1",
  "a@b",
  "a@example.com\r\nBcc: b@example.com",
  "=HYPERLINK(1)",
  "2026-02-30",
  "0000-00-00",
  "9999-12-31T23:59:59+14:00",
  "commune:",
  "commune:99999999999",
  "park:../x",
  "zh-Hant",
];

const valid = [
  "investment",
  "return",
  "obstacle",
  "support",
  "foreign-investor",
  "overseas-vietnamese",
  "Demo Person",
  "demo@example.com",
  "JP",
  "VN",
  "ja",
  "electronics",
  "park:long-hau",
  "commune:27757",
  "USD",
  "VND",
  "5000000",
  "2.5",
  "120",
  "land",
  "visa-exemption",
  "A proposal",
  "Please tell us the next steps.",
  "2026-1",
  "yes",
  "send",
  "on",
  "1",
];

const strangeNames = [
  "__proto__",
  "__proto__.polluted",
  "constructor.prototype.polluted",
  "submitter",
  "submitter.name.first",
  "submitter[name]",
  "capital",
  "capital.amount.minor",
  "a".repeat(5_000),
  "..",
  ".",
  "",
  "\0",
];

export type Fields = [name: string, value: string][];

/** One value: half of them are ones that a form may really hold. */
export const values: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...valid) },
  { weight: 4, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: fc.string({ maxLength: 300, unit: "binary" }) },
  { weight: 1, arbitrary: fc.double().map(String) },
);

export function namesLike(names: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom(...strangeNames) },
    { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: "binary" }) },
  );
}

/** Bodies of forms whose fields are called `names`. */
function madeUp(names: readonly string[]): fc.Arbitrary<Body> {
  return fc.record({
    type: fc.constantFrom("urlencoded", "urlencoded", "multipart", "raw"),
    fields: fc.array(fc.tuple(namesLike(names), values), { maxLength: 30 }),
    bytes: fc.uint8Array({ maxLength: 2_000 }),
  });
}

/** A form that was filled in well, but for a few fields: those get behind the first checks. */
function almostRight(forms: readonly Fields[], names: readonly string[]): fc.Arbitrary<Body> {
  return fc.record({
    type: fc.constantFrom("urlencoded", "multipart"),
    fields: fc
      .tuple(
        fc.constantFrom(...forms),
        fc.array(fc.tuple(namesLike(names), values), { maxLength: 2 }),
        fc.integer({ min: 0, max: 60 }),
      )
      .map(([form, other, left]): Fields => {
        const kept = form.filter(([name], at) => at !== left && !other.some(([changed]) => changed === name));
        return [...kept, ...other];
      }),
    bytes: fc.constant(new Uint8Array()),
  });
}

/** Bodies for an action whose fields are called `names` and whose `forms`, as they are filled in well, are known. */
export function bodies(names: readonly string[], forms: readonly Fields[]): fc.Arbitrary<Body> {
  if (forms.length === 0) return madeUp(names);
  return fc.oneof(madeUp(names), almostRight(forms, names));
}

/** The request that carries a body. Raw bytes come under a form's content type. */
export function requestOf(body: Body): { body: string | Uint8Array<ArrayBuffer>; contentType: string } {
  if (body.type === "raw") {
    return { body: new Uint8Array(body.bytes), contentType: "application/x-www-form-urlencoded" };
  }
  if (body.type === "urlencoded") {
    const text = body.fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
    return { body: text, contentType: "application/x-www-form-urlencoded" };
  }
  const boundary = "vamco-boundary";
  const parts = body.fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, "%22")}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join("")}--${boundary}--\r\n`,
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

/** `encodeURIComponent` refuses lone surrogates; a hostile client does not. */
export function encode(text: string): string {
  return [...Buffer.from(text, "utf8")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
}
