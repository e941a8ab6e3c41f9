// npm run proof [-- --short] [-- NAME …]: the heavy proofs, one file of tests/proof each.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./build/prepare.mjs";
import { root, run } from "./build/run.mjs";

await prepare({ withDevelopment: true });
const folder = join(root, "tests", "proof");
const options = process.argv.slice(2);
const names = options.filter((option) => !option.startsWith("--"));
const all = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".proof.ts")) : [];
const chosen = all.filter((file) => names.length === 0 || names.some((name) => file === `${name}.proof.ts`)).sort();
if (chosen.length === 0) {
  process.stderr.write(`No proof found${names.length > 0 ? ` named ${names.join(", ")}` : ""} in tests/proof\n`);
  process.exit(1);
}

let failed = 0;
for (const file of chosen) {
  process.stdout.write(`\n${file}\n`);
  const flags = options.filter((option) => option.startsWith("--"));
  const { code, seconds } = await run(process.execPath, ["--import", "tsx", join(folder, file), ...flags], {
    stdio: "inherit",
  });
  process.stdout.write(`${code === 0 ? "held" : `failed with exit code ${code}`} after ${seconds.toFixed(1)} s\n`);
  if (code !== 0) failed += 1;
}
process.stdout.write(`${chosen.length - failed} held, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
