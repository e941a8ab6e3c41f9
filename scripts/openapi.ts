import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allOperations } from "#entrypoints/all-operations.ts";
import { describeOperations } from "#platform/http/openapi.ts";

/** Writes docs/openapi.json from the contracts; with --check it only says whether the file is fresh (exit 1 when not). */
const target = fileURLToPath(new URL("../docs/openapi.json", import.meta.url));
const text = `${JSON.stringify(describeOperations(allOperations, "1"), null, 2)}\n`;

function read(): string {
  try {
    return readFileSync(target, "utf8");
  } catch {
    // A missing file is as stale as an old one.
    return "";
  }
}

if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
  console.log(`${target}: ${allOperations.length} operations`);
} else if (read() !== text) {
  console.error("docs/openapi.json is stale: run npx tsx scripts/openapi.ts");
  process.exitCode = 1;
}
