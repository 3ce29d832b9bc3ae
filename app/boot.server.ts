import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { migrate } from "../prisma/migrate";
import { type Config, loadConfig } from "./infra/config.server";
import { openDatabase } from "./infra/db/client.server";
import { openEmbeddedDatabase } from "./infra/db/embedded.server";
import { prepareJobs } from "./infra/jobs/queue.server";
import { log } from "./infra/log.server";
import { setRuntime } from "./infra/runtime.server";

export type Runtime = { config: Config; databaseUrl: string; close: () => Promise<void> };

/**
 * Brings up what every process of the product needs: settings, database, migrations.
 * @param claim "product" for web and worker; "guest" for a command, which works beside a running product too.
 */
export async function boot(claim: "product" | "guest"): Promise<Runtime> {
  const config = loadConfig();
  log.level = config.logLevel;
  const embedded = config.databaseUrl ? null : await openEmbeddedDatabase(config.dataDir, claim);
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  try {
    const applied = await migrate(databaseUrl);
    if (applied.length > 0) log.info({ applied }, "migrations applied");
    await prepareJobs(databaseUrl);
    const db = openDatabase(databaseUrl);
    setRuntime({ config, db, secret: config.sessionSecret ?? (await keptSecret(config.dataDir)) });
    const close = async () => {
      await db.$disconnect();
      await embedded?.release();
    };
    return { config, databaseUrl, close };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

/** The secret of this installation, made at its first start. */
async function keptSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = path.join(dataDir, "session-secret");
  // "wx" fails when the file is there, so two processes at once agree on one secret.
  await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" }).catch(() => {});
  return (await readFile(file, "utf8")).trim();
}
