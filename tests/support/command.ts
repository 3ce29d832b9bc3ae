import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export type Ended = { code: number | null; output: string; errors: string };

/** Runs one of the product's commands as an operator does, and waits for its end. */
export async function runCommand(
  name: string,
  args: string[],
  settings: Record<string, string>,
  input = "",
): Promise<Ended> {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LOG_LEVEL: "warn",
    ...settings,
  };
  const child = spawn(process.execPath, [`build/commands/${name}.js`, ...args], { env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, errors };
}
