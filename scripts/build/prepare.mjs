import { build } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";

/** Installs and builds what is missing; on failure says why on stderr and ends with exit code 1. */
export async function prepare({ withDevelopment = false } = {}) {
  try {
    await ensureInstalled({ withDevelopment });
    await build();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
