import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * Runs a program and answers { code, signal, output, seconds }; never throws.
 * `stdio` "collect" keeps both streams, "inherit" passes them on, "quiet" sends stdout to stderr (stdout belongs to the caller's result).
 */
export function run(command, args, { cwd = root, env = {}, stdio = "collect", timeoutMs = 0 } = {}) {
  const startedAt = performance.now();
  const streams = {
    collect: ["ignore", "pipe", "pipe"],
    inherit: ["inherit", "inherit", "inherit"],
    quiet: ["ignore", 2, 2],
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: streams[stdio] });
    const parts = [];
    child.stdout?.on("data", (part) => parts.push(part));
    child.stderr?.on("data", (part) => parts.push(part));
    const timer = timeoutMs > 0 ? setTimeout(() => child.kill("SIGKILL"), timeoutMs) : undefined;
    const finish = (code, signal, problem = "") => {
      clearTimeout(timer);
      const output = Buffer.concat(parts).toString("utf8") + problem;
      resolve({ code, signal, output, seconds: (performance.now() - startedAt) / 1000 });
    };
    child.on("error", (error) => finish(127, null, `${command}: ${error.message}\n`));
    child.on("close", (code, signal) => finish(code ?? 1, signal));
  });
}

/** Becomes the given Node program: same streams, signals passed on, its exit code. */
export function become(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: process.cwd(),
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  // A terminal sends Ctrl-C to the whole group; a supervisor sends SIGTERM to this process only.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("close", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}
