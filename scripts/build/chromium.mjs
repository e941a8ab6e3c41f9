import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium on this machine: INTAN_CHROMIUM, else the first on PATH; undefined when none. */
function findChromium() {
  const told = process.env.INTAN_CHROMIUM;
  if (told) return existsSync(told) ? told : undefined;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: look further.
    }
  }
  return undefined;
}

const install = "apt-get install -y --no-install-recommends chromium";

/** Finds Chromium, as root on Debian installs it; answers its path or undefined after saying what to run. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("Installing Chromium for the browser tests\n");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env, stdio: "quiet", timeoutMs: 300_000 });
    await run("apt-get", install.split(" ").slice(1), { env, stdio: "quiet", timeoutMs: 600_000 });
  }
  const installed = findChromium();
  if (installed === undefined) {
    process.stdout.write(
      `No Chromium found: the browser tests are skipped. To run them: ${isRoot ? "" : "sudo "}${install}\n`,
    );
  }
  return installed;
}
