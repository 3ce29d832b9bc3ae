import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { z } from "zod";

/** Only this file reads the environment. `loadConfig` is called once, by the process's own start. */

const url = (schemes: string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `is not an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(" or ")} (for example ${example})`,
    );

const wholeNumber = (min: number, max: number, example: string) =>
  z.coerce
    .number(`is not a number (for example ${example})`)
    .int(`is not a whole number (for example ${example})`)
    .min(min, `is below ${min} (for example ${example})`)
    .max(max, `is above ${max} (for example ${example})`);

const oneOf = <const T extends [string, ...string[]]>(values: T) =>
  z.enum(values, `is none of ${values.join(", ")} (for example ${values[0]})`);

const settingsSchema = z.object({
  NODE_ENV: oneOf(["production", "development", "test"]).default("production"),
  PORT: wholeNumber(0, 65_535, "3000").default(3000),
  HOST: z.string().min(1, "is empty (for example 127.0.0.1)").default("0.0.0.0"),
  PUBLIC_URL: url(["http:", "https:"], "https://dautu.tayninh.example").optional(),
  DATA_DIR: z.string().min(1, "is empty (for example ./data)").default("./data"),
  DATABASE_URL: url(
    ["postgres:", "postgresql:"],
    "postgresql://vamco:secret@localhost:5432/vamco",
  ).optional(),
  ROLE: oneOf(["all", "web", "worker"]).default("all"),
  WEB_PROCESSES: wholeNumber(1, 64, "2").optional(),
  SESSION_SECRET: z
    .string()
    .min(32, "is shorter than 32 characters (for example the output of: openssl rand -hex 32)")
    .optional(),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@mail.example:465").optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\r\n]*<?[^@<>\s]+@[^@<>\s]+>?$/,
      "is not a mail address (for example Vàm Cỏ <vamco@tayninh.example>)",
    )
    .default("Vàm Cỏ <vamco@localhost.invalid>"),
  RATE_LIMITS: oneOf(["on", "off"]).default("on"),
  TRUST_PROXY: oneOf(["on", "off"]).default("off"),
  LOG_LEVEL: oneOf(["info", "debug", "warn", "error", "silent"]).default("info"),
});

type Settings = z.infer<typeof settingsSchema>;

export type Config = {
  environment: Settings["NODE_ENV"];
  port: number;
  host: string;
  /** Where readers find the site, without a slash at the end. */
  publicUrl: string;
  publicUrlIsSet: boolean;
  dataDir: string;
  databaseUrl: string | undefined;
  role: Settings["ROLE"];
  /** How many processes answer requests; 1: the process that was started does it itself. */
  webProcesses: number;
  sessionSecret: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  rateLimits: boolean;
  trustProxy: boolean;
  logLevel: Settings["LOG_LEVEL"];
};

/** A setting that cannot be used: its message names the variable, what is wrong and an example. */
export class SettingsError extends Error {}

/**
 * Reads the settings, `.env` included.
 * @throws SettingsError that lists every wrong setting, one sentence each.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  if (environment === process.env && existsSync(".env")) process.loadEnvFile(".env");
  // An empty variable is one that was left out: `PORT= npm start` means the default.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
    throw new SettingsError(sentences.join("\n"));
  }
  const settings = parsed.data;
  const publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, "");
  if (settings.RATE_LIMITS === "off" && !isLoopback(publicUrl)) {
    throw new SettingsError(
      "RATE_LIMITS is off, which is allowed only while PUBLIC_URL is a loopback address (for example http://localhost:3000).",
    );
  }
  return {
    environment: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl,
    publicUrlIsSet: settings.PUBLIC_URL !== undefined,
    dataDir: path.resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    role: settings.ROLE,
    webProcesses: settings.WEB_PROCESSES ?? Math.min(availableParallelism(), 4),
    sessionSecret: settings.SESSION_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    rateLimits: settings.RATE_LIMITS === "on",
    trustProxy: settings.TRUST_PROXY === "on",
    logLevel: settings.LOG_LEVEL,
  };
}

function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
