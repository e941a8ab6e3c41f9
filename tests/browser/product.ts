import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import * as z from "zod";

const serverFile = fileURLToPath(new URL("../../dist/entrypoints/server.js", import.meta.url));
const startWithinMs = 90_000;

const signInsSchema = z.array(
  z.object({ login: z.string(), password: z.string(), roles: z.array(z.object({ role: z.string() })) }),
);
const runningSchema = z.object({ origin: z.url(), pid: z.int(), output: z.string(), dataDir: z.string() });
export type RunningProduct = z.infer<typeof runningSchema>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function waitUntilHealthy(origin: string, child: ChildProcess, output: string): Promise<void> {
  const until = Date.now() + startWithinMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Intan ended before it answered:\n${readFileSync(output, "utf8")}`);
    const isHealthy = await fetch(`${origin}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return;
    if (Date.now() > until) throw new Error(`Intan did not answer in time:\n${readFileSync(output, "utf8")}`);
    await pause(100);
  }
}

async function start(folder: string, options: readonly string[]): Promise<RunningProduct> {
  if (!existsSync(serverFile)) throw new Error("dist/ is missing: run `npm test` or `node scripts/build/build.mjs`");
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const dataDir = path.join(folder, "data");
  const output = path.join(folder, "output.txt");
  const file = openSync(output, "w");
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", serverFile, "--data", dataDir, "--port", String(port), ...options],
    { stdio: ["ignore", file, file], env: { ...process.env, NODE_ENV: "production" } },
  );
  const origin = `http://127.0.0.1:${port}`;
  const running = { origin, pid: child.pid ?? 0, output, dataDir };
  // Written before it answers: whoever ends the run finds the process even when the start failed.
  writeFileSync(path.join(folder, "running.json"), JSON.stringify(running));
  await waitUntilHealthy(origin, child, output);
  child.unref();
  return running;
}

/** Starts the built server on a folder of the run, or finds the one that an earlier test file started. */
async function startedOnce(name: string, options: readonly string[]): Promise<RunningProduct> {
  const folder = path.join(inject("productFolder"), name);
  const file = path.join(folder, "running.json");
  if (existsSync(file)) return runningSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return start(folder, options);
}

export interface DemoProduct extends RunningProduct {
  readonly passwordOf: (login: string) => string;
}

/** The demo region, loaded by the first test file that asks and shared by all others. */
export async function demoProduct(): Promise<DemoProduct> {
  const running = await startedOnce("demo", ["--demo"]);
  const signIns = signInsSchema.parse(JSON.parse(readFileSync(path.join(running.dataDir, "sign-ins.json"), "utf8")));
  return {
    ...running,
    passwordOf: (login) => {
      const found = signIns.find((signIn) => signIn.login === login);
      if (found === undefined) throw new Error(`the demo has no sign-in ${login}`);
      return found.password;
    },
  };
}

/** An installation that nobody has set up yet, and the path of its set-up link. */
export async function newProduct(): Promise<RunningProduct & { readonly setUpPath: string }> {
  const running = await startedOnce("new", []);
  const setUpPath = /\/siapkan\/\S+/.exec(readFileSync(running.output, "utf8"))?.[0];
  if (setUpPath === undefined) throw new Error("the server printed no set-up link");
  return { ...running, setUpPath };
}
