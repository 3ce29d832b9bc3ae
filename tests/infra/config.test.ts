import { expect, test } from "vitest";
import { loadConfig } from "~/infra/config.server";

const read = (settings: Record<string, string>) => loadConfig({ NODE_ENV: "production", ...settings });

test("with nothing set the product serves on port 3000 with its own database in ./data", () => {
  const config = read({});
  expect(config).toMatchObject({
    port: 3000,
    host: "0.0.0.0",
    role: "all",
    databaseUrl: undefined,
    rateLimits: true,
  });
  expect(config.dataDir).toMatch(/\/data$/);
});

test("an empty setting is one that was left out", () => {
  expect(read({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test.each([
  [{ PORT: "eighty" }, /PORT is not a number \(for example 3000\)/],
  [{ PORT: "70000" }, /PORT is above 65535/],
  [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL is not an address that starts with postgres:/],
  [{ SMTP_URL: "mail.example" }, /SMTP_URL is not an address that starts with smtp:/],
  [{ SESSION_SECRET: "short" }, /SESSION_SECRET is shorter than 32 characters/],
  [{ WEB_PROCESSES: "many" }, /WEB_PROCESSES is not a number \(for example 2\)/],
  [{ ROLE: "both" }, /ROLE is none of all, web, worker/],
  [
    { RATE_LIMITS: "off", PUBLIC_URL: "https://vamco.example" },
    /RATE_LIMITS is off, which is allowed only while PUBLIC_URL/,
  ],
  [{ MAIL_FROM: "nobody" }, /MAIL_FROM is not a mail address/],
])("a wrong setting stops the start with a sentence that names it: %o", (settings, sentence) => {
  expect(() => read(settings)).toThrow(sentence);
});

test("all wrong settings are told at once", () => {
  expect(() => read({ PORT: "x", ROLE: "y" })).toThrow(/PORT[^\n]+\n.*ROLE/s);
});
