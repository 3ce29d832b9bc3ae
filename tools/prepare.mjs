// Before a start, a test or a check: makes what is generated (the Prisma client, the commands, the built site and its
// server) when it is older than what it is made from. `node tools/prepare.mjs client` stops after the client,
// `node tools/prepare.mjs commands` after the commands.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";

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
const upTo = process.argv[2] ?? "site";
const code = ["app", "commands", "prisma/migrate.ts", "prisma/schema.prisma", "tools", "package-lock.json"];

if (
  upTo === "site" &&
  isStale("build/product/server.js", [...code, "server.ts", "public", "vite.config.ts", "remix.config.js"])
) {
  console.error("Building the site …");
  run(bin("remix"), ["vite:build", "--logLevel", "error"], { NODE_ENV: "production" });
  run(process.execPath, ["tools/precompress.mjs"]);
  await bundle("build/product", {
    server: "server.ts",
    worker: "commands/worker.ts",
    site: "build/server/index.js",
  });
}
// After the site: building that empties the folder.
if (upTo !== "client" && isStale("build/commands/operator.js", code)) {
  const names = ["demo", "operator", "route", "seed"];
  await bundle("build/commands", Object.fromEntries(names.map((name) => [name, `commands/${name}.ts`])));
}
