import fc from "fast-check";
import { expect, test } from "vitest";
import { readReceiptCode, receiptCode } from "~/core/leads/receipt-code";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const anyCode = fc
  .tuple(fc.integer({ min: 2026, max: 2099 }), fc.uint8Array({ minLength: 6, maxLength: 6 }))
  .map(([year, random]) => receiptCode(year, random));

/** The nine characters that carry something, without `VC` and dashes. */
const bare = (code: string) => code.slice(2).replaceAll("-", "");

test("a code has the form VC26-7K3M9Q-T", () => {
  expect(receiptCode(2026, new Uint8Array([7, 19, 3, 20, 9, 23]))).toMatch(
    /^VC26-7K3M9Q-[0-9A-HJKMNP-TV-Z]$/,
  );
  expect(() => receiptCode(2026, new Uint8Array(5))).toThrow(RangeError);
});

test("a code is read back as it was given", () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(readReceiptCode(code)).toBe(code);
    }),
  );
});

test("a code is read back however it is typed", () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      const sloppy = code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("-", " – ");
      expect(readReceiptCode(` ${sloppy} `)).toBe(code);
      expect(readReceiptCode(bare(code).replace(/^/, "vc").replaceAll("1", "I"))).toBe(code);
    }),
  );
});

test("one wrong character is always noticed", () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      const right = bare(code);
      for (let position = 0; position < right.length; position++) {
        for (const wrong of alphabet) {
          if (wrong === right.charAt(position)) continue;
          expect(
            readReceiptCode(`VC${right.slice(0, position)}${wrong}${right.slice(position + 1)}`),
          ).toBeNull();
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("two neighbours swapped are always noticed", () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      const right = bare(code);
      for (let position = 0; position + 1 < right.length; position++) {
        const [a, b] = [right.charAt(position), right.charAt(position + 1)];
        if (a === b) continue;
        expect(
          readReceiptCode(`VC${right.slice(0, position)}${b}${a}${right.slice(position + 2)}`),
        ).toBeNull();
      }
    }),
  );
});

test("anything else is no code", () => {
  for (const text of [
    "",
    "VC",
    "VC26-7K3M9Q",
    "XX26-7K3M9Q-T",
    "VCAB-7K3M9Q-T",
    "VC26-UUUUUU-U",
    "-".repeat(10_000),
  ]) {
    expect(readReceiptCode(text)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readReceiptCode(text)).toBeNull();
    }),
  );
});
