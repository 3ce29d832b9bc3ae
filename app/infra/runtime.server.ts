import type { Config } from "./config.server";
import type { Database } from "./db/client.server";
import { slot } from "./singleton.server";

/** What the start of the process hands to everything that runs in it: see `boot` and `join` in boot.server.ts. */
const configSlot = slot<Config>("the configuration");
const databaseSlot = slot<Database>("the database");
const secretSlot = slot<string>("the session secret");

export const config = configSlot.get;
export const db = databaseSlot.get;
export const secret = secretSlot.get;

export function setRuntime(values: { config: Config; db: Database; secret: string }): void {
  configSlot.set(values.config);
  databaseSlot.set(values.db);
  secretSlot.set(values.secret);
}
