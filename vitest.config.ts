import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };

/** Remix's plugin stays out: the core needs no bundler, and what needs the product starts the real one. */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "core",
          include: ["tests/core/**/*.test.ts"],
          environment: "node",
          // Pure functions keep nothing from one file to the next.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "product",
          include: ["tests/{services,commands,infra,routes,http,journeys,repo,prisma}/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/product.setup.ts"],
          // Each file has a database of its own, and the code keeps what it remembers of one beside that one: loading it
          // all anew for each file would cost more than most tests do.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
