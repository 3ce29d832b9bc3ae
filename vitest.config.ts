import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };

/** What takes longest begins first, so that no processor is idle at the end; the size of a file does not tell. */
class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const order = ["fuzz.test", "kill.test", "/journeys/", "/infra/"];
    const rank = ({ moduleId }: TestSpecification) => {
      const at = order.findIndex((part) => moduleId.includes(part));
      return at < 0 ? order.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** Remix's plugin stays out: the core needs no bundler, and what needs the product starts the real one. */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    sequence: { sequencer: JourneysFirst },
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
