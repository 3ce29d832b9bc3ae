import { describe, expect, test } from "vitest";
import { leadFromForm } from "~/core/leads/lead-form";

describe("a form becomes the lead that it means", () => {
  const cases: [string, Record<string, unknown>, Record<string, unknown>][] = [
    [
      "an amount as Vietnamese write it",
      { capital: { amount: "1.234.567,89", currency: "USD" } },
      { capital: { amount: 1234567.89, currency: "USD" } },
    ],
    ["a currency without an amount", { capital: { currency: "USD" } }, {}],
    [
      "a sum that names its currency needs none beside it",
      { capital: { amount: "20 triệu đồng" } },
      { capital: { amount: 20000000, currency: "VND" } },
    ],
    ["an area with a comma", { areaHa: "2,5" }, { areaHa: 2.5 }],
    ["an area with its unit", { areaHa: "5ha" }, { areaHa: 5 }],
    ["jobs with their counter", { jobs: "200명" }, { jobs: 200 }],
    [
      "a sum as Koreans say it",
      { capital: { amount: "5억원", currency: "KRW" } },
      { capital: { amount: 500000000, currency: "KRW" } },
    ],
    [
      "a sum that names its currency, whatever the list beside it says",
      { capital: { amount: "3億円", currency: "USD" } },
      { capital: { amount: 300000000, currency: "JPY" } },
    ],
    ["jobs in groups", { jobs: "1,200" }, { jobs: 1200 }],
    ["jobs in words stay", { jobs: "many" }, { jobs: "many" }],
    ["consent by its version", { consent: "2026-1" }, { consent: { version: "2026-1" } }],
    [
      "a web address without scheme",
      { organisation: { name: "Demo", website: "example.com" } },
      { organisation: { name: "Demo", website: "https://example.com" } },
    ],
    [
      "but not over another scheme",
      { organisation: { name: "Demo", website: "javascript:alert(1)" } },
      { organisation: { name: "Demo", website: "javascript:alert(1)" } },
    ],
    [
      "everything else as it is",
      { kind: "return", subject: "x", capital: "odd" },
      { kind: "return", subject: "x", capital: "odd" },
    ],
  ];
  test.each(cases)("%s", (_, form, lead) => {
    expect(leadFromForm(form)).toEqual({ lead, errors: [] });
  });
});

test("an amount that cannot be read keeps what was typed and says why", () => {
  const form = { capital: { amount: "12.50", currency: "VND" } };
  expect(leadFromForm(form)).toEqual({
    lead: form,
    errors: [{ path: "capital.amount", key: "capital.too-precise", params: {} }],
  });
});

test("an amount in words that say no sum is answered with examples", () => {
  const { errors } = leadFromForm({ capital: { amount: "nhiều", currency: "USD" } });
  expect(errors).toEqual([{ path: "capital.amount", key: "capital.unreadable", params: {} }]);
});

test("an amount of no currency is asked for one and says nothing else", () => {
  expect(leadFromForm({ kind: "investment", capital: { amount: "20 triệu" } })).toEqual({
    lead: { kind: "investment" },
    errors: [{ path: "capital.currency", key: "currency.missing", params: {} }],
  });
});
