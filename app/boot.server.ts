import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { MigrationError, migrate } from "../prisma/migrate";
import { type Config, loadConfig, SettingsError } from "./infra/config.server";
import { openDatabase, whyUnreachable } from "./infra/db/client.server";
import { openEmbeddedDatabase } from "./infra/db/embedded.server";
import { EmbeddedDatabaseError } from "./infra/db/embedded-binaries.server";
import { prepareJobs } from "./infra/jobs/queue.server";
import { log } from "./infra/log.server";
import { setRuntime } from "./infra/runtime.server";
import { loadReferenceData } from "./services/reference/load-reference-data.server";

export type Runtime = { config: Config; databaseUrl: string; close: () => Promise<void> };

/**
 * Brings up what every process of the product needs: settings, database, migrations, reference data.
 * @param as "product" for `npm start`; "guest" for a command, which works beside a running product too.
 */
export async function boot(as: "product" | "guest"): Promise<Runtime> {
  const config = loadConfig();
  log.level = config.logLevel;
  const claim = as === "product" && config.role !== "worker" ? "web" : "guest";
  if (config.databaseUrl) await refuseUnlessReachable(config.databaseUrl);
  const secret = config.sessionSecret ?? (await keptSecret(config.dataDir));
  const embedded = config.databaseUrl ? null : await openEmbeddedDatabase(config.dataDir, claim);
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  try {
    const applied = await migrate(databaseUrl);
    if (applied.length > 0) log.info({ applied }, "migrations applied");
    await prepareJobs(databaseUrl);
    const db = openDatabase(databaseUrl);
    // A command of an older copy must not undo what the running product has loaded.
    if (as === "product" || (await db.department.count()) === 0) {
      const written = await loadReferenceData(db, new Date());
      if (written > 0) log.info({ written }, "reference data loaded");
    }
    setRuntime({ config, db, secret });
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

async function refuseUnlessReachable(databaseUrl: string): Promise<void> {
  const reason = await whyUnreachable(databaseUrl);
  if (reason) {
    throw new SettingsError(
      `DATABASE_URL names a database that cannot be reached: ${reason}. Set the address of one that runs (for example postgresql://vamco:secret@localhost:5432/vamco).`,
    );
  }
}

/** A further process of a product that is up: the settings and a database of its own to talk to, nothing to prepare. */
export function join(): Pick<Runtime, "config" | "close"> {
  const config = loadConfig();
  log.level = config.logLevel;
  const { databaseUrl = "", sessionSecret = "" } = config;
  const db = openDatabase(databaseUrl);
  setRuntime({ config, db, secret: sessionSecret });
  return { config, close: () => db.$disconnect() };
}

/** A command: brings up what it needs, does its work, and leaves everything as it was. */
export async function guest(work: (runtime: Runtime) => Promise<void>): Promise<void> {
  let runtime: Runtime | undefined;
  try {
    runtime = await boot("guest");
    await work(runtime);
  } catch (error) {
    tellOperator(error);
    process.exitCode = 1;
  } finally {
    await runtime?.close();
  }
}

/** Says what stopped a process: a sentence where the operator can act on it, the whole error where only we can. */
export function tellOperator(error: unknown): void {
  const forOperator =
    error instanceof SettingsError ||
    error instanceof EmbeddedDatabaseError ||
    error instanceof MigrationError ||
    (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR"));
  if (forOperator) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "stopped by a fault");
}

const secretLength = 64;

/**
 * The secret of this installation, made at its first start. It appears whole or not at all, and a link never replaces
 * what is there: two processes at once agree on one secret, and a full disk leaves none.
 * @throws SettingsError when it cannot be kept, or is not what was written.
 */
async function keptSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "session-secret");
  if (!existsSync(file)) {
    const draft = `${file}.new-${process.pid}`;
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await writeFile(draft, randomBytes(secretLength / 2).toString("hex"), { mode: 0o600, flush: true });
      await link(draft, file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
        throw new SettingsError(`The session secret cannot be kept in DATA_DIR (${String(error)}).`);
    } finally {
      await rm(draft, { force: true });
    }
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < secretLength) {
    throw new SettingsError(
      `The session secret in ${file} is cut off. Put back a copy of it, or delete the file: then a new one is made, and a proposal that is being filled in has to be begun again.`,
    );
  }
  return secret;
}
