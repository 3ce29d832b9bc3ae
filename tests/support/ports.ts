import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that nobody uses at the moment, below those that the system gives to outgoing connections: one of these could be
 * taken by a request of another test before the server that is to have it listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
