import { spawn } from "node:child_process";
import autocannon from "autocannon";
import { freePort } from "../support/ports";
import { ready } from "./product";

/** One line of the table; a figure that does not apply is left out. */
export type Result = {
  name: string;
  rps?: number;
  p50ms?: number;
  p95ms?: number;
  p99ms?: number;
  bytes?: number;
  /** Requests a second over those of a bare `node:http` answer of the same size, in turns with it. */
  ratio?: number;
  /** The 95th percentile at the large size over that at the small one. */
  growth?: number;
  /** How long a single long job took. */
  seconds?: number;
};

export type Figures = { rps: number; p50ms: number; p95ms: number; p99ms: number };
type Turn = { seconds: number; times: number[] };

const seconds = 4;
/** V8 goes on compiling what a page runs for some twenty seconds under load; a server that is up does so once. */
const warmUpSeconds = 20;

/**
 * Several things under load, in turns, since a shared machine is not the same from one minute to the next. Each is warmed up
 * first; its figures are those of the requests answered in all its turns.
 */
export async function inTurns(several: readonly autocannon.Options[], rounds: number): Promise<Figures[]> {
  const turns: Turn[][] = several.map(() => []);
  for (const options of several) await turn({ ...options, duration: warmUpSeconds });
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, options] of several.entries()) {
      turns[index]?.push(await turn({ ...options, duration: seconds }));
    }
  }
  return turns.map(figures);
}

/** A page and a bare server that answers as many bytes, in turns. */
export async function besideBare(options: autocannon.Options, bytes: number, status = 200) {
  const rounds = 4;
  const bareServer = await startBare(bytes, status);
  try {
    const [bare, page] = await inTurns(
      [{ ...options, url: bareServer.url, requests: undefined }, options],
      rounds,
    );
    if (!bare || !page) throw new Error("both were measured");
    return { page, bare, ratio: Number((page.rps / bare.rps).toFixed(3)) };
  } finally {
    bareServer.stop();
  }
}

/** One turn; latencies are collected request by request, since the library keeps no 95th percentile. */
async function turn(options: autocannon.Options): Promise<Turn> {
  const times: number[] = [];
  let unexpected = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    instance.on("response", (_client, status, _bytes, time) => {
      times.push(time);
      if (status >= 400) unexpected += 1;
    });
  });
  if (unexpected > 0 || result.errors > 0) {
    throw new Error(`${unexpected} answers of 400 or above and ${result.errors} errors at ${options.url}`);
  }
  return { seconds: result.duration, times };
}

function figures(turns: Turn[]): Figures {
  const { p50ms, p95ms, p99ms, count } = percentiles(turns.flatMap(({ times }) => times));
  const lasted = turns.reduce((sum, one) => sum + one.seconds, 0);
  return { rps: Math.round(count / lasted), p50ms, p95ms, p99ms };
}

/** Of times in milliseconds. */
export function percentiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
  return { p50ms: at(0.5), p95ms: at(0.95), p99ms: at(0.99), count: sorted.length };
}

/** A server that does nothing but answer, in a process of its own like the product. */
async function startBare(bytes: number, status: number): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const code = `const body = Buffer.alloc(${bytes}, "a"); require("node:http").createServer((q, r) => { q.resume(); r.writeHead(${status}, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length }); r.end(body); }).listen(${port}, "127.0.0.1")`;
  const bare = spawn(process.execPath, ["-e", code], { stdio: "inherit" });
  await ready(url, true);
  return { url, stop: () => bare.kill() };
}
