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

type Process = Omit<Product, "url">;

/** Starts the product's process, as `npm start` does, without waiting for it. */
export async function startProcess(settings: Record<string, string>, cwd = process.cwd()): Promise<Process> {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
    ...settings,
  };
  const child = spawn(process.execPath, ["build/product/server.js"], {
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
  return {
    process: child,
    output: () => output,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}

/** Starts the whole product and waits until it says that it is ready. */
export async function startProduct(
  settings: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Product> {
  const port = settings.PORT ?? String(await freePort());
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), "vamco-product-")));
  const url = `http://localhost:${port}`;
  const own = {
    RATE_LIMITS: "off",
    WEB_PROCESSES: "1",
    PUBLIC_URL: url,
    ...settings,
    PORT: port,
    DATA_DIR: dataDir,
  };
  const started = await startProcess(own, cwd);
  const failed = once(started.process, "exit").then(() => {
    throw new Error(`the product did not start:\n${started.output()}`);
  });
  await Promise.race([answers(`${url}/readyz`), failed]);
  return {
    ...started,
    url,
    stop: async (signal) => {
      await started.stop(signal);
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
