import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, openDatabase } from "~/infra/db/client.server";
import { openEmbeddedDatabase } from "~/infra/db/embedded.server";
import { freePort } from "../support/ports";

export type Product = {
  base: string;
  secret: string;
  db: Database;
  /** `npm run seed -- WHAT COUNT`: synthetic data through the services. */
  seed: (what: "--opportunities" | "--leads", count: number) => Promise<void>;
  stop: () => Promise<void>;
};

/** The product, alone on its embedded database in a folder of its own. */
export async function startProduct(): Promise<Product> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "vamco-bench-"));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString("hex");
  const settings: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production",
    SESSION_SECRET: secret,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: base,
    RATE_LIMITS: "off",
    LOG_LEVEL: "warn",
  };
  const server = spawn(process.execPath, ["--max-semi-space-size=64", "build/product/server.js"], {
    env: settings,
    stdio: "inherit",
  });
  let release = async () => {};
  const stop = async () => {
    await release();
    server.kill("SIGTERM");
    await finished(server).catch(() => {});
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(`${base}/readyz`);
    const embedded = await openEmbeddedDatabase(dataDir, "guest");
    const db = openDatabase(embedded.url, 2);
    release = async () => {
      await db.$disconnect();
      await embedded.release();
    };
    const seed: Product["seed"] = (what, count) =>
      finished(
        spawn(process.execPath, ["build/commands/seed.js", what, String(count)], {
          env: settings,
          stdio: ["ignore", "inherit", "inherit"],
        }),
      );
    return { base, secret, db, seed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until an address answers: well, or at all. */
export async function ready(url: string, anyAnswer = false): Promise<void> {
  for (;;) {
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (answer && (anyAnswer || answer.ok)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null) resolve();
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}
