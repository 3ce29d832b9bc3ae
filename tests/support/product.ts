import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./ports";

export type Product = {
  url: string;
  process: ChildProcess;
  /** Everything it printed so far. */
  output: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Starts the real product as its own process, as `npm start` does, and waits until it says that it is ready. */
export async function startProduct(
  settings: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Product> {
  const port = settings.PORT ?? String(await freePort());
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), "vamco-product-")));
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
    RATE_LIMITS: "off",
    PUBLIC_URL: url,
    ...settings,
    PORT: port,
    DATA_DIR: dataDir,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = once(child, "exit");
  await Promise.race([
    answers(`${url}/readyz`),
    ended.then(() => {
      throw new Error(`the product did not start:\n${output}`);
    }),
  ]);
  return {
    url,
    process: child,
    output: () => output,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await ended;
      if (!settings.DATA_DIR) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
