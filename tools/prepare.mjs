// Before a start, a test or a check: makes what is generated (the Prisma client, the built site) when it is older than
// what it is made from. `node tools/prepare.mjs client` stops after the client.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

function newest(entry) {
  const stat = statSync(entry);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(entry)
      .filter((name) => name !== "generated")
      .map((name) => newest(path.join(entry, name))),
  );
}

function isStale(made, sources) {
  return (
    !existsSync(made) || sources.filter(existsSync).some((source) => newest(source) > statSync(made).mtimeMs)
  );
}

function run(command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}\n${stderr}\n`);
  process.exit(status ?? 1);
}

const bin = (name) => path.join("node_modules", ".bin", name);

if (isStale("app/infra/db/generated/client.ts", ["prisma/schema.prisma", "package-lock.json"])) {
  // `generate` needs no engine but asks for one, and would download it: any file that exists satisfies it.
  run(bin("prisma"), ["generate"], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
}
if (
  process.argv[2] !== "client" &&
  isStale("build/server/index.js", [
    "app",
    "public",
    "vite.config.ts",
    "remix.config.js",
    "package-lock.json",
  ])
) {
  console.error("Building the site …");
  run(bin("remix"), ["vite:build", "--logLevel", "error"], { NODE_ENV: "production" });
  run(process.execPath, ["tools/precompress.mjs"]);
}
