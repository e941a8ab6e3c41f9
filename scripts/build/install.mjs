import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return undefined;
  }
}

/**
 * What node_modules lacks against package-lock.json, as names; empty when nothing.
 * npm's own record of the installed tree (node_modules/.package-lock.json) is compared; optional packages may be absent.
 */
export function missingPackages({ withDevelopment = true, folder = root } = {}) {
  const wanted = readPackages(join(folder, "package-lock.json"));
  if (wanted === undefined) return ["package-lock.json cannot be read"];
  const installed = readPackages(join(folder, "node_modules", ".package-lock.json"));
  if (installed === undefined) return ["node_modules"];
  const missing = [];
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.link || (!withDevelopment && (entry.dev || entry.devOptional))) continue;
    const found = installed[path];
    if (found === undefined ? !(entry.optional || entry.devOptional || entry.peer) : found.version !== entry.version)
      missing.push(path);
  }
  return missing;
}

function npmCommand() {
  const script = process.env.npm_execpath;
  return script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)
    ? [process.execPath, [script]]
    : [process.platform === "win32" ? "npm.cmd" : "npm", []];
}

/** Runs `npm ci` when something is missing; throws a sentence when that fails. Its words go to stderr. */
export async function ensureInstalled({ withDevelopment = true } = {}) {
  const missing = missingPackages({ withDevelopment });
  if (missing.length === 0) return;
  process.stderr.write(`Installing packages (${missing.slice(0, 3).join(", ")}${missing.length > 3 ? ", …" : ""})\n`);
  const [command, first] = npmCommand();
  const { code } = await run(command, [...first, "ci", "--include=dev", "--no-audit", "--no-fund"], { stdio: "quiet" });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}`);
  const left = missingPackages({ withDevelopment });
  if (left.length > 0) throw new Error(`npm ci left packages out: ${left.slice(0, 5).join(", ")}`);
}
