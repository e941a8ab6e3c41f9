import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { removeDataFolder } from "#platform/database/supervisor.ts";
import type { Log } from "#platform/logging/port.ts";
import { rounded } from "./figure.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const longestStartMs = 120_000;

/** The built server as a child process on a free port of loopback, with the demo region. */
export interface Site {
  readonly url: string;
  readonly dataDir: string;
  /** From spawn to the first page, seconds. */
  readonly startSeconds: number;
  /** All that the server said so far. */
  log(): string;
  /** Processor time of the server process so far, milliseconds; null where /proc is missing. */
  processorMs(): number | null;
  stop(): Promise<void>;
}

export const newDataFolder = (): string => mkdtempSync(join(tmpdir(), "intan-bench-"));

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const removeData = (dataDir: string): Promise<void> => removeDataFolder({ dataDir, log: silent });

/** Flags for Node, such as --cpu-prof, to look into a missed aim. */
const nodeFlags = (process.env["INTAN_BENCH_NODE_FLAGS"] ?? "").split(" ").filter((flag) => flag !== "");

export async function startSite(dataDir: string): Promise<Site> {
  const logFile = join(dataDir, "bench.log");
  const output = openSync(logFile, "a");
  const from = readFileSync(logFile, "utf8").length;
  const startedAt = performance.now();
  const server = join(root, "dist", "entrypoints", "server.js");
  const args = [...nodeFlags, "--enable-source-maps", server, "--data", dataDir, "--demo", "--port", "0"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", output, output] });
  const log = (): string => readFileSync(logFile, "utf8").slice(from);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill("SIGTERM");
    const cut = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(cut);
  };
  while (performance.now() - startedAt < longestStartMs && child.exitCode === null) {
    const url = /^Intan: (http:\S+)$/m.exec(log())?.[1];
    if (url !== undefined && (await answersPage(url))) {
      const startSeconds = rounded((performance.now() - startedAt) / 1_000, 2);
      return { url, dataDir, startSeconds, log, processorMs: () => processorMsOf(child.pid), stop };
    }
    await sleep(20);
  }
  await stop();
  throw new Error(`The server did not start:\n${log().slice(-2_000)}`);
}

const answersPage = (url: string): Promise<boolean> =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );

function processorMsOf(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user = "", system = ""] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13);
    // Clock ticks of 10 ms on every Linux that Node runs on.
    return (Number(user) + Number(system)) * 10;
  } catch {
    return null;
  }
}

const signInsSchema = z.array(
  z.object({ login: z.string(), password: z.string(), roles: z.array(z.object({ role: z.string() })) }),
);

/** Signs in as the demo's programme manager, as a browser without JavaScript does; answers the Cookie header. */
export async function signIn(site: Site): Promise<string> {
  const people = signInsSchema.parse(JSON.parse(readFileSync(join(site.dataDir, "sign-ins.json"), "utf8")));
  const person = people.find(({ roles }) => roles.some(({ role }) => role === "programme_manager"));
  if (person === undefined) throw new Error("The demo has no programme manager");
  const jar = new Map<string, string>();
  const keep = (answer: Response): Response => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const html = await keep(await fetch(`${site.url}/masuk`)).text();
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  const answer = await fetch(`${site.url}/masuk`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookie(), origin: site.url },
    body: new URLSearchParams({
      _token: hidden("_token"),
      _key: hidden("_key"),
      login: person.login,
      password: person.password,
    }),
  });
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}`);
  keep(answer);
  return cookie();
}
